// Threat timeline: every threat by day, with its words and whether it was made, planned or conditional
// :param actor actor null  Only with this actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r:THREATENS]->(b:Actor)
WHERE ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
  AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
    OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, r, b
MATCH (d:Article {id: r.article})
WITH a, b, r, d, coalesce(r.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
RETURN toString(day) AS day, toString(coalesce(r.date_end, day)) AS day_end,
       a.name AS actor, b.name AS target, r.modality AS modality, r.voice AS voice,
       r.sentence AS sentence, d.publisher AS publisher, r.sources AS sources, [r.act] AS act_ids
ORDER BY day, actor, target, act_ids[0]
