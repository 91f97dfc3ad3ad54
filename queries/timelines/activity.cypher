// Activity: how many acts of each type there were, week by week (or by as much as their dates tell)
// :param actor actor null  Only with this actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.act IS NOT NULL AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
  AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
    OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, r, b
MATCH (d:Article {id: r.article})
WITH r, coalesce(r.date, d.published) AS day
WHERE day IS NOT NULL AND ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH r, day, coalesce(r.date_end, day) AS until, date.truncate('week', day) AS monday
WITH r, day, until, monday, until <= monday + duration({days: 6}) AS weekly
WITH r, CASE WHEN weekly THEN monday ELSE day END AS week,
     CASE WHEN weekly THEN monday + duration({days: 6}) ELSE until END AS week_end, type(r) AS act
ORDER BY r.act
WITH week, week_end, act, collect(r.act) AS act_ids
RETURN toString(week) AS week, toString(week_end) AS week_end, act, size(act_ids) AS acts, act_ids
ORDER BY week, week_end, act
