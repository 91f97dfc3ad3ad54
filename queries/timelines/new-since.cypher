// New since: what was published since a day, or loaded, where no date of publication is known
// :param since date required  The day
// :param by string "published"  published, or retrieved: when every article was loaded
// :param relayed boolean false  With acts that somebody else relayed
MATCH (x:Act)-[e:EVIDENCED_BY]->(d:Article)
WHERE coalesce(x.judgement, '') <> 'rejected' AND ($relayed OR (x.voice <> 'relayed' AND NOT EXISTS { (x)-[:RELAYED_BY]->(:Actor) }))
WITH x, e, d, CASE WHEN $by = 'retrieved' THEN date(d.retrieved) ELSE coalesce(d.published, date(d.retrieved)) END AS came
WHERE came >= date($since)
MATCH (x)-[:BY]->(v:Actor)
WITH x, e, d, came, v
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
OPTIONAL MATCH (x)-[:TOWARDS]->(w:Actor)
OPTIONAL MATCH (b:Actor {id: coalesce(w.same_as, w.id, '')})
RETURN toString(came) AS came, a.name AS actor, x.type AS act, coalesce(b.name, x.target_text) AS target,
       x.modality AS modality, e.sentence AS sentence, d.publisher AS publisher, d.url AS url, [x.id] AS act_ids
ORDER BY came, actor, act, act_ids[0]
