// Weakest: the acts that are least sure, to be looked at first
// :param most number 0.5  Only acts of at most this confidence
// :param relayed boolean false  With acts that somebody else relayed
MATCH (x:Act)-[e:EVIDENCED_BY]->(d:Article)
WHERE x.confidence <= $most AND coalesce(x.judgement, '') <> 'rejected'
  AND ($relayed OR NOT EXISTS { (x)-[:RELAYED_BY]->(:Actor) })
MATCH (x)-[:BY]->(v:Actor)
WITH x, e, d, v
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
OPTIONAL MATCH (x)-[:TOWARDS]->(w:Actor)
OPTIONAL MATCH (b:Actor {id: coalesce(w.same_as, w.id, '')})
RETURN x.confidence AS confidence, a.name AS actor, x.type AS act, coalesce(b.name, x.target_text) AS target,
       x.modality AS modality, x.why AS why, e.sentence AS sentence, [x.id] AS act_ids
ORDER BY confidence, act_ids[0]
