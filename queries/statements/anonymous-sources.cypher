// Anonymous sources: which outlets rest how much on unnamed speakers and groups such as officials
// :param since date null  Only what was published on or after this day
// :param until date null  Only what was published on or before this day
MATCH (v:Actor)-[:MADE]->(s:Statement)
WHERE coalesce(s.judgement, '') <> 'rejected'
MATCH (s)-[:IN {order: 0}]->(d:Article)
WHERE coalesce(d.standing, 'original') = 'original' AND ($since IS NULL OR d.published >= date($since))
  AND ($until IS NULL OR d.published <= date($until))
MATCH (p:Actor {id: coalesce(v.same_as, v.id)})
WITH coalesce(d.publisher, '(unknown)') AS outlet, s.id AS id,
     max(CASE WHEN p.anonymous OR 'Group' IN labels(p) THEN 1 ELSE 0 END) AS unnamed
ORDER BY id
WITH outlet, count(*) AS statements, sum(unnamed) AS unnamed,
     collect(CASE WHEN unnamed = 1 THEN id ELSE null END) AS statement_ids
RETURN outlet, statements, unnamed, round(100.0 * unnamed / statements) AS percent, statement_ids
ORDER BY percent DESC, unnamed DESC, outlet
