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
  AND coalesce(q.side, q.id) <> coalesce(p.side, p.id)
MATCH (x:Act {id: r.act})-[e:EVIDENCED_BY]->(d:Article)
WITH p, q, r, x, e, d, coalesce(r.date, d.published) AS day, coalesce(q.side, q.id) AS side,
     coalesce(p.side, p.id) AS provoker
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
OPTIONAL MATCH (z:Act)-[told:RESPONDS_TO]->(x)
WHERE NOT told.basis STARTS WITH 'inferred'
WITH p, q, r, x, e, d, day, side, provoker, collect(z.id) AS stated
WITH side, provoker,
     collect({id: x.id, day: day, until: coalesce(r.date_end, day), actor: p.name, act: type(r), target: q.name,
              article: d.id, start: e.start,
              sentence: e.sentence, stated: stated, names: [p.id, p.name] + p.aliases + coalesce(p.also, []) + [q.id, q.name] + q.aliases + coalesce(q.also, [])}) AS provocations
OPTIONAL MATCH (f:Actor {side: side})
WITH side, provoker, provocations, [side] + collect(f.id) AS voices
UNWIND voices AS voice
OPTIONAL MATCH (o:Actor {same_as: voice})
WITH side, provoker, provocations, voice, [voice] + collect(o.id) AS ids
UNWIND ids AS id
MATCH (:Actor {id: id})<-[:BY]-(y:Act)
MATCH (y)-[:TOWARDS]->(w:Actor)
WHERE y.modality IN ['actual', 'planned', 'conditional'] AND y.confidence >= $confidence
  AND coalesce(y.judgement, '') <> 'rejected' AND ($relayed OR NOT EXISTS { (y)-[:RELAYED_BY]->(:Actor) })
WITH side, provoker, provocations, voice, ids, id, y, w
MATCH (t:Actor {id: coalesce(w.same_as, w.id)})
WHERE coalesce(t.side, t.id) <> side AND ($anyone OR coalesce(t.side, t.id) = provoker)
MATCH (s:Actor {id: voice})
MATCH (y)-[e:EVIDENCED_BY]->(d:Article)
WITH s, y, t, e.start AS start, e.sentence AS sentence, d.id AS article, coalesce(y.date, d.published) AS later,
     coalesce(y.date_end, y.date, d.published) AS later_end, provocations
UNWIND provocations AS x
WITH s, y, t, start, later, later_end, x, y.id IN x.stated AS stated, article = x.article AS here,
     article = x.article AND sentence = x.sentence AS together
WHERE (stated OR (NOT together AND later > x.day AND later <= x.day + duration({days: $days}))
       OR (NOT together AND later = x.day AND here AND start > x.start))
  AND ($actor IS NULL OR any(n IN x.names + [s.id, s.name] + s.aliases + coalesce(s.also, []) WHERE toLower(n) = toLower($actor)))
RETURN toString(x.day) AS day, toString(x.until) AS day_end, x.actor AS actor, x.act AS act, x.target AS target,
       toString(later) AS then, toString(later_end) AS then_end,
       s.name AS answered_by, y.type AS answer, t.name AS towards, y.modality AS modality,
       CASE WHEN stated THEN 'stated' WHEN later > x.day THEN 'in time' ELSE 'told later' END AS basis,
       [x.id, y.id] AS act_ids
ORDER BY day, then, actor, target, answered_by, act_ids[0], act_ids[1]
