// Mediators: who meets both sides of a quarrel
// :param relayed boolean false  With acts that somebody else relayed
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (p:Actor)-[r:THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST]->(q:Actor)
WHERE ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
WITH CASE WHEN p.id < q.id THEN p ELSE q END AS x, CASE WHEN p.id < q.id THEN q ELSE p END AS y, count(*) AS quarrels
MATCH (x)-[r:MEETS]-(m:Actor)
WHERE ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence AND m.id <> y.id
WITH x, y, m, quarrels, collect(r.act) AS ones
MATCH (m)-[r:MEETS]-(y)
WHERE ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
WITH x, y, m, quarrels, ones, collect(r.act) AS others
UNWIND ones + others AS act
WITH x, y, m, quarrels, act
ORDER BY act
WITH x, y, m, quarrels, collect(DISTINCT act) AS act_ids
RETURN m.name AS mediator, x.name AS one_side, y.name AS other_side, quarrels, size(act_ids) AS meetings, act_ids
ORDER BY quarrels DESC, meetings DESC, mediator, one_side, other_side, act_ids[0]
