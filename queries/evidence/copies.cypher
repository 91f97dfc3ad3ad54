// Copies: which articles are copies of others or old versions of them, and with what they are counted
// :param outlet string null  Only with copies or originals of this publisher
MATCH (c:Article)-[r:COPY_OF|SUPERSEDES]->(o:Article)
WITH type(r) AS type, c, o
WITH CASE type WHEN 'COPY_OF' THEN 'copy' ELSE 'old version' END AS kind,
     CASE type WHEN 'COPY_OF' THEN c ELSE o END AS d, CASE type WHEN 'COPY_OF' THEN o ELSE c END AS by
WHERE $outlet IS NULL OR toLower(d.publisher) = toLower($outlet) OR toLower(by.publisher) = toLower($outlet)
RETURN kind, d.title AS title, d.publisher AS publisher, d.published_at AS published, d.url AS url,
       by.title AS original, by.publisher AS original_publisher, by.published_at AS original_published,
       by.url AS original_url, d.id AS article, by.id AS original_article
ORDER BY original_published, original_article, kind, published, article
