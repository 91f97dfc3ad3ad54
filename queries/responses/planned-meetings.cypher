// Planned meetings: which took place, and which were called off
// :param actor actor null  Only with this actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (x:Act {type: 'MEETS', modality: 'planned'})-[e:EVIDENCED_BY]->(d:Article)
WHERE coalesce(x.judgement, '') <> 'rejected' AND ($relayed OR (x.voice <> 'relayed' AND NOT EXISTS { (x)-[:RELAYED_BY]->(:Actor) }))
MATCH (x)-[:BY]->(v:Actor)
MATCH (x)-[:TOWARDS]->(w:Actor)
WITH x, e, d, v, w
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
MATCH (b:Actor {id: coalesce(w.same_as, w.id)})
WHERE a.id <> b.id AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
  OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, b, x, e, d, coalesce(x.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH a, b, collect({id: x.id, said: d.published, day: day, last: coalesce(x.date_end, x.date), article: d.id,
                    start: e.start}) AS plans
WITH a, b, plans, [a.id] + COLLECT { MATCH (o:Actor {same_as: a.id}) RETURN o.id } AS ids
WITH a, b, plans, COLLECT {
  UNWIND ids AS id
  MATCH (:Actor {id: id})<-[:BY|TOWARDS]-(y:Act {type: 'MEETS'})-[:BY|TOWARDS]->(w:Actor)
  WHERE y.modality IN ['actual', 'denied'] AND coalesce(w.same_as, w.id) = b.id
    AND coalesce(y.judgement, '') <> 'rejected' AND ($relayed OR (y.voice <> 'relayed' AND NOT EXISTS { (y)-[:RELAYED_BY]->(:Actor) }))
  MATCH (y)-[e:EVIDENCED_BY]->(d:Article)
  WITH DISTINCT y, e, d, coalesce(y.date, d.published) AS day
  ORDER BY day, y.id
  RETURN {act: y.id, denied: y.modality = 'denied', date: y.date, day: day, told: d.published, article: d.id,
          start: e.start}
} AS news
UNWIND plans AS x
// held: told elsewhere of the planned day or a later one; called off: told after the plan, of no later day than its own
WITH a, b, x, [y IN news WHERE NOT y.denied AND y.article <> x.article AND y.day >= x.day
  OR y.denied AND (y.article <> x.article AND coalesce(y.told, y.date) >= x.said OR y.article = x.article AND y.start > x.start)
    AND (y.date IS NULL OR y.date >= x.said AND y.date <= coalesce(x.last, y.date))] AS found
RETURN toString(x.said) AS told, toString(x.day) AS planned_for,
       toString(coalesce(x.last, x.day)) AS planned_for_end, a.name AS one, b.name AS other,
       CASE WHEN size(found) = 0 THEN 'nothing heard' WHEN all(y IN found WHERE y.denied) THEN 'called off'
            WHEN found[0].denied THEN 'called off, met later'
            WHEN any(y IN found WHERE y.denied) THEN 'held, then denied' ELSE 'held' END AS then,
       [x.id] + [y IN found | y.act] AS act_ids
ORDER BY told, one, other, act_ids[0]
