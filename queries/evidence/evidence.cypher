// Evidence: the words of an act, where they stand, and the rule that read them
// :param acts strings required  Ids of acts, from the act_ids of other queries, with commas between
UNWIND $acts AS id
MATCH (x:Act {id: id})-[e:EVIDENCED_BY]->(d:Article)
MATCH (x)-[:BY]->(v:Actor)
WITH id, x, e, d, v
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
OPTIONAL MATCH (x)-[:TOWARDS]->(w:Actor)
OPTIONAL MATCH (b:Actor {id: coalesce(w.same_as, w.id, '')})
OPTIONAL MATCH (x)-[:VOICED_IN]->(s:Statement)
OPTIONAL MATCH (x)-[m:RELAYED_BY]->(u:Actor)
OPTIONAL MATCH (via:Actor {id: coalesce(u.same_as, u.id, '')})
WITH x, e, d, a, b, s, via, m
ORDER BY m.order, via.id
WITH x, e, d, a, b, s, collect(DISTINCT via.name) AS relayed_by
RETURN DISTINCT x.id AS id, a.name AS actor, x.type AS type, coalesce(b.name, x.target_text) AS target,
       x.modality AS modality, x.voice AS voice, relayed_by, e.sentence AS sentence, e.exact AS words, s.text AS quote,
       toString(x.date) AS date, toString(x.date_end) AS date_end,
       d.title AS title, d.publisher AS publisher, toString(d.published) AS published, d.url AS url,
       d.id AS article, e.start AS start, e.end AS end, x.inferred AS inferred, x.confidence AS confidence,
       x.judgement AS judgement, x.why AS why
ORDER BY published, article, start, id
