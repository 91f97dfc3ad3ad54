// Contradictions: who stood by and against the same other, over time
// :param actor string null  Only with this actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]->(b:Actor)
WHERE r.modality = 'actual' AND ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
  AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, r, b
MATCH (d:Article {id: r.article})
WITH a, b, r, coalesce(r.date, d.published) AS day
ORDER BY day, r.act
WITH a, b, collect(DISTINCT type(r)) AS stood_by, collect(r.act) AS friendly, min(day) AS from_day, max(day) AS to_day
MATCH (a)-[r:REJECTS|THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST]->(b)
WHERE ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
WITH a, b, stood_by, friendly, from_day, to_day, r
MATCH (d:Article {id: r.article})
WITH a, b, stood_by, friendly, from_day, to_day, r, coalesce(r.date, d.published) AS day
ORDER BY day, r.act
WITH a, b, stood_by, friendly, from_day, to_day, collect(DISTINCT type(r)) AS stood_against, collect(r.act) AS hostile,
     min(day) AS first, max(day) AS last
RETURN a.name AS actor, b.name AS other, stood_by, size(friendly) AS acts_for, toString(from_day) AS from,
       toString(to_day) AS to, stood_against, size(hostile) AS acts_against, toString(first) AS against_from,
       toString(last) AS against_to, friendly + hostile AS act_ids
ORDER BY acts_for + acts_against DESC, actor, other, act_ids[0]
