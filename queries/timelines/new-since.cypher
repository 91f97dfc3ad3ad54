// New since: what was loaded or published since a day
// :param since date required  The day
// :param by string "published"  published, or retrieved: when the article was loaded
MATCH (x:Act)-[e:EVIDENCED_BY]->(d:Article)
WITH x, e, d, CASE WHEN $by = 'retrieved' THEN date(d.retrieved) ELSE d.published END AS came
WHERE came >= date($since)
MATCH (x)-[:BY]->(a:Actor)
OPTIONAL MATCH (x)-[:TOWARDS]->(b:Actor)
RETURN toString(came) AS came, a.name AS actor, x.type AS act, coalesce(b.name, x.target_text) AS target,
       x.modality AS modality, e.sentence AS sentence, d.publisher AS publisher, d.url AS url, [x.id] AS act_ids
ORDER BY came, actor, act, act_ids[0]
