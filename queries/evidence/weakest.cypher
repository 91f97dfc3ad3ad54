// Weakest: the acts that are least sure, to be looked at first
// :param most number 0.5  Only acts of at most this confidence
MATCH (x:Act)-[e:EVIDENCED_BY]->(d:Article)
WHERE x.confidence <= $most
MATCH (x)-[:BY]->(a:Actor)
OPTIONAL MATCH (x)-[:TOWARDS]->(b:Actor)
RETURN x.confidence AS confidence, a.name AS actor, x.type AS act, coalesce(b.name, x.target_text) AS target,
       x.modality AS modality, x.why AS why, e.sentence AS sentence, [x.id] AS act_ids
ORDER BY confidence, act_ids[0]
