// Actors: who is in the graph, with how much they say and do
// :param kind string null  Only Person, Organisation, State or Group
// :param anonymous boolean false  With unnamed ones
// :param relayed boolean false  Count acts that somebody else relayed too
MATCH (v:Actor)
WHERE $anonymous OR NOT v.anonymous
WITH v
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
WHERE $kind IS NULL OR $kind IN labels(a)
OPTIONAL MATCH (v)-[:MADE]->(s:Statement)
WHERE coalesce(s.judgement, '') <> 'rejected'
WITH a, v, count(DISTINCT s.id) AS said
OPTIONAL MATCH (v)<-[:BY]-(x:Act)
WHERE coalesce(x.judgement, '') <> 'rejected' AND ($relayed OR (x.voice <> 'relayed' AND NOT EXISTS { (x)-[:RELAYED_BY]->(:Actor) }))
WITH a, v, said, count(DISTINCT x.id) AS did
OPTIONAL MATCH (v)<-[:TOWARDS]-(y:Act)
WHERE coalesce(y.judgement, '') <> 'rejected' AND ($relayed OR (y.voice <> 'relayed' AND NOT EXISTS { (y)-[:RELAYED_BY]->(:Actor) }))
WITH a, v, said, did, count(DISTINCT y.id) AS got
WITH a, collect(v.id) AS ids, sum(said) AS statements, sum(did) AS acts, sum(got) AS received
UNWIND ids AS id
OPTIONAL MATCH (v:Actor {id: id})-[:NAMED_IN]->(d:Article)
WITH a, statements, acts, received, count(DISTINCT d.id) AS articles
WITH a, statements, acts, received, articles, COLLECT {
  MATCH (o:Actor {same_as: a.id}) WHERE o.role IS NOT NULL RETURN o.role ORDER BY o.role_from DESC, o.id
} AS roles
RETURN a.name AS actor, [l IN labels(a) WHERE l <> 'Actor'][0] AS kind, coalesce(a.role, roles[0]) AS role,
       a.aliases + [n IN coalesce(a.also, []) WHERE NOT n IN a.aliases AND n <> a.name] AS aliases,
       articles, statements, acts, received, a.id AS id
ORDER BY articles DESC, statements DESC, actor, id
