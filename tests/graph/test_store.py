"""What is stored: whole, grounded, the same however often and in whatever order it is loaded."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import networkx as nx
import pytest

from graph.errors import QueryError
from graph.stores import Store, rereading
from loaders.reading import Reading
from tests.graph.stories import all_stories, echo, fish, talks

WHEN = "2026-03-01T12:00:00+00:00"


def everything(store: Store) -> nx.MultiDiGraph[str]:
    """Both layers, with nothing left out."""
    both = store.graph("exact")
    both.add_edges_from(store.graph("browse", alone=True).edges(keys=True, data=True))
    return both


def same(a: nx.MultiDiGraph[str], b: nx.MultiDiGraph[str]) -> bool:
    return dict(a.nodes(data=True)) == dict(b.nodes(data=True)) and _edges(a) == _edges(b)


def _edges(g: nx.MultiDiGraph[str]) -> list[str]:
    return sorted(f"{a} {b} {sorted(d.items(), key=str)}" for a, b, d in g.edges(data=True))


def test_loading_twice_changes_nothing(store: Store) -> None:
    first = store.save(all_stories(), WHEN)
    before, counts = everything(store), store.counts()
    again = store.save(all_stories(), "2027-01-01T00:00:00+00:00")
    assert (first.added, again.added, again.unchanged) == (3, 0, 3)
    assert store.counts() == counts
    assert same(everything(store), before)
    assert counts["Act"] == sum(len(r.acts) for r in all_stories())
    assert counts["Statement"] == sum(len(r.statements) for r in all_stories())


def test_the_order_of_loading_does_not_matter(store: Store) -> None:
    graphs = []
    for order in permutations(all_stories()):
        store.query("MATCH (n) WHERE n.id <> 'test' DETACH DELETE n", read_only=False)
        for reading in order:
            store.save([reading], WHEN)
        graphs.append(everything(store))
    assert all(same(g, graphs[0]) for g in graphs[1:])
    actor = graphs[0].nodes["per-jon-alvarsson"]
    assert (actor["name"], actor["role"], actor["aliases"]) == ("Jón Alvarsson", "foreign minister", ["Jon Alvarsson"])
    assert graphs[0].nodes["ISL"]["aliases"] == ["Reykjavik", "the island"]


def test_all_evidence_read_again_from_the_store_equals_its_text(store: Store) -> None:
    store.save(all_stories(), WHEN)
    rows = store.query(
        "MATCH (x)-[e:IN|EVIDENCED_BY]->(d:Article) "
        "RETURN d.text AS text, e.start AS start, e.end AS end, e.exact AS exact, e.sentence AS sentence ORDER BY exact"
    )
    assert len(rows) == sum(len(r.acts) + sum(len(s.spans) for s in r.statements) for r in all_stories())
    assert all(r["text"][r["start"] : r["end"]] == r["exact"] in r["sentence"] for r in rows)


def test_the_browsing_layer_holds_what_counts_as_done(store: Store) -> None:
    store.save([fish().reading(), talks().reading()], WHEN)
    edges = {(a, d["type"], b, d["modality"]) for a, b, d in store.graph().edges(data=True)}
    assert ("ISL", "THREATENS", "NOR", "planned") in edges
    assert ("per-jon-alvarsson", "THREATENS", "NOR", "actual") in edges
    assert not {e for e in edges if e[3] == "denied" or (e[1] == "MEETS" and e[3] == "planned")}
    meetings = [d for a, b, d in store.graph().edges(data=True) if d["type"] == "MEETS" and {a, b} == {"ISL", "NOR"}]
    assert len(meetings) == 1


def test_an_edge_carries_its_words_speaker_and_relayer(store: Store) -> None:
    store.save([fish().reading()], WHEN)
    graph = store.graph()
    (threat,) = (d for d in graph["per-jon-alvarsson"]["NOR"].values())
    assert threat["quote"] == "Norway will pay for every fish,"
    assert threat["speaker"] == "Jon Alvarsson"
    assert (threat["date"], threat["url"]) == ("2026-02-02", "https://coast.example/fish")
    (met,) = graph["ISL"]["DNK"].values()
    assert met["relayed_by"] == ["North Post"]
    assert not store.graph(relayed=False).has_edge("ISL", "DNK")


def test_an_act_that_two_articles_tell_of_has_two_sources(store: Store) -> None:
    store.save([fish().reading()], WHEN)
    assert [d["sources"] for d in store.graph()["NOR"]["ISL"].values()] == [1]
    store.save([echo().reading()], WHEN)
    assert [d["sources"] for d in store.graph()["NOR"]["ISL"].values()] == [2, 2]


def test_an_act_without_a_known_target_is_kept_but_not_drawn(store: Store) -> None:
    store.save([fish().reading()], WHEN)
    rows = store.query("MATCH (x:Act) WHERE NOT (x)-[:TOWARDS]->() RETURN x.type AS type, x.target_text AS text")
    assert [(r["type"], r["text"]) for r in rows] == [("CONDEMNS", "fishermen")]
    assert not store.graph().has_node("per-official")


def test_without_text_the_evidence_stays(store: Store) -> None:
    story = fish()
    store.save([story.reading()], WHEN, keep_text=False)
    assert store.query("MATCH (d:Article) RETURN d.text AS text").rows == ({"text": None},)
    explained = store.explain(story.acts[0].id)
    assert [(e.exact, e.grounded) for e in explained.evidence] == [("Norway will pay", None)]


def test_explain_reads_the_words_again(store: Store) -> None:
    story = fish()
    store.save([story.reading()], WHEN)
    act = store.explain(story.acts[0].id)
    assert (act.kind, act.properties["type"], act.evidence[0].grounded) == ("Act", "THREATENS", True)
    assert {(x.type, x.other) for x in act.links} >= {("BY", "per-jon-alvarsson"), ("TOWARDS", "NOR")}
    assert store.explain(story.statements[1].id).evidence[0].exact == "Norway will pay for every fish,"
    assert store.explain("per-jon-alvarsson").kind == "Person"
    with pytest.raises(QueryError, match="nothing has the id"):
        store.explain("act-of-nobody")


def test_a_newer_reading_takes_the_place_of_the_old(store: Store) -> None:
    store.save(all_stories(), WHEN)
    before = everything(store)
    less = replace(talks().reading("sayso test; model 2; lexicon 1"), acts=(), statements=())
    assert store.save([less], WHEN).renewed == 1
    assert not store.graph().has_edge("ISL", "NOR") or all(
        d["article"] != less.article.id for d in store.graph()["ISL"]["NOR"].values()
    )
    assert store.save([talks().reading()], WHEN).renewed == 1
    assert same(everything(store), before)


def test_of_two_copies_of_a_text_the_earliest_published_is_kept(store: Store) -> None:
    reading = fish().reading()
    late = replace(reading, article=replace(reading.article, published="2026-05-05", url="https://b.example"))
    bare = replace(reading, article=replace(reading.article, published=None, publisher=None, url=None))
    graphs = []
    for order in ([reading, late, bare], [bare, late, reading], [late, bare, reading]):
        store.query("MATCH (n) WHERE n.id <> 'test' DETACH DELETE n", read_only=False)
        for one in order:
            store.save([one], WHEN)
        graphs.append(everything(store))
        store.query("MATCH (n) WHERE n.id <> 'test' DETACH DELETE n", read_only=False)
        store.save(order, WHEN)
        graphs.append(everything(store))
    assert all(same(g, graphs[0]) for g in graphs)
    assert graphs[0].nodes[reading.article.id]["published_at"] == "2026-02-04"


def test_what_is_known_of_an_article_is_kept_and_a_later_word_of_it_added(store: Store) -> None:
    reading = fish().reading()
    known = replace(reading.article, byline=("Ana Reis", "Per Holm"), section="World", updated="2026-02-05T10:00:00Z")
    told = replace(reading, article=known)
    for order in ([reading, told], [told, reading]):
        store.query("MATCH (n) WHERE n.id <> 'test' DETACH DELETE n", read_only=False)
        for one in order:
            store.save([one], WHEN)
        node = everything(store).nodes[known.id]
        assert (node["byline"], node["section"], node["updated"]) == (["Ana Reis", "Per Holm"], "World", "2026-02-05")
        assert node["updated_at"] == "2026-02-05T10:00:00Z"
        (page,) = rereading.stored(store)
        assert page[0].article == known
        assert store.save([told], WHEN).unchanged == 1


def test_what_is_not_grounded_is_refused_and_the_rest_loaded(store: Store) -> None:
    good, bad = fish().reading(), talks().reading()
    bad = replace(bad, acts=(replace(bad.acts[0], evidence=(5, 50_000)), *bad.acts[1:]))
    saved = store.save([bad, good], WHEN)
    assert (saved.added, [ref for ref, _ in saved.refused]) == (1, [bad.article.ref])
    assert store.counts()["Article"] == 1
    assert store.counts()["Act"] == len(good.acts)


def test_odd_text_is_kept_as_it_is(store: Store) -> None:
    text = "Títle 🐟\n\x00 “a\u202eb” \ud7ff \U0001f3f4\u200d\u2620\ufe0f 'x' \\ $r {id: 1} `y`\r\n"
    reading = replace(fish().reading(), actors=(), statements=(), acts=())
    reading = replace(reading, article=replace(reading.article, text=text, published="not a date", publisher=" "))
    store.save([reading], WHEN)
    (row,) = store.query("MATCH (d:Article) RETURN d.text AS text, d.published AS day, d.published_at AS at").rows
    assert row == {"text": text, "day": None, "at": "not a date"}


def test_an_empty_reading_still_gives_its_article(store: Store) -> None:
    reading: Reading = replace(fish().reading(), actors=(), statements=(), acts=())
    assert store.save([reading], WHEN).added == 1
    assert store.save([], WHEN).added == 0
    assert store.counts() == {"Article": 1, "Actor": 1, "Organisation": 1, "NAMED_IN": 1, "PUBLISHED_BY": 1}
