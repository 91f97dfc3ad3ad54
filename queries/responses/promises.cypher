// Promises: what was planned or threatened, and whether a later act agrees
// :param actor string null  Only with this actor: name, alias or id
// :param days integer 90  Within so many days
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (x:Act)-[:EVIDENCED_BY]->(d:Article)
WHERE x.modality IN ['planned', 'conditional'] AND x.type <> 'MEETS' AND coalesce(x.judgement, '') <> 'rejected'
  AND ($relayed OR NOT EXISTS { (x)-[:RELAYED_BY]->(:Actor) })
MATCH (x)-[:BY]->(v:Actor)
MATCH (x)-[:TOWARDS]->(w:Actor)
WITH x, d, v, w
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
MATCH (b:Actor {id: coalesce(w.same_as, w.id)})
WHERE a.id <> b.id AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
  OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, b, x, coalesce(d.published, x.date) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
OPTIONAL MATCH (o:Actor {same_as: a.id})
WITH a, b, x, day, [a.id] + collect(o.id) AS ids
UNWIND ids AS id
OPTIONAL MATCH (:Actor {id: id})<-[:BY]-(y:Act)-[:TOWARDS]->(w:Actor)
WHERE y.type = x.type AND y.modality IN ['actual', 'denied'] AND y.id <> x.id AND coalesce(w.same_as, w.id) = b.id
  AND coalesce(y.judgement, '') <> 'rejected' AND ($relayed OR NOT EXISTS { (y)-[:RELAYED_BY]->(:Actor) })
OPTIONAL MATCH (y)-[:EVIDENCED_BY]->(d2:Article)
WITH a, b, x, day, y, coalesce(y.date, d2.published) AS later
WITH a, b, x, day, CASE WHEN later > day AND later <= day + duration({days: $days}) THEN y.id ELSE null END AS kept,
     y.modality AS how, later, coalesce(y.date_end, later) AS until
ORDER BY later, kept
WITH a, b, x, day,
     collect(CASE WHEN kept IS NULL THEN null ELSE {act: kept, how: how, day: toString(later), until: toString(until)}
             END) AS found
RETURN toString(day) AS said, a.name AS actor, x.type AS act, b.name AS target, x.modality AS modality,
       CASE WHEN size(found) = 0 THEN 'nothing heard' WHEN found[0].how = 'actual' THEN 'done'
            ELSE 'not done' END AS then,
       found[0].day AS on, found[0].until AS on_end, [x.id] + [f IN found | f.act] AS act_ids
ORDER BY said, actor, target, act_ids[0]
