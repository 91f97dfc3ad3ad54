// Around an actor: what it does and what is done to it
// :param actor actor required  The actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param confidence number 0.0  Only acts of at least this confidence
MATCH (a:Actor)
WHERE any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
MATCH (a)-[r]-(b:Actor)
WHERE r.act IS NOT NULL AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed')) AND r.confidence >= $confidence
RETURN a, r, b
ORDER BY r.act
LIMIT 300
