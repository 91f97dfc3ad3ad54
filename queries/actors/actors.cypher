// Actors: who is in the graph, with how much they say and do
// :param kind string null  Only Person, Organisation, State or Group
// :param anonymous boolean false  With unnamed ones
MATCH (a:Actor)
WHERE ($anonymous OR NOT a.anonymous) AND ($kind IS NULL OR $kind IN labels(a))
OPTIONAL MATCH (a)-[:MADE]->(s:Statement)
WITH a, count(DISTINCT s.id) AS statements
OPTIONAL MATCH (a)<-[:BY]-(x:Act)
WITH a, statements, count(DISTINCT x.id) AS acts
OPTIONAL MATCH (a)<-[:TOWARDS]-(y:Act)
WITH a, statements, acts, count(DISTINCT y.id) AS received
OPTIONAL MATCH (a)-[:NAMED_IN]->(d:Article)
WITH a, statements, acts, received, count(DISTINCT d.id) AS articles
RETURN a.name AS actor, [l IN labels(a) WHERE l <> 'Actor'][0] AS kind, a.role AS role, a.aliases AS aliases,
       articles, statements, acts, received, a.id AS id
ORDER BY articles DESC, statements DESC, actor, id
