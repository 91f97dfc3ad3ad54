// Path: how two actors are joined by acts, with the shortest chain
// :param a actor required  One actor: name, alias or id
// :param b actor required  The other
// :param relayed boolean false  With acts that somebody else relayed; when each shortest chain needs one, none is given
MATCH (one:Actor)
WHERE any(n IN [one.id, one.name] + one.aliases + coalesce(one.also, []) WHERE toLower(n) = toLower($a))
WITH min(coalesce(one.same_as, one.id)) AS a
MATCH (other:Actor)
WHERE any(n IN [other.id, other.name] + other.aliases + coalesce(other.also, []) WHERE toLower(n) = toLower($b))
WITH a, min(coalesce(other.same_as, other.id)) AS b
WHERE a <> b
MATCH (one:Actor {id: a}), (other:Actor {id: b})
MATCH path = allShortestPaths((one)-[:THREATENS|CONDEMNS|MEETS|BACKS|DEMANDS_OF|REJECTS|AGREES_WITH|COOPERATES_WITH
  |AIDS|YIELDS_TO|PROTESTS_AGAINST|MOBILIZES_AGAINST|SANCTIONS|COERCES|ATTACKS|INVESTIGATES*..6]-(other))
WITH nodes(path) AS actors, relationships(path) AS acts
ORDER BY reduce(key = '', r IN acts | key + r.act)
WITH actors, acts
WHERE all(r IN acts WHERE $relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed'))
LIMIT 1
UNWIND range(0, size(acts) - 1) AS i
WITH i, actors[i] AS here, actors[i + 1] AS there, acts[i] AS r
RETURN i + 1 AS step, startNode(r).name AS actor, type(r) AS act, endNode(r).name AS target, r.sentence AS sentence,
       [r.act] AS act_ids
ORDER BY step
