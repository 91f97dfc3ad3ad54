// From acts to their words: who an act is by and towards, the article that tells of it, the statement that voices it
// :param actor actor required  Acts by this actor: name, alias or id
MATCH (a:Actor)<-[by:BY]-(x:Act)-[e:EVIDENCED_BY]->(d:Article)
WHERE any(n IN [a.id, a.name] + a.aliases WHERE toLower(n) = toLower($actor))
OPTIONAL MATCH (x)-[towards:TOWARDS]->(b:Actor)
OPTIONAL MATCH (x)-[voiced:VOICED_IN]->(s:Statement)
RETURN a, by, x, towards, b, e, d, voiced, s
ORDER BY x.id
LIMIT 100
