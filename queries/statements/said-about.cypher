// Said about: what others say of somebody
// :param actor actor required  The one spoken of: name, alias or id
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (b:Actor)
WHERE b.same_as IS NULL AND any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor))
OPTIONAL MATCH (o:Actor {same_as: b.id})
WITH b, [b.id] + collect(o.id) AS ids
UNWIND ids AS id
MATCH (:Actor {id: id})<-[:MENTIONS]-(s:Statement)
WHERE coalesce(s.judgement, '') <> 'rejected'
MATCH (s)-[i:IN]->(d:Article)
WITH b, s, d, d.published AS day, min(i.start) AS start
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
OPTIONAL MATCH (v:Actor)-[m:MADE]->(s)
OPTIONAL MATCH (p:Actor {id: coalesce(v.same_as, v.id, '')})
WITH b, s, d, day, start, p, m
ORDER BY m.order, p.id
WITH b, s, d, day, start, collect(DISTINCT p.name) AS speakers
OPTIONAL MATCH (s)-[r:RELAYED_BY]->(u:Actor)
OPTIONAL MATCH (via:Actor {id: coalesce(u.same_as, u.id, '')})
WITH b, s, d, day, start, speakers, r, via
ORDER BY r.order, via.id
WITH b, s, d, day, start, speakers, collect(DISTINCT via.name) AS relayed_by
RETURN toString(day) AS day, speakers, s.kind AS kind, s.text AS text, b.name AS about, relayed_by, d.publisher AS publisher,
       d.title AS title, [s.id] AS statement_ids
ORDER BY day, title, start, statement_ids[0], about
