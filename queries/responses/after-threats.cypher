// After threats: what those who threatened then did to the one they threatened
// :param actor string null  Only with this actor: name, alias or id
// :param days integer 60  Within so many days
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (p:Actor)-[r:THREATENS]->(q:Actor)
WHERE ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
  AND ($actor IS NULL OR any(n IN [p.id, p.name] + p.aliases WHERE toLower(n) = toLower($actor))
    OR any(n IN [q.id, q.name] + q.aliases WHERE toLower(n) = toLower($actor)))
MATCH (d:Article {id: r.article})
WITH p, q, r.act AS threat, r.modality AS threat_was, coalesce(r.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH p, q, collect({act: threat, was: threat_was, day: day}) AS threats
OPTIONAL MATCH (p)-[:SPEAKS_FOR]->(ps:Actor)
WITH p, q, threats, [p.id] + collect(DISTINCT ps.id) AS side
UNWIND side AS id
MATCH (s:Actor {id: id})<-[:BY]-(y:Act {modality: 'actual'})-[:TOWARDS]->(q)
WHERE y.type <> 'THREATENS' AND y.confidence >= $confidence
  AND ($relayed OR NOT EXISTS { (y)-[:RELAYED_BY]->(:Actor) })
MATCH (y)-[:EVIDENCED_BY]->(d:Article)
WITH p, q, threats, s, y, coalesce(y.date, d.published) AS later
UNWIND threats AS x
WITH p, q, s, y, later, x
WHERE later > x.day AND later <= x.day + duration({days: $days})
RETURN toString(x.day) AS day, p.name AS actor, q.name AS threatened, x.was AS threat_was, toString(later) AS then,
       s.name AS by, y.type AS act, [x.act, y.id] AS act_ids
ORDER BY day, then, actor, threatened, act_ids[0], act_ids[1]
