// Dyad: all between two actors, either way, denied and planned too
// :param a actor required  One actor: name, alias or id
// :param b actor required  The other
// :param rollup boolean true  With what is done by or to those who speak for them
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (one:Actor)
WHERE one.same_as IS NULL AND any(n IN [one.id, one.name] + one.aliases + coalesce(one.also, []) WHERE toLower(n) = toLower($a))
OPTIONAL MATCH (f:Actor {side: one.id})
WITH collect(DISTINCT one.id) + CASE WHEN $rollup THEN collect(DISTINCT f.id) ELSE [] END AS ones
MATCH (other:Actor)
WHERE other.same_as IS NULL AND any(n IN [other.id, other.name] + other.aliases + coalesce(other.also, []) WHERE toLower(n) = toLower($b))
OPTIONAL MATCH (f:Actor {side: other.id})
WITH ones, collect(DISTINCT other.id) + CASE WHEN $rollup THEN collect(DISTINCT f.id) ELSE [] END AS others
UNWIND ones AS head
OPTIONAL MATCH (o:Actor {same_as: head})
WITH ones, others, head, collect(o.id) AS variants
UNWIND [head] + variants AS id
MATCH (:Actor {id: id})<-[:BY|TOWARDS]-(x:Act)
WITH DISTINCT x, ones, others
WHERE x.confidence >= $confidence AND coalesce(x.judgement, '') <> 'rejected'
MATCH (x)-[:BY]->(v:Actor)
MATCH (x)-[:TOWARDS]->(w:Actor)
WITH x, ones, others, v, w
MATCH (s:Actor {id: coalesce(v.same_as, v.id)})
MATCH (t:Actor {id: coalesce(w.same_as, w.id)})
WHERE (s.id IN ones AND t.id IN others) OR (s.id IN others AND t.id IN ones)
MATCH (x)-[e:EVIDENCED_BY]->(d:Article)
OPTIONAL MATCH (x)-[m:RELAYED_BY]->(u:Actor)
OPTIONAL MATCH (via:Actor {id: coalesce(u.same_as, u.id, '')})
WITH x, s, t, e, d, m, via, coalesce(x.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH x, s, t, e, d, day, m, via
ORDER BY m.order, via.id
WITH x, s, t, e, d, day, collect(DISTINCT via.name) AS relayed_by
WHERE $relayed OR (size(relayed_by) = 0 AND x.voice <> 'relayed')
RETURN toString(day) AS day, toString(coalesce(x.date_end, day)) AS day_end,
       s.name AS actor, x.type AS act, t.name AS target, x.modality AS modality,
       x.voice AS voice, relayed_by, e.sentence AS sentence, d.publisher AS publisher, [x.id] AS act_ids
ORDER BY day, actor, target, act_ids[0]
