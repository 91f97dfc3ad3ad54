// Blocs: which actors are joined by backing, within three steps
// :param relayed boolean false  With acts that somebody else relayed
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]-(b:Actor)
WHERE r.modality = 'actual' AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
WITH DISTINCT a, b
MATCH (b)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]-(c:Actor)
WHERE r.modality = 'actual' AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
WITH a, c, min(b.id) AS one
MATCH (c)-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]-(d:Actor)
WHERE r.modality = 'actual' AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
WITH a, min(one) AS one, min(c.id) AS two, min(d.id) AS three
UNWIND [a.id, one, two, three] AS id
WITH a, min(id) AS bloc
MATCH (x:Actor {id: bloc})
WITH x, a
ORDER BY a.name, a.id
WITH x, collect(a.name) AS members, collect(a.id) AS ids
WITH x, members, COLLECT {
  UNWIND ids AS id
  MATCH (a:Actor {id: id})-[r:BACKS|AIDS|AGREES_WITH|COOPERATES_WITH]->(b:Actor)
  WHERE r.modality = 'actual' AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence AND b.id IN ids
  RETURN r.act ORDER BY r.act
} AS act_ids
RETURN x.name AS bloc, size(members) AS size, members, act_ids
ORDER BY size DESC, bloc, members[0]
