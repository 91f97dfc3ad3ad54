// Weakest: the acts that are least sure; `sayso review` asks of them, and of relayed ones too
// :param below number 0.7  Only acts that are less sure than this
// :param relayed boolean false  With acts that somebody else relayed
MATCH (x:Act)-[e:EVIDENCED_BY]->(d:Article)
WHERE x.confidence < $below AND coalesce(x.judgement, 'later') = 'later'
  AND coalesce(d.standing, 'original') = 'original'
  AND ($relayed OR (x.voice <> 'relayed' AND NOT EXISTS { (x)-[:RELAYED_BY]->(:Actor) }))
MATCH (x)-[:BY]->(v:Actor)
WITH x, e, d, v
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
OPTIONAL MATCH (x)-[:TOWARDS]->(w:Actor)
OPTIONAL MATCH (b:Actor {id: coalesce(w.same_as, w.id, '')})
RETURN x.confidence AS confidence, a.name AS actor, x.type AS act, coalesce(b.name, x.target_text) AS target,
       x.modality AS modality, x.voice AS voice, x.why AS why, e.sentence AS sentence, [x.id] AS act_ids
ORDER BY confidence, act_ids[0]
