// Contradictions: who stood by and against the same other, over time
// :param actor actor null  Only with this actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH|REJECTS|THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS
  |MOBILIZES_AGAINST]->(b:Actor)
WHERE ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
  AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, r, b
MATCH (d:Article {id: r.article})
WITH a, b, r.act AS act, type(r) AS type, type(r) IN ['BACKS', 'AIDS', 'AGREES_WITH', 'COOPERATES_WITH'] AS by,
     r.modality AS modality, coalesce(r.date, d.published) AS day
WHERE NOT by OR modality = 'actual'
WITH a, b, act, type, by, day
ORDER BY day, act
WITH a, b, collect(DISTINCT CASE WHEN by THEN type ELSE null END) AS stood_by,
     collect(CASE WHEN by THEN act ELSE null END) AS friendly,
     min(CASE WHEN by THEN day ELSE null END) AS from_day, max(CASE WHEN by THEN day ELSE null END) AS to_day,
     collect(DISTINCT CASE WHEN by THEN null ELSE type END) AS stood_against,
     collect(CASE WHEN by THEN null ELSE act END) AS hostile,
     min(CASE WHEN by THEN null ELSE day END) AS first, max(CASE WHEN by THEN null ELSE day END) AS last
WHERE size(friendly) > 0 AND size(hostile) > 0
RETURN a.name AS actor, b.name AS other, stood_by, size(friendly) AS acts_for, toString(from_day) AS from,
       toString(to_day) AS to, stood_against, size(hostile) AS acts_against, toString(first) AS against_from,
       toString(last) AS against_to, friendly + hostile AS act_ids
ORDER BY acts_for + acts_against DESC, actor, other, act_ids[0]
