// Statement evidence: the words of a statement, where they stand, and the rule that read them
// :param statements strings required  Ids of statements, with commas between
UNWIND $statements AS id
MATCH (s:Statement {id: id})-[e:IN {order: 0}]->(d:Article)
OPTIONAL MATCH (v:Actor)-[m:MADE]->(s)
OPTIONAL MATCH (p:Actor {id: coalesce(v.same_as, v.id, '')})
WITH s, e, d, p, m
ORDER BY m.order, p.id
WITH s, e, d, collect(DISTINCT p.name) AS speakers
OPTIONAL MATCH (s)-[:TO]->(w:Actor)
OPTIONAL MATCH (t:Actor {id: coalesce(w.same_as, w.id, '')})
OPTIONAL MATCH (s)-[r:RELAYED_BY]->(u:Actor)
OPTIONAL MATCH (via:Actor {id: coalesce(u.same_as, u.id, '')})
WITH s, e, d, speakers, t, via, r
ORDER BY r.order, via.id
WITH s, e, d, speakers, t, collect(DISTINCT via.name) AS relayed_by
RETURN DISTINCT s.id AS id, speakers AS actor, 'SAID' AS type, t.name AS target, s.stance AS modality, s.kind AS voice,
       relayed_by, e.sentence AS sentence, e.exact AS words, s.text AS quote, d.title AS title,
       d.publisher AS publisher, toString(d.published) AS published, d.url AS url, d.id AS article, e.start AS start,
       e.end AS end, s.confidence AS confidence, s.judgement AS judgement, s.why AS why
ORDER BY published, article, start, id
