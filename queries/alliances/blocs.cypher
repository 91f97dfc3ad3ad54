// Blocs: which actors are joined by backing, within three steps
// :param relayed boolean false  With acts that somebody else relayed
// :param confidence number 0.0  Only acts of at least this confidence
MATCH path = (a:Actor)-[:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH*1..3]-(b:Actor)
WHERE all(r IN relationships(path) WHERE r.modality = 'actual'
  AND ($relayed OR size(r.relayed_by) = 0) AND r.confidence >= $confidence)
WITH a, collect(DISTINCT b.id) + [a.id] AS near
UNWIND near AS id
WITH a, min(id) AS bloc
MATCH (x:Actor {id: bloc})
WITH x, a
ORDER BY a.name, a.id
WITH x, collect(a.name) AS members
RETURN x.name AS bloc, size(members) AS size, members
ORDER BY size DESC, bloc, members[0]
