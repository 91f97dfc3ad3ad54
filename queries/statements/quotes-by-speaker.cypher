// Quotes by speaker: what somebody said, in order
// :param speaker actor null  The speaker: name, alias or id
// :param rollup boolean false  With what those who speak for the speaker said
// :param kind string null  Only direct, mixed or indirect
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (v:Actor)
MATCH (p:Actor {id: coalesce(v.same_as, v.id)})
OPTIONAL MATCH (f:Actor {id: coalesce(p.side, '')})
WITH v, p, f
WHERE $speaker IS NULL OR any(n IN [p.id, p.name] + p.aliases + coalesce(p.also, []) WHERE toLower(n) = toLower($speaker))
  OR ($rollup AND any(n IN [f.id, f.name] + f.aliases + coalesce(f.also, []) WHERE toLower(n) = toLower($speaker)))
MATCH (v)-[:MADE]->(s:Statement)-[i:IN {order: 0}]->(d:Article)
WHERE ($kind IS NULL OR s.kind = $kind) AND coalesce(s.judgement, '') <> 'rejected'
WITH p, s, d, i, d.published AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
OPTIONAL MATCH (s)-[r:RELAYED_BY]->(u:Actor)
OPTIONAL MATCH (via:Actor {id: coalesce(u.same_as, u.id, '')})
WITH p, s, d, day, i, r, via
ORDER BY r.order, via.id
WITH p, s, d, day, i.start AS start, collect(DISTINCT via.name) AS relayed_by
OPTIONAL MATCH (s)-[:TO]->(w:Actor)
OPTIONAL MATCH (t:Actor {id: coalesce(w.same_as, w.id, '')})
RETURN toString(day) AS day, p.name AS speaker, s.kind AS kind, s.text AS text, t.name AS said_to, s.stance AS stance,
       relayed_by, d.publisher AS publisher, d.title AS title, [s.id] AS statement_ids
ORDER BY day, title, start, statement_ids[0], speaker
