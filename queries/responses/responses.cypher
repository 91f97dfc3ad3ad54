// Responses: what the threatened or condemned side, or those who speak for it, did next
// :param actor actor null  Only with this actor: name, alias or id
// :param days integer 30  Within so many days
// :param anyone boolean false  With acts towards others than the one who threatened or condemned
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (p:Actor)-[r:THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST]->(q:Actor)
WHERE ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
  AND coalesce(q.side, q.id) <> coalesce(p.side, p.id)
WITH p, q, r, $actor IS NULL
  OR any(n IN [p.id, p.name] + p.aliases + coalesce(p.also, []) WHERE toLower(n) = toLower($actor))
  OR any(n IN [q.id, q.name] + q.aliases + coalesce(q.also, []) WHERE toLower(n) = toLower($actor)) AS named
MATCH (x:Act {id: r.act})-[e:EVIDENCED_BY]->(d:Article)
WITH p, q, r, named, x, e, d, coalesce(r.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH coalesce(q.side, q.id) AS side, coalesce(p.side, p.id) AS provoker,
     collect({id: x.id, day: day, last: coalesce(r.date_end, day), until: day + duration({days: $days}), 
              actor: p.name, act: type(r), target: q.name, article: d.id, start: e.start, sentence: e.sentence, named: named,
              stated: [(x)<-[told:RESPONDS_TO]-(z:Act) WHERE NOT told.basis STARTS WITH 'inferred' | z.id]}) AS provocations
WITH side, provoker, provocations, [side] + COLLECT { MATCH (f:Actor {side: side}) RETURN f.id } AS ours,
     [provoker] + COLLECT { MATCH (f:Actor {side: provoker}) RETURN f.id } AS theirs
UNWIND ours AS voice
MATCH (s:Actor {id: voice})
WITH side, provoker, provocations, theirs, s, [s.id] + COLLECT { MATCH (o:Actor {same_as: s.id}) RETURN o.id } AS ids
UNWIND ids AS id
MATCH (:Actor {id: id})<-[:BY]-(y:Act)-[:TOWARDS]->(w:Actor)
WHERE ($anyone OR coalesce(w.same_as, w.id) IN theirs) AND y.modality IN ['actual', 'planned', 'conditional']
  AND y.confidence >= $confidence AND coalesce(y.judgement, '') <> 'rejected'
  AND ($relayed OR (y.voice <> 'relayed' AND NOT EXISTS { (y)-[:RELAYED_BY]->(:Actor) }))
WITH side, provocations, s, y, w
MATCH (t:Actor {id: coalesce(w.same_as, w.id)})
WHERE coalesce(t.side, t.id) <> side
MATCH (y)-[e:EVIDENCED_BY]->(d:Article)
WITH s, y, t, e.start AS start, e.sentence AS sentence, d.id AS article, coalesce(y.date, d.published) AS later,
     coalesce(y.date_end, y.date, d.published) AS later_end, provocations, $actor IS NULL
     OR any(n IN [s.id, s.name] + s.aliases + coalesce(s.also, []) WHERE toLower(n) = toLower($actor)) AS named
UNWIND [x IN provocations WHERE (named OR x.named) AND (y.id IN x.stated
  OR (later > x.day AND later <= x.until AND (article <> x.article OR sentence <> x.sentence))
  OR (later = x.day AND article = x.article AND start > x.start AND sentence <> x.sentence))] AS z
WITH toString(z.day) AS day, toString(z.last) AS day_end, z.actor AS actor, z.act AS act, z.target AS target,
     toString(later) AS then, toString(later_end) AS then_end,
     s.name AS answered_by, y.type AS answer, t.name AS towards, y.modality AS modality,
     CASE WHEN y.id IN z.stated THEN 'stated' WHEN later > z.day THEN 'in time' ELSE 'told later' END AS basis,
     z.id AS one, y.id AS other
RETURN day, day_end, actor, act, target, then, then_end, answered_by, answer, towards, modality, basis,
       [one, other] AS act_ids
ORDER BY day, then, actor, target, answered_by, one, other
