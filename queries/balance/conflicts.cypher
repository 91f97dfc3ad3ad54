// Conflicts: who threatens, condemns, sanctions, attacks or otherwise acts against whom
// :param actor actor null  Only with this actor: name, alias or id
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
WHERE a.id <> b.id AND ($actor IS NULL
  OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
    OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
WITH a, b, r, day
ORDER BY day, r.act
WITH a, b, collect(DISTINCT type(r)) AS how, collect(r.act) AS act_ids,
     collect(CASE WHEN day IS NULL THEN null ELSE [toString(day), toString(coalesce(r.date_end, day))] END) AS days
RETURN a.name AS actor, b.name AS against, how, size(act_ids) AS acts,
       days[0][0] AS first, days[0][1] AS first_end, days[-1][0] AS last, days[-1][1] AS last_end, act_ids
ORDER BY acts DESC, actor, against, act_ids[0]
