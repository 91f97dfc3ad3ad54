// Who belongs to whom: people and offices with what they speak for or are part of
MATCH (a:Actor)-[r:SPEAKS_FOR|PART_OF]->(b:Actor)
RETURN a, r, b
ORDER BY a.id, b.id
LIMIT 300
