// Planned meetings: which took place, and which were called off
// :param actor string null  Only with this actor: name, alias or id
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (a:Actor)<-[:BY]-(x:Act {type: 'MEETS', modality: 'planned'})-[:TOWARDS]->(b:Actor)
WHERE $actor IS NULL OR any(n IN [a.id, a.name] + a.aliases WHERE toLower(n) = toLower($actor))
  OR any(n IN [b.id, b.name] + b.aliases WHERE toLower(n) = toLower($actor))
MATCH (x)-[:EVIDENCED_BY]->(d:Article)
WITH a, b, x, d.published AS said, coalesce(x.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
OPTIONAL MATCH (a)<-[:BY|TOWARDS]-(y:Act {type: 'MEETS'})-[:BY|TOWARDS]->(b)
WHERE y.modality IN ['actual', 'denied']
OPTIONAL MATCH (y)-[:EVIDENCED_BY]->(d2:Article)
WITH a, b, x, said, day, y, coalesce(y.date, d2.published) AS later
WITH a, b, x, said, day, y, later, (later >= day OR (later IS NOT NULL AND later >= said)) AS fits
ORDER BY later, y.id
WITH a, b, x, said, day, collect(DISTINCT CASE WHEN fits THEN {act: y.id, how: y.modality} ELSE null END) AS found
RETURN toString(said) AS told, toString(day) AS planned_for, a.name AS one, b.name AS other,
       CASE WHEN size(found) = 0 THEN 'nothing heard' WHEN any(f IN found WHERE f.how = 'actual') THEN 'held'
            ELSE 'not held' END AS then, [x.id] + [f IN found | f.act] AS act_ids
ORDER BY told, one, other, act_ids[0]
