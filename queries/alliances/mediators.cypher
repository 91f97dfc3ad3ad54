// Mediators: who meets both sides of a quarrel
// :param relayed boolean false  With acts that somebody else relayed
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (m:Actor)-[r:MEETS]-(x:Actor)
WHERE ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
WITH DISTINCT m, x
WITH m, collect(x.id) AS met
UNWIND met AS one
MATCH (p:Actor {id: one})-[r:THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST]->(q:Actor)
WHERE ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence AND q.id IN met AND q.id <> one
WITH m, CASE WHEN p.id < q.id THEN p ELSE q END AS x, CASE WHEN p.id < q.id THEN q ELSE p END AS y, count(*) AS quarrels
WITH m, x, y, quarrels, COLLECT {
  MATCH (m)-[r:MEETS]-(z:Actor)
  WHERE z.id IN [x.id, y.id] AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
  RETURN r.act ORDER BY r.act
} AS act_ids
RETURN m.name AS mediator, x.name AS one_side, y.name AS other_side, quarrels, size(act_ids) AS meetings, act_ids
ORDER BY quarrels DESC, meetings DESC, mediator, one_side, other_side, act_ids[0]
