// Contradictions: who stood by and against the same other, over time
// :param actor actor null  Only with this actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH|REJECTS|THREATENS|CONDEMNS|SANCTIONS|COERCES|ATTACKS
  |MOBILIZES_AGAINST]->(b:Actor)
WHERE ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
  AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, r, b
MATCH (d:Article {id: r.article})
WITH a, b, r.act AS act, type(r) AS type, type(r) IN ['BACKS', 'AIDS', 'AGREES_WITH', 'COOPERATES_WITH'] AS by,
     r.modality AS modality, coalesce(r.date, d.published) AS day, coalesce(r.date_end, r.date, d.published) AS last
WHERE NOT by OR modality = 'actual'
WITH a, b, act, type, by, day, last
ORDER BY day, act
WITH a, b, collect(DISTINCT CASE WHEN by THEN type ELSE null END) AS stood_by,
     collect(CASE WHEN by THEN act ELSE null END) AS friendly,
     collect(CASE WHEN by AND day IS NOT NULL THEN [toString(day), toString(last)] ELSE null END) AS days_for,
     collect(DISTINCT CASE WHEN by THEN null ELSE type END) AS stood_against,
     collect(CASE WHEN by THEN null ELSE act END) AS hostile,
     collect(CASE WHEN by OR day IS NULL THEN null ELSE [toString(day), toString(last)] END) AS days
WHERE size(friendly) > 0 AND size(hostile) > 0
RETURN a.name AS actor, b.name AS other, stood_by, size(friendly) AS acts_for, days_for[0][0] AS from,
       days_for[0][1] AS from_end, days_for[-1][0] AS to, days_for[-1][1] AS to_end, stood_against,
       size(hostile) AS acts_against, days[0][0] AS against_from, days[0][1] AS against_from_end,
       days[-1][0] AS against_to, days[-1][1] AS against_to_end, friendly + hostile AS act_ids
ORDER BY acts_for + acts_against DESC, actor, other, act_ids[0]
