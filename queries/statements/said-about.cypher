// Said about: what others say of somebody
// :param actor string required  The one spoken of: name, alias or id
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (b:Actor)<-[:MENTIONS]-(s:Statement)
WHERE any(n IN [b.id, b.name] + b.aliases WHERE toLower(n) = toLower($actor))
MATCH (s)-[i:IN]->(d:Article)
WITH b, s, d, d.published AS day, min(i.start) AS start
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
OPTIONAL MATCH (p:Actor)-[m:MADE]->(s)
WITH b, s, d, day, start, p, m
ORDER BY m.order, p.id
WITH b, s, d, day, start, collect(p.name) AS speakers
RETURN toString(day) AS day, speakers, s.kind AS kind, s.text AS text, b.name AS about, d.publisher AS publisher,
       d.title AS title, [s.id] AS statement_ids
ORDER BY day, title, start, statement_ids[0], about
