// Planned meetings: which took place, and which were called off
// :param actor string null  Only with this actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (x:Act {type: 'MEETS', modality: 'planned'})-[:EVIDENCED_BY]->(d:Article)
WHERE coalesce(x.judgement, '') <> 'rejected' AND ($relayed OR NOT EXISTS { (x)-[:RELAYED_BY]->(:Actor) })
MATCH (x)-[:BY]->(v:Actor)
MATCH (x)-[:TOWARDS]->(w:Actor)
WITH x, d, v, w
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
MATCH (b:Actor {id: coalesce(w.same_as, w.id)})
WHERE a.id <> b.id AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
  OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, b, x, d.published AS said, coalesce(x.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
OPTIONAL MATCH (o:Actor {same_as: a.id})
WITH a, b, x, said, day, [a.id] + collect(o.id) AS ids
UNWIND ids AS id
OPTIONAL MATCH (:Actor {id: id})<-[:BY|TOWARDS]-(y:Act {type: 'MEETS'})-[:BY|TOWARDS]->(w:Actor)
WHERE y.modality IN ['actual', 'denied'] AND coalesce(w.same_as, w.id) = b.id
  AND coalesce(y.judgement, '') <> 'rejected' AND ($relayed OR NOT EXISTS { (y)-[:RELAYED_BY]->(:Actor) })
OPTIONAL MATCH (y)-[:EVIDENCED_BY]->(d2:Article)
WITH a, b, x, said, day, y, coalesce(y.date, d2.published) AS later
WITH a, b, x, said, day, y, later, (later >= day OR (later IS NOT NULL AND later >= said)) AS fits
ORDER BY later, y.id
WITH a, b, x, said, day, collect(DISTINCT CASE WHEN fits THEN {act: y.id, how: y.modality} ELSE null END) AS found
RETURN toString(said) AS told, toString(day) AS planned_for, toString(coalesce(x.date_end, day)) AS planned_for_end,
       a.name AS one, b.name AS other,
       CASE WHEN size(found) = 0 THEN 'nothing heard' WHEN any(f IN found WHERE f.how = 'actual') THEN 'held'
            ELSE 'not held' END AS then, [x.id] + [f IN found | f.act] AS act_ids
ORDER BY told, one, other, act_ids[0]
