// Promises: what was planned or threatened, and whether a later act agrees
// :param actor actor null  Only with this actor: name, alias or id
// :param days integer 90  Within so many days
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (x:Act)-[:EVIDENCED_BY]->(d:Article)
WHERE x.modality IN ['planned', 'conditional'] AND x.type <> 'MEETS' AND coalesce(x.judgement, '') <> 'rejected'
  AND ($relayed OR (x.voice <> 'relayed' AND NOT EXISTS { (x)-[:RELAYED_BY]->(:Actor) }))
MATCH (x)-[:BY]->(v:Actor)
MATCH (x)-[:TOWARDS]->(w:Actor)
WITH x, d, v, w
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
MATCH (b:Actor {id: coalesce(w.same_as, w.id)})
WHERE a.id <> b.id AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
  OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, b, x, coalesce(d.published, x.date) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH a, b, x.type AS type,
     collect({id: x.id, modality: x.modality, day: day, until: day + duration({days: $days})}) AS promises
WITH a, b, type, promises, [a.id] + COLLECT { MATCH (o:Actor {same_as: a.id}) RETURN o.id } AS ids
WITH a, b, type, promises, COLLECT {
  UNWIND ids AS id
  MATCH (:Actor {id: id})<-[:BY]-(y:Act)-[:TOWARDS]->(w:Actor)
  WHERE y.type = type AND y.modality IN ['actual', 'denied'] AND coalesce(w.same_as, w.id) = b.id
    AND coalesce(y.judgement, '') <> 'rejected' AND ($relayed OR (y.voice <> 'relayed' AND NOT EXISTS { (y)-[:RELAYED_BY]->(:Actor) }))
  MATCH (y)-[:EVIDENCED_BY]->(d:Article)
  WITH DISTINCT y, coalesce(y.date, d.published) AS day
  ORDER BY day, y.id
  RETURN {act: y.id, how: y.modality, day: day, last: coalesce(y.date_end, day)}
} AS later
UNWIND promises AS x
WITH a, b, type, x, [y IN later WHERE y.act <> x.id AND y.day > x.day AND y.day <= x.until] AS found
RETURN toString(x.day) AS said, a.name AS actor, type AS act, b.name AS target, x.modality AS modality,
       CASE WHEN size(found) = 0 THEN 'nothing heard' WHEN found[0].how = 'actual' THEN 'done'
            ELSE 'not done' END AS then,
       toString(found[0].day) AS on, toString(found[0].last) AS on_end, [x.id] + [y IN found | y.act] AS act_ids
ORDER BY said, actor, target, act_ids[0]
