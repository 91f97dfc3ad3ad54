// Tensions: who stands by both sides of a quarrel (the friend of my enemy)
// :param relayed boolean false  With acts that somebody else relayed
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (f:Actor)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]->(x:Actor)
WHERE r.modality = 'actual' AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
WITH DISTINCT f, x
WITH f, collect(x.id) AS friends
UNWIND friends AS one
MATCH (x:Actor {id: one})-[r:THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST]->(y:Actor)
WHERE ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence AND y.id IN friends AND y.id <> x.id
WITH DISTINCT f, x, y
WITH f, x, y, COLLECT {
  MATCH (x)-[r:THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST]->(y)
  WHERE ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence RETURN r.act ORDER BY r.act
} AS quarrel, COLLECT {
  MATCH (f)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]->(x)
  WHERE r.modality = 'actual' AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
  RETURN r.act ORDER BY r.act
} AS one, COLLECT {
  MATCH (f)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]->(y)
  WHERE r.modality = 'actual' AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
  RETURN r.act ORDER BY r.act
} AS other
RETURN f.name AS friend_of_both, x.name AS one_side, y.name AS other_side, size(quarrel) AS quarrels,
       quarrel + one + other AS act_ids
ORDER BY quarrels DESC, friend_of_both, one_side, other_side, act_ids[0]
