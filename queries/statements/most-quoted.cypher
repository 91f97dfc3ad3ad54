// Most quoted: who is quoted most, and by which outlets
// :param anonymous boolean false  With unnamed sources
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (v:Actor)-[:MADE]->(s:Statement)
WHERE ($anonymous OR NOT v.anonymous) AND coalesce(s.judgement, '') <> 'rejected'
MATCH (s)-[:IN]->(d:Article)
WITH DISTINCT v, s, d, d.published AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
MATCH (p:Actor {id: coalesce(v.same_as, v.id)})
WITH p, s, d
ORDER BY d.publisher, d.id, s.id
WITH p, count(DISTINCT s.id) AS statements,
     count(DISTINCT CASE WHEN s.kind = 'direct' THEN s.id ELSE null END) AS direct,
     count(DISTINCT d.id) AS articles, collect(DISTINCT d.publisher) AS outlets,
     collect(DISTINCT s.id) AS statement_ids
WITH p, statements, direct, articles, outlets, statement_ids, COLLECT {
  MATCH (o:Actor {same_as: p.id}) WHERE o.role IS NOT NULL RETURN o.role ORDER BY o.role_from DESC, o.id
} AS roles
RETURN p.name AS speaker, coalesce(p.role, roles[0]) AS role, statements, direct, articles, outlets, p.id AS id,
       statement_ids
ORDER BY statements DESC, speaker, id
