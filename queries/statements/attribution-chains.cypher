// Attribution chains: who told what somebody else had said or done
// :param actor string null  Only with this actor: name, alias or id
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (s:Statement)-[r:RELAYED_BY]->(via:Actor)
MATCH (s)-[:IN]->(d:Article)
WITH DISTINCT s, r, via, d, d.published AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
WITH s, d, day, via, r.order AS place
ORDER BY place, via.id
WITH s, d, day, collect(via.name) AS chain
OPTIONAL MATCH (p:Actor)-[:MADE]->(s)
WITH s, d, day, chain, p
WHERE $actor IS NULL OR $actor IN chain OR any(n IN [p.id, p.name] + p.aliases WHERE toLower(n) = toLower($actor))
RETURN toString(day) AS day, p.name AS speaker, chain AS relayed_by, s.kind AS kind, s.text AS text,
       d.publisher AS publisher, [s.id] AS statement_ids
ORDER BY day, speaker, statement_ids[0]
