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
OPTIONAL MATCH (p)-[:SPEAKS_FOR]->(ps:Actor)
WITH p, q, threat, threat_was, day, [p.id] + collect(DISTINCT ps.id) AS side
UNWIND side AS id
MATCH (s:Actor {id: id})-[r]->(q)
WHERE type(r) <> 'THREATENS' AND r.act IS NOT NULL AND r.modality = 'actual'
  AND ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
MATCH (d:Article {id: r.article})
WITH p, q, threat, threat_was, day, s, r, coalesce(r.date, d.published) AS later
WHERE later > day AND later <= day + duration({days: $days})
RETURN toString(day) AS day, p.name AS actor, q.name AS threatened, threat_was, toString(later) AS then,
       s.name AS by, type(r) AS act, [threat, r.act] AS act_ids
ORDER BY day, then, actor, threatened, act_ids[0], act_ids[1]
