// What an actor said: the statements with their articles and those they are told to
// :param actor actor required  The speaker: name, alias or id
MATCH (a:Actor)-[made:MADE]->(s:Statement)-[i:IN]->(d:Article)
WHERE any(n IN [a.id, a.name] + a.aliases WHERE toLower(n) = toLower($actor))
OPTIONAL MATCH (s)-[to:TO]->(b:Actor)
RETURN a, made, s, i, d, to, b
ORDER BY s.id
LIMIT 100
