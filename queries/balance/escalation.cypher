// Escalation: how sharp two actors were with each other, week by week, from 1 (demands) to 5 (attacks)
// :param a actor null  Only with this actor: name, alias or id
// :param b actor null  Only with this one too
// :param rollup boolean true  Count what a spokesperson does for the state or organisation spoken for
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (p:Actor)-[r:THREATENS|CONDEMNS|DEMANDS_OF|REJECTS|PROTESTS_AGAINST|MOBILIZES_AGAINST|SANCTIONS|COERCES
  |ATTACKS|INVESTIGATES]->(q:Actor)
WHERE ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
WITH p, r, q
MATCH (d:Article {id: r.article})
WITH p, q, r, coalesce(r.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH p, q, r, day, q.side IS NOT NULL AND EXISTS { MATCH (p)-[:PART_OF]->(h:Actor) WHERE h.id = q.side } AS domestic
// who belongs to the state acts against its government, not against it
MATCH (a:Actor {id: CASE WHEN $rollup THEN coalesce(p.side, p.id) ELSE p.id END})
MATCH (b:Actor {id: CASE WHEN $rollup AND NOT domestic THEN coalesce(q.side, q.id) ELSE q.id END})
WHERE a.id <> b.id AND day IS NOT NULL
WITH a, b, r, day, [n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) | toLower(n)] AS ones,
     [n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) | toLower(n)] AS others
WHERE (($a IS NULL OR toLower($a) IN ones) AND ($b IS NULL OR toLower($b) IN others))
  OR (($a IS NULL OR toLower($a) IN others) AND ($b IS NULL OR toLower($b) IN ones))
WITH a, b, r, day, coalesce(r.date_end, day) AS until, date.truncate('week', day) AS monday
WITH a, b, r, day, until, monday, until <= monday + duration({days: 6}) AS weekly
WITH a, b, r, CASE WHEN weekly THEN monday ELSE day END AS week,
     CASE WHEN weekly THEN monday + duration({days: 6}) ELSE until END AS week_end,
     CASE type(r) WHEN 'ATTACKS' THEN 5 WHEN 'COERCES' THEN 4 WHEN 'SANCTIONS' THEN 4 WHEN 'MOBILIZES_AGAINST' THEN 4
                  WHEN 'THREATENS' THEN 3 WHEN 'CONDEMNS' THEN 2 ELSE 1 END AS step
ORDER BY r.act
WITH a, b, week, week_end, max(step) AS sharpest, collect(DISTINCT type(r)) AS how, collect(r.act) AS act_ids
RETURN toString(week) AS week, toString(week_end) AS week_end, a.name AS actor, b.name AS against, sharpest,
       size(act_ids) AS acts, how, act_ids
ORDER BY CASE WHEN a.name < b.name THEN a.name + ' ' + b.name ELSE b.name + ' ' + a.name END, week, week_end, actor, act_ids[0]
