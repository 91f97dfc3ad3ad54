// Denials: what was denied, refused or called off
// :param actor actor null  Only with this actor: name, alias or id
// :param relayed boolean false  With acts that somebody else relayed
// :param since date null  Only acts on or after this day
// :param until date null  Only acts on or before this day
MATCH (x:Act {modality: 'denied'})-[e:EVIDENCED_BY]->(d:Article)
WHERE coalesce(x.judgement, '') <> 'rejected' AND ($relayed OR (x.voice <> 'relayed' AND NOT EXISTS { (x)-[:RELAYED_BY]->(:Actor) }))
MATCH (x)-[:BY]->(v:Actor)
WITH x, e, d, v
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
OPTIONAL MATCH (x)-[:TOWARDS]->(w:Actor)
OPTIONAL MATCH (b:Actor {id: coalesce(w.same_as, w.id, '')})
WITH x, a, b, e, d, coalesce(x.date, d.published) AS day
WHERE ($since IS NULL OR day >= date($since)) AND ($until IS NULL OR day <= date($until))
  AND ($actor IS NULL OR any(n IN [a.id, a.name] + a.aliases + coalesce(a.also, []) WHERE toLower(n) = toLower($actor))
    OR any(n IN [b.id, b.name] + b.aliases + coalesce(b.also, []) WHERE toLower(n) = toLower($actor)))
RETURN toString(day) AS day, toString(coalesce(x.date_end, day)) AS day_end,
       a.name AS actor, x.type AS act, coalesce(b.name, x.target_text) AS target,
       x.voice AS voice, e.sentence AS sentence, d.publisher AS publisher, [x.id] AS act_ids
ORDER BY day, actor, act, act_ids[0]
