// Between two actors: all acts, either way, with those who speak for them
// :param a actor required  One actor: name, alias or id
// :param b actor required  The other
MATCH (one:Actor)
WHERE any(n IN [one.id, one.name] + one.aliases + coalesce(one.also, []) WHERE toLower(n) = toLower($a))
MATCH (other:Actor)
WHERE any(n IN [other.id, other.name] + other.aliases + coalesce(other.also, []) WHERE toLower(n) = toLower($b))
MATCH (p:Actor)
WHERE p.id = one.id OR EXISTS { MATCH (p)-[:SPEAKS_FOR]->(f:Actor) WHERE f.id = one.id }
MATCH (p)-[r]-(q:Actor)
WHERE r.act IS NOT NULL
  AND (q.id = other.id OR EXISTS { MATCH (q)-[:SPEAKS_FOR]->(f:Actor) WHERE f.id = other.id })
RETURN p, r, q
ORDER BY r.act
LIMIT 300
