// The whole graph: who did what to whom, 300 acts at most
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.act IS NOT NULL AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
MATCH (d:Article {id: r.article})
WITH a, b, r, coalesce(r.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
RETURN a, r, b
ORDER BY day DESC, r.act
LIMIT 300
