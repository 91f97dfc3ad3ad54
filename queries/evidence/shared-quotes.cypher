// Shared quotes: words that several articles quote alike, the earliest first
// :param words integer 6  Only quotes of at least so many words
MATCH (s:Statement {kind: 'direct'})-[:IN]->(d:Article)
WHERE size(split(s.text, ' ')) >= $words AND coalesce(s.judgement, '') <> 'rejected'
WITH DISTINCT s, d
ORDER BY d.published, d.id
WITH s.text AS text, collect(DISTINCT s.id) AS statement_ids, collect(DISTINCT d.id) AS articles,
     collect(DISTINCT d.publisher) AS outlets, min(d.published) AS first
WHERE size(articles) > 1
RETURN text, size(articles) AS copies, outlets, toString(first) AS first, articles AS article_ids,
       statement_ids
ORDER BY copies DESC, text
