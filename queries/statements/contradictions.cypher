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
WITH a, b, collect(DISTINCT type(r)) AS stood_by, collect(r.act) AS friendly,
     collect(CASE WHEN day IS NULL THEN null ELSE [toString(day), toString(coalesce(r.date_end, day))] END) AS days_for
MATCH (a)-[r:REJECTS|THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST]->(b)
WHERE ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
WITH a, b, stood_by, friendly, days_for, r
MATCH (d:Article {id: r.article})
WITH a, b, stood_by, friendly, days_for, r, coalesce(r.date, d.published) AS day
ORDER BY day, r.act
WITH a, b, stood_by, friendly, days_for, collect(DISTINCT type(r)) AS stood_against, collect(r.act) AS hostile,
     collect(CASE WHEN day IS NULL THEN null ELSE [toString(day), toString(coalesce(r.date_end, day))] END) AS days
RETURN a.name AS actor, b.name AS other, stood_by, size(friendly) AS acts_for, days_for[0][0] AS from,
       days_for[0][1] AS from_end, days_for[-1][0] AS to, days_for[-1][1] AS to_end, stood_against,
       size(hostile) AS acts_against, days[0][0] AS against_from, days[0][1] AS against_from_end,
       days[-1][0] AS against_to, days[-1][1] AS against_to_end, friendly + hostile AS act_ids
ORDER BY acts_for + acts_against DESC, actor, other, act_ids[0]
