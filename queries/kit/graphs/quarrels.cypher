// Quarrels: threats, condemnations and harder acts
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r:THREATENS|CONDEMNS|REJECTS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST|PROTESTS_AGAINST]->(b:Actor)
WHERE r.confidence >= $confidence AND size(r.relayed_by) = 0 AND r.voice <> 'relayed'
RETURN a, r, b
ORDER BY r.act
LIMIT 300
