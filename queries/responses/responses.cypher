// Responses: what the threatened or condemned side, or those who speak for it, did next
// :param actor string null  Only with this actor: name, alias or id
// :param days integer 30  Within so many days
// :param anyone boolean false  With acts towards others than the one who threatened or condemned
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (p:Actor)-[r:THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST]->(q:Actor)
WHERE ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
MATCH (x:Act {id: r.act})-[e:EVIDENCED_BY]->(d:Article)
WITH p, q, r, x, e, d, coalesce(r.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
OPTIONAL MATCH (q)-[:SPEAKS_FOR]->(qs:Actor)
WITH p, q, r, x, e, d, day, coalesce(min(qs.id), q.id) AS side
OPTIONAL MATCH (p)-[:SPEAKS_FOR]->(ps:Actor)
WITH q, r, x, e, d, day, side, p, coalesce(min(ps.id), p.id) AS provoker
WHERE side <> provoker
MATCH (b:Actor {id: side})
OPTIONAL MATCH (f:Actor)-[:SPEAKS_FOR]->(b)
WITH p, q, r, x, e, d, day, side, provoker, [side] + collect(DISTINCT f.id) AS voices
UNWIND voices AS voice
MATCH (s:Actor {id: voice})<-[:BY]-(y:Act)-[:TOWARDS]->(t:Actor)
MATCH (y)-[e2:EVIDENCED_BY]->(d2:Article)
WHERE y.modality IN ['actual', 'planned', 'conditional'] AND y.confidence >= $confidence
OPTIONAL MATCH (t)-[:SPEAKS_FOR]->(ts:Actor)
WITH p, q, r, x, e, d, day, side, provoker, s, y, e2, d2, t, coalesce(min(ts.id), t.id) AS towards
WHERE towards <> side AND ($anyone OR towards = provoker)
OPTIONAL MATCH (y)-[stated:RESPONDS_TO]->(x)
OPTIONAL MATCH (y)-[:RELAYED_BY]->(relayer:Actor)
WITH p, q, r, x, e, d, day, s, y, e2, d2, t, count(DISTINCT stated) AS stated, count(DISTINCT relayer) AS relayers,
     coalesce(y.date, d2.published) AS later
WHERE ($relayed OR relayers = 0)
  AND (stated > 0 OR (later > day AND later <= day + duration({days: $days}))
       OR (later = day AND d.id = d2.id AND e2.start > e.start))
  AND ($actor IS NULL OR any(n IN [p.id, p.name] + p.aliases WHERE toLower(n) = toLower($actor))
    OR any(n IN [q.id, q.name] + q.aliases WHERE toLower(n) = toLower($actor))
      OR any(n IN [s.id, s.name] + s.aliases WHERE toLower(n) = toLower($actor)))
RETURN toString(day) AS day, p.name AS actor, type(r) AS act, q.name AS target, toString(later) AS then,
       s.name AS answered_by, y.type AS answer, t.name AS towards, y.modality AS modality,
       CASE WHEN stated > 0 THEN 'stated' WHEN later > day THEN 'in time' ELSE 'told later' END AS basis,
       [x.id, y.id] AS act_ids
ORDER BY day, then, actor, target, answered_by, act_ids[0], act_ids[1]
