// Tensions: who stands by both sides of a quarrel (the friend of my enemy)
// :param relayed boolean false  With acts that somebody else relayed
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (x:Actor)-[r:THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST]->(y:Actor)
WHERE ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
WITH x, y, r
ORDER BY r.act
WITH x, y, collect(r.act) AS quarrel
MATCH (f:Actor)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]->(x)
WHERE r.modality = 'actual' AND ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence AND f.id <> y.id
WITH x, y, f, quarrel, r
ORDER BY r.act
WITH x, y, f, quarrel, collect(r.act) AS one
MATCH (f)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]->(y)
WHERE r.modality = 'actual' AND ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
WITH x, y, f, quarrel, one, r
ORDER BY r.act
WITH x, y, f, quarrel, one, collect(r.act) AS other
RETURN f.name AS friend_of_both, x.name AS one_side, y.name AS other_side, size(quarrel) AS quarrels,
       quarrel + one + other AS act_ids
ORDER BY quarrels DESC, friend_of_both, one_side, other_side, act_ids[0]
