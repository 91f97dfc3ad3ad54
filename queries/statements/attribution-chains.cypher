// Attribution chains: who told what somebody else had said or done
// :param actor actor null  Only with this actor: name, alias or id
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (s:Statement)-[r:RELAYED_BY]->(v:Actor)
WITH s, r, v
MATCH (via:Actor {id: coalesce(v.same_as, v.id)})
MATCH (s)-[:IN]->(d:Article)
WITH DISTINCT s, r, via, d, d.published AS day
WHERE coalesce(s.judgement, '') <> 'rejected' AND ($since IS NULL OR day >= date($since))
  AND ($until IS NULL OR day <= date($until))
WITH s, d, day, via, r.order AS place
ORDER BY place, via.id
WITH s, d, day, collect(via) AS through
WITH s, d, day, [v IN through | v.name] AS chain,
     reduce(names = [], v IN through | names + [v.id, v.name] + v.aliases + coalesce(v.also, [])) AS told_by
OPTIONAL MATCH (v:Actor)-[:MADE]->(s)
OPTIONAL MATCH (p:Actor {id: coalesce(v.same_as, v.id, '')})
WITH s, d, day, chain, told_by, p
WHERE $actor IS NULL OR any(n IN told_by WHERE toLower(n) = toLower($actor))
  OR any(n IN [p.id, p.name] + p.aliases + coalesce(p.also, []) WHERE toLower(n) = toLower($actor))
RETURN toString(day) AS day, p.name AS speaker, chain AS relayed_by, s.kind AS kind, s.text AS text,
       d.publisher AS publisher, [s.id] AS statement_ids
ORDER BY day, speaker, statement_ids[0]
