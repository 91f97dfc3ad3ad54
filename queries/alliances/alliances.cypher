// Alliances: who backs, aids, agrees or works with whom
// :param actor string null  Only pairs with this actor: name, alias or id
// :param rollup boolean true  Count what a spokesperson does for the state or organisation spoken for
// :param relayed boolean false  Count acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (p:Actor)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]->(q:Actor)
WHERE r.modality = 'actual' AND ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence
MATCH (d:Article {id: r.article})
WITH p, q, r, coalesce(r.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
OPTIONAL MATCH (p)-[:SPEAKS_FOR]->(ps:Actor)
WITH p, q, r, day, min(ps.id) AS ps
OPTIONAL MATCH (q)-[:SPEAKS_FOR]->(qs:Actor)
WITH p, q, r, day, ps, min(qs.id) AS qs
MATCH (a:Actor {id: CASE WHEN $rollup THEN coalesce(ps, p.id) ELSE p.id END})
MATCH (b:Actor {id: CASE WHEN $rollup THEN coalesce(qs, q.id) ELSE q.id END})
WHERE a.id <> b.id AND ($actor IS NULL OR $actor IN [a.id, a.name, b.id, b.name] + a.aliases + b.aliases)
WITH a, b, r, day
ORDER BY day, r.act
RETURN a.name AS actor, b.name AS stands_with, collect(DISTINCT type(r)) AS how, count(*) AS acts,
       toString(min(day)) AS first, toString(max(day)) AS last, collect(r.act) AS act_ids
ORDER BY acts DESC, actor, stands_with
