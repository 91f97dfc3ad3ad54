// Friends: who backs, aids, agrees, works or meets with whom
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH|MEETS]->(b:Actor)
WHERE r.confidence >= $confidence AND size(r.relayed_by) = 0 AND r.voice <> 'relayed'
RETURN a, r, b
ORDER BY r.act
LIMIT 300
