// Contradictions: who stood by and against the same other, over time
// :param actor string null  Only with this actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]->(b:Actor)
WHERE r.modality = 'actual' AND ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
  AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases WHERE toLower(n) = toLower($actor)))
MATCH (d:Article {id: r.article})
WITH a, b, r.act AS with_act, type(r) AS with_type, coalesce(r.date, d.published) AS with_day
MATCH (a)-[r:REJECTS|THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS|MOBILIZES_AGAINST]->(b)
WHERE ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
MATCH (d:Article {id: r.article})
WITH a, b, with_act, with_type, with_day, r, coalesce(r.date, d.published) AS against_day
RETURN a.name AS actor, b.name AS other, with_type AS stood_by, toString(with_day) AS on, type(r) AS stood_against,
       toString(against_day) AS and_on, [with_act, r.act] AS act_ids
ORDER BY actor, other, on, and_on, act_ids[0], act_ids[1]
