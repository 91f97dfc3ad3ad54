// Quotes by speaker: what somebody said, in order
// :param speaker string null  The speaker: name, alias or id
// :param rollup boolean false  With what those who speak for the speaker said
// :param kind string null  Only direct, mixed or indirect
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (p:Actor)-[:MADE]->(s:Statement)
WHERE $kind IS NULL OR s.kind = $kind
OPTIONAL MATCH (p)-[:SPEAKS_FOR]->(f:Actor)
WITH p, s, collect(f) AS spoken_for
WHERE $speaker IS NULL OR any(n IN [p.id, p.name] + p.aliases WHERE toLower(n) = toLower($speaker)) OR ($rollup
  AND any(f IN spoken_for WHERE f.id = $speaker OR toLower(f.name) = toLower($speaker)))
MATCH (s)-[i:IN]->(d:Article)
WITH p, s, d, d.published AS day, min(i.start) AS start
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
OPTIONAL MATCH (s)-[:TO]->(t:Actor)
RETURN toString(day) AS day, p.name AS speaker, s.kind AS kind, s.text AS text, t.name AS said_to, s.stance AS stance,
       d.publisher AS publisher, d.title AS title, [s.id] AS statement_ids
ORDER BY day, title, start, statement_ids[0], speaker
