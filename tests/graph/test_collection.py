"""Copies and versions: kept, marked, and counted once, in whatever order and portions they are loaded."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from typing import Any

import networkx as nx
import pytest

from graph.collection import settle
from graph.copies import copies
from graph.stores import Store
from graph.stores.write import forget
from loaders.reading import Article, Reading
from tests.graph.stories import READER, Story
from tests.graph.test_copies import corpus
from tests.graph.test_store import WHEN, everything, same

LINES = (
    "Iceland condemned Norway on Monday over the closing of the northern harbours to its trawlers.",
    "The ministry in Reykjavik gave no reason for its silence in the weeks before that.",
    "Fishing crews on both coasts have stayed in port since the first storm of the winter.",
    "A commission of seven was to count the boats, the nets and the days lost to ice.",
    "Its paper is due in March, and few in either parliament expect to like what it says.",
)


def story(head: str, *lines: str, published: str | None, url: str | None = None, outlet: str | None = None) -> Reading:
    """A story of those lines; each that begins so tells that Iceland condemned Norway on one and the same day."""
    s = Story("\n".join((head, *lines)), published, outlet, url)
    s.actor("ISL", "Iceland", "State")
    s.actor("NOR", "Norway", "State")
    if "Iceland condemned Norway" in s.text:
        s.act("CONDEMNS", "ISL", "NOR", "Iceland condemned Norway", "2026-02-02")
    if "Norway threatened Iceland" in s.text:
        s.act("THREATENS", "NOR", "ISL", "Norway threatened Iceland", "2026-02-03")
    return s.reading()


def wire() -> Reading:
    return story("Harbour row", *LINES, published="2026-02-02", outlet="Wire", url="https://wire.example/row")


def copy(number: int) -> Reading:
    outlet, day = f"Paper {number}", f"2026-02-{3 + number % 20:02}"
    return story(f"Row over boats, part {number}", *LINES, published=day, outlet=outlet)


def own() -> Reading:
    """Another paper's own account of the same event."""
    lines = ("Iceland condemned Norway, its envoy told us.", "Nobody in Bergen would say more than that.")
    return story("Envoy speaks", *lines, published="2026-02-04", outlet="Harbour Times")


def version(number: int, published: str | None = "2026-02-05") -> Reading:
    """One of an article's versions: the first tells of a condemnation, those after it of a threat."""
    said = "Iceland condemned Norway" if number == 0 else f"Norway threatened Iceland {number} times"
    return story("Live", f"{said}.", published=published, url="https://coast.example/live", outlet="Coast Daily")


def related(store: Store, kind: str) -> dict[str, str]:
    rows = store.query(f"MATCH (a:Article)-[:{kind}]->(b:Article) RETURN a.id AS a, b.id AS b ORDER BY a")
    assert len(rows) == len({r["a"] for r in rows})
    return {r["a"]: r["b"] for r in rows}


def standings(store: Store) -> dict[str, str]:
    return {r["id"]: r["standing"] for r in store.query("MATCH (a:Article) RETURN a.id AS id, a.standing AS standing")}


def drawn(store: Store, kind: str = "CONDEMNS") -> list[tuple[str, int]]:
    edges = store.graph(types=(kind,)).edges(data=True)
    return sorted((d["article"], d["sources"]) for _, _, d in edges)


def empty(store: Store) -> Store:
    store.query("MATCH (n) WHERE n.id <> 'test' DETACH DELETE n", read_only=False)
    return store


def graphs_of(store: Store, loads: Iterable[Iterable[Iterable[Reading]]]) -> list[nx.MultiDiGraph[str]]:
    """The graph after each way to load, which is a list of portions."""
    out = []
    for portions in loads:
        empty(store)
        for portion in portions:
            store.save(portion, WHEN)
        out.append(everything(store))
    return out


def test_twenty_copies_count_one_source_and_are_drawn_once(store: Store) -> None:
    first, others = wire(), [copy(n) for n in range(20)]
    store.save([*others[:9], first], WHEN)
    store.save(others[9:], WHEN)
    assert related(store, "COPY_OF") == {c.article.id: first.article.id for c in others}
    assert drawn(store) == [(first.article.id, 1)]
    assert store.counts()["Act"] == 21
    store.save([own()], WHEN)
    assert drawn(store) == sorted([(first.article.id, 2), (own().article.id, 2)])


def test_an_original_that_comes_late_takes_its_place(store: Store) -> None:
    store.save([copy(3), own()], WHEN)
    assert drawn(store) == sorted([(copy(3).article.id, 2), (own().article.id, 2)])
    store.save([wire()], WHEN)
    assert related(store, "COPY_OF") == {copy(3).article.id: wire().article.id}
    assert drawn(store) == sorted([(wire().article.id, 2), (own().article.id, 2)])


def test_without_text_copies_are_found_all_the_same(store: Store) -> None:
    store.save([copy(1)], WHEN, keep_text=False)
    store.save([wire()], WHEN)
    store.save([copy(2)], WHEN, keep_text=False)
    assert related(store, "COPY_OF") == {copy(n).article.id: wire().article.id for n in (1, 2)}
    hidden = {"bands", "runs"}
    assert not hidden & {k for _, d in store.graph("exact").nodes(data=True) for k in d}


def test_a_changed_article_is_a_version_and_the_older_ones_stay(store: Store) -> None:
    old, new, newest = version(0), version(1, "2026-02-06"), version(2, "2026-02-06T10:00:00+00:00")
    store.save([new, own()], WHEN)
    store.save([newest, old], WHEN)
    ids = [r.article.id for r in (newest, new, old)]
    assert related(store, "SUPERSEDES") == {ids[0]: ids[1], ids[1]: ids[2]}
    assert standings(store) == {
        ids[0]: "original",
        ids[1]: "superseded",
        ids[2]: "superseded",
        own().article.id: "original",
    }
    assert drawn(store, "THREATENS") == [(ids[0], 1)]
    assert drawn(store) == [(own().article.id, 1)]
    assert store.counts()["Act"] == 4
    assert store.explain(old.acts[0].id).evidence[0].grounded


def test_of_versions_with_one_date_the_one_retrieved_later_counts(store: Store) -> None:
    for first, second in permutations([version(0), version(1)]):
        empty(store).save([first], "2026-02-05T12:00:00+00:00")
        store.save([second], "2026-02-05T12:00:07+00:00")
        assert related(store, "SUPERSEDES") == {second.article.id: first.article.id}
        store.save([replace(first, reader=f"{READER}; newer")], "2026-03-01T00:00:00+00:00")
        assert related(store, "SUPERSEDES") == {second.article.id: first.article.id}, "read anew is not fetched anew"


def test_what_an_article_tells_twice_without_a_day_is_one_event_of_its_own(store: Store) -> None:
    def told(text: str, *acts: tuple[str, str]) -> Reading:
        s = Story(text)
        s.actor("ISL", "Iceland", "State")
        s.actor("NOR", "Norway", "State")
        for words, modality in acts:
            s.act("CONDEMNS", "ISL", "NOR", words, modality=modality)
        return s.reading()

    one = told(
        "Iceland Condemns Norway\nIceland condemned Norway.\nIt may condemn Norway again.\nIt did not condemn it.\n",
        ("Iceland Condemns Norway", "actual"),
        ("Iceland condemned Norway", "actual"),
        ("may condemn Norway", "planned"),
        ("did not condemn it", "denied"),
    )
    other = told("A Row\nIceland condemned Norway too.\n", ("Iceland condemned Norway", "actual"))
    store.save([one, other], WHEN)
    event = {r["id"]: r["event"] for r in store.query("MATCH (x:Act) RETURN x.id AS id, x.event AS event")}
    head, body, planned, denied = (event[a.id] for a in one.acts)
    assert head == body
    assert len({head, planned, event[other.acts[0].id]}) == 3
    assert denied is None
    found = store.query("MATCH (:Actor)-[r:CONDEMNS]->(:Actor) RETURN r.sources AS n, r.act AS act ORDER BY act")
    assert [r["n"] for r in found] == [1, 1, 1]


def edited(*lines: str, ref: str = "stories/row.txt", publisher: str | None = None) -> Reading:
    """The wire's story in a file of one's own, with those lines at the end."""
    told = story("Harbour row", *LINES, *lines, published=None, outlet=publisher)
    return replace(told, article=replace(told.article, ref=ref))


def test_a_file_that_was_edited_supersedes_what_it_said_before(store: Store) -> None:
    texts = [edited(), edited("One more line."), edited("One more line.", "And Norway threatened Iceland.")]
    for day, text in enumerate(texts, 1):
        store.save([text], f"2026-03-0{day}T12:00:00+00:00")
    stands = {
        r["id"]: r["standing"] for r in store.query("MATCH (a:Article) RETURN a.id AS id, a.standing AS standing")
    }
    assert [stands[t.article.id] for t in texts] == ["superseded", "superseded", "original"]
    others = [edited("Else.", publisher="Coast Daily"), edited("Another.", ref="stories/copy.txt")]
    store.save(others, "2026-03-04T12:00:00+00:00")
    assert {r["n"] for r in store.query("MATCH (:Article)-[r:SUPERSEDES]->(:Article) RETURN count(r) AS n")} == {2}
    unlike = story("Weather", *(x.upper().replace("E", "O") for x in LINES), published=None)
    store.save([replace(unlike, article=replace(unlike.article, ref="stories/row.txt"))], "2026-03-05T12:00:00+00:00")
    assert {r["n"] for r in store.query("MATCH (:Article)-[r:SUPERSEDES]->(:Article) RETURN count(r) AS n")} == {2}


def test_the_version_updated_last_counts_whenever_it_was_loaded(store: Store) -> None:
    def updated(number: int, published: str | None, when: str | None) -> Reading:
        reading = version(number, published)
        return replace(reading, article=replace(reading.article, updated=when))

    chain = [
        updated(0, "2026-02-05", None),
        updated(1, "2026-02-05T08:00:00+00:00", "2026-02-05T14:00:00+01:00"),
        updated(2, None, "2026-02-05T18:30:00+00:00"),
        updated(3, "2026-02-06T08:00:00+00:00", "2026-02-01"),
    ]
    ids = [r.article.id for r in chain]
    for n, order in enumerate(permutations(chain)):
        empty(store)
        for i, one in enumerate(order):
            store.save([one], f"2026-02-07T12:00:0{i}+00:00")
        assert related(store, "SUPERSEDES") == dict(zip(ids[1:], ids, strict=False)), n
        if n == 5:
            break


def test_a_site_s_front_page_is_no_article_s_address(store: Store) -> None:
    store.save([replace(r, article=replace(r.article, url="https://a.example/")) for r in (version(0), own())], WHEN)
    assert related(store, "SUPERSEDES") == {}


def test_a_new_version_stays_the_original_of_its_copies(store: Store) -> None:
    store.save([wire(), copy(1)], WHEN)
    corrected = replace(wire().article, text=wire().article.text.replace("seven", "eight"), published="2026-02-20")
    store.save([replace(wire(), article=corrected, acts=(), statements=())], WHEN)
    new = Article(corrected.text, "x").id
    assert related(store, "SUPERSEDES") == {new: wire().article.id}
    assert related(store, "COPY_OF") == {copy(1).article.id: new}
    assert drawn(store) == []


def test_any_order_and_any_portions_give_the_same_graph(store: Store) -> None:
    some = [wire(), copy(1), own(), version(0), version(1, None)]
    a, b = [copy(2), *some[:3], version(2)], [*some[3:], copy(7)]
    orders = [[[r] for r in order] for order in permutations(some)][::17]
    singly = graphs_of(store, [*orders, [some]])
    assert all(same(g, singly[-1]) for g in singly)
    at_once = graphs_of(store, [[a, b], [b, a], [a + b]])
    assert all(same(g, at_once[-1]) for g in at_once)
    assert not same(singly[-1], at_once[-1])


def test_what_is_taken_away_leaves_the_next_as_original(store: Store) -> None:
    store.save([wire(), copy(1), copy(2), version(0), version(1, "2026-02-09")], WHEN)
    store.write(lambda tx: forget(tx, [r.article.id for r in (wire(), version(1))]))
    store.settle()
    after = everything(store)
    assert same(after, graphs_of(store, [[[copy(1), copy(2), version(0)]]])[0])
    assert related(store, "COPY_OF") == {copy(2).article.id: copy(1).article.id}


def test_an_article_found_earlier_elsewhere_becomes_the_original(store: Store) -> None:
    early = replace(copy(1), article=replace(copy(1).article, published="2026-01-01"))
    store.save([wire(), copy(1), copy(2)], WHEN)
    store.save([early], WHEN)
    assert related(store, "COPY_OF") == {r.article.id: copy(1).article.id for r in (wire(), copy(2))}
    assert drawn(store) == [(copy(1).article.id, 1)]


def test_a_load_that_was_cut_off_is_settled_by_the_next(store: Store) -> None:
    store.save([wire(), copy(1)], WHEN, settle=False)
    assert len(drawn(store)) == 2
    store.save([], WHEN)
    assert drawn(store) == [(wire().article.id, 1)]


@pytest.mark.parametrize("seed", [1, 2])
def test_in_small_loads_as_over_the_whole_collection(store: Store, seed: int) -> None:
    entries, _ = corpus(6)
    random.Random(seed).shuffle(entries)
    articles = [Article(text, ref, published=published) for ref, published, text in entries]
    for start in range(0, len(articles), 9):
        store.save([Reading(a, (), (), (), READER) for a in articles[start : start + 9]], WHEN)
    assert related(store, "COPY_OF") == copies((a.id, a.published, a.text) for a in articles)


def test_nothing_new_is_nothing_to_do(store: Store) -> None:
    store.save([wire(), copy(1)], WHEN)
    asked: list[str] = []

    def watched(tx: Any) -> None:
        class Watch:
            def rows(self, cypher: str, **given: Any) -> list[dict[str, Any]]:
                asked.append(cypher)
                return list(tx.rows(cypher, **given))

        settle(Watch())

    store.write(watched)
    assert len(asked) == 2
