// Actor profile: what an actor does and what is done to it, by type and other side
// :param actor actor required  The actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)
WHERE any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
MATCH (a)-[r]-(b:Actor)
WHERE r.act IS NOT NULL AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
WITH a, r, b
MATCH (d:Article {id: r.article})
WITH a, b, r, startNode(r).id = a.id AS does, coalesce(r.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH a, b, r, does, day
ORDER BY day, r.act
WITH a, b, type(r) AS act, does, collect(r.act) AS act_ids,
     collect(CASE WHEN day IS NULL THEN null ELSE [toString(day), toString(coalesce(r.date_end, day))] END) AS days
RETURN a.name AS actor, CASE WHEN does THEN 'does' ELSE 'receives' END AS way, act, b.name AS other,
       size(act_ids) AS acts, 
       days[0][0] AS first, days[0][1] AS first_end, days[-1][0] AS last, days[-1][1] AS last_end, act_ids
ORDER BY actor, way, acts DESC, act, other, act_ids[0]
