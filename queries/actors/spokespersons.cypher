// Spokespersons: who speaks for whom or belongs to whom, by which words
// :param actor actor null  Only those of, or who are, this actor: name, alias or id
MATCH (v:Actor)-[r:SPEAKS_FOR|PART_OF]->(w:Actor)
WITH v, r, w
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
MATCH (b:Actor {id: coalesce(w.same_as, w.id)})
WHERE a.id <> b.id AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
  OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
MATCH (d:Article {id: r.article})
RETURN a.name AS actor, type(r) AS relation, b.name AS of, r.role AS role, toString(r.since) AS since,
       r.exact AS words, d.title AS title, d.publisher AS publisher, toString(d.published) AS published, d.url AS url,
       d.id AS article
ORDER BY of, actor, relation, since, article, words
