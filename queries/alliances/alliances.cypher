// Alliances: who backs, aids, agrees or works with whom
// :param actor actor null  Only with this actor: name, alias or id
// :param rollup boolean true  Count what a spokesperson does for the state or organisation spoken for
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (p:Actor)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]->(q:Actor)
WHERE r.modality = 'actual' AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
WITH p, r, q
MATCH (d:Article {id: r.article})
WITH p, q, r, coalesce(r.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
MATCH (a:Actor {id: CASE WHEN $rollup THEN coalesce(p.side, p.id) ELSE p.id END})
MATCH (b:Actor {id: CASE WHEN $rollup THEN coalesce(q.side, q.id) ELSE q.id END})
WHERE a.id <> b.id AND ($actor IS NULL
  OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
    OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, b, r, day
ORDER BY day, r.act
WITH a, b, collect(DISTINCT type(r)) AS how, collect(r.act) AS act_ids,
     collect(CASE WHEN day IS NULL THEN null ELSE [toString(day), toString(coalesce(r.date_end, day))] END) AS days
RETURN a.name AS actor, b.name AS stands_with, how, size(act_ids) AS acts,
       days[0][0] AS first, days[0][1] AS first_end, days[-1][0] AS last, days[-1][1] AS last_end, act_ids
ORDER BY acts DESC, actor, stands_with, act_ids[0]
