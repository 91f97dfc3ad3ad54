// Condemnation cascades: who condemns after whom
// :param days integer 14  Within so many days
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (p:Actor)-[r:CONDEMNS]->(t:Actor)
WHERE ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
WITH p, r, t
MATCH (d:Article {id: r.article})
WITH t, p, r, coalesce(r.date, d.published) AS day
WHERE day IS NOT NULL AND ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH t, p, day, coalesce(r.date_end, day) AS until, r.act AS act
ORDER BY day, act
WITH t, p, collect({day: day, until: until, act: act})[0] AS first
WITH t, p.id AS id, p.name AS name, first.day AS day, first.until AS until, first.act AS act
ORDER BY day, act
WITH t, collect({id: id, name: name, day: day, until: until, act: act}) AS rows
UNWIND rows AS one
UNWIND rows AS other
WITH t, one, other
WHERE one.id <> other.id AND other.day > one.day AND other.day <= one.day + duration({days: $days})
RETURN t.name AS condemned, one.name AS first_by, toString(one.day) AS first, toString(one.until) AS first_end,
       other.name AS then_by, toString(other.day) AS then, toString(other.until) AS then_end,
       duration.inDays(one.day, other.day).days AS days, [one.act, other.act] AS act_ids
ORDER BY condemned, first, then, first_by, then_by, act_ids[0]
