// Common enemies: which two act against the same third
// :param rollup boolean true  Count what a spokesperson does for the state or organisation spoken for
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (p:Actor)-[r:THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST]->(q:Actor)
WHERE ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
WITH p, r, q
MATCH (d:Article {id: r.article})
WITH p, q, r, coalesce(r.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH p, q, r, day, q.side IS NOT NULL AND EXISTS { MATCH (p)-[:PART_OF]->(h:Actor) WHERE h.id = q.side } AS domestic
// who belongs to the state acts against its government, not against it
MATCH (a:Actor {id: CASE WHEN $rollup THEN coalesce(p.side, p.id) ELSE p.id END})
MATCH (b:Actor {id: CASE WHEN $rollup AND NOT domestic THEN coalesce(q.side, q.id) ELSE q.id END})
WHERE a.id <> b.id
WITH a, b, r
ORDER BY r.act
WITH b, a, collect(r.act) AS acts
ORDER BY a.id
WITH b, collect({id: a.id, name: a.name, acts: acts}) AS foes
UNWIND foes AS one
UNWIND foes AS other
WITH b, one, other
WHERE one.id < other.id
RETURN one.name AS one, other.name AS other, b.name AS enemy, size(one.acts) + size(other.acts) AS acts,
       one.acts + other.acts AS act_ids
ORDER BY acts DESC, one, other, enemy, act_ids[0]
