// Activity: how many acts of each type there were, week by week
// :param actor actor null  Only with this actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.act IS NOT NULL AND ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
  AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
    OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, r, b
MATCH (d:Article {id: r.article})
WITH r, coalesce(r.date, d.published) AS day
WHERE day IS NOT NULL AND ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH date.truncate('week', day) AS week, type(r) AS act, r
ORDER BY r.act
WITH week, act, collect(r.act) AS act_ids
RETURN toString(week) AS week, act, size(act_ids) AS acts, act_ids
ORDER BY week, act
