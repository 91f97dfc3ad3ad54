// Anonymous sources: which outlets rest how much on unnamed speakers
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (p:Actor)-[:MADE]->(s:Statement)-[:IN]->(d:Article)
WITH DISTINCT p, s, d, d.published AS day
WHERE coalesce(s.judgement, '') <> 'rejected' AND ($since IS NULL OR day >= date($since))
  AND ($until IS NULL OR day <= date($until))
WITH coalesce(d.publisher, '(unknown)') AS outlet, s, max(CASE WHEN p.anonymous THEN 1 ELSE 0 END) AS unnamed
WITH outlet, s, unnamed
ORDER BY s.id
WITH outlet, count(*) AS statements, sum(unnamed) AS unnamed,
     collect(CASE WHEN unnamed = 1 THEN s.id ELSE null END) AS statement_ids
RETURN outlet, statements, unnamed, round(100.0 * unnamed / statements) AS percent, statement_ids
ORDER BY percent DESC, unnamed DESC, outlet
