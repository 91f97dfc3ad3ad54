// After threats: what those who threatened then did to the one they threatened
// :param actor actor null  Only with this actor: name, alias or id
// :param days integer 60  Within so many days
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (p:Actor)-[r:THREATENS]->(q:Actor)
WHERE ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
  AND ($actor IS NULL OR any(n IN [p.id, p.name] + p.aliases + coalesce(p.also, []) WHERE toLower(n) = toLower($actor))
    OR any(n IN [q.id, q.name] + q.aliases + coalesce(q.also, []) WHERE toLower(n) = toLower($actor)))
WITH p, r, q
MATCH (d:Article {id: r.article})
WITH p, q, r.act AS threat, r.modality AS threat_was, coalesce(r.date, d.published) AS day,
     coalesce(r.date_end, r.date, d.published) AS last
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH p, q, collect({act: threat, was: threat_was, day: day, last: last, until: day + duration({days: $days})}) AS threats
UNWIND CASE WHEN p.side IS NULL THEN [p.id] ELSE [p.id, p.side] END AS id
MATCH (s:Actor {id: id})-[r:CONDEMNS|MEETS|BACKS|DEMANDS_OF|REJECTS|AGREES_WITH|COOPERATES_WITH|AIDS|YIELDS_TO
  |PROTESTS_AGAINST|MOBILIZES_AGAINST|SANCTIONS|COERCES|ATTACKS|INVESTIGATES]->(q)
WHERE r.modality = 'actual' AND r.confidence >= $confidence AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed'))
WITH p, q, threats, s, r
MATCH (d:Article {id: r.article})
WITH p, q, threats, s, r, coalesce(r.date, d.published) AS later,
     coalesce(r.date_end, r.date, d.published) AS later_end
UNWIND [x IN threats WHERE later > x.day AND later <= x.until] AS x
WITH toString(x.day) AS day, toString(x.last) AS day_end, p.name AS actor, q.name AS threatened, x.was AS threat_was,
     toString(later) AS then, toString(later_end) AS then_end, s.name AS by, type(r) AS act, x.act AS one, r.act AS other
RETURN day, day_end, actor, threatened, threat_was, then, then_end, by, act, [one, other] AS act_ids
ORDER BY day, then, actor, threatened, one, other
