// Single source: acts that one article alone tells of
// :param actor actor null  Only with this actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.act IS NOT NULL AND r.sources = 1
  AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
    AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
      OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, r, b
MATCH (d:Article {id: r.article})
WITH a, b, r, d, coalesce(r.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
RETURN toString(day) AS day, toString(coalesce(r.date_end, day)) AS day_end,
       a.name AS actor, type(r) AS act, b.name AS target, r.voice AS voice,
       r.sentence AS sentence, d.publisher AS publisher, [r.act] AS act_ids
ORDER BY day, actor, act, target, act_ids[0]
