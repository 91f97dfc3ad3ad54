"""Copies among articles made here: altered ones are found, follow-ups and look-alikes are not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

from graph.copies import bands_of, copies, runs_of

PEOPLE = (
    "Maria Lind",
    "Rui Sousa",
    "Jon Stefansson",
    "Kari Berg",
    "Ana Reis",
    "Tomas Novak",
    "Eva Holm",
    "Paul Brandt",
)
PLACES = ("Oslo", "Lisbon", "Reykjavik", "Dublin", "Madrid", "Warsaw", "Athens", "Helsinki", "Bergen", "Porto", "Cork")
THINGS = (
    "harbour dues",
    "fishing rights",
    "a new cable",
    "steel tariffs",
    "visa rules",
    "grain prices",
    "a rail tunnel",
)
ACTS = ("rejected", "welcomed", "put off", "signed", "criticised", "explained", "sent back", "amended", "withdrew")
TIMES = ("on Monday", "late on Tuesday", "before dawn", "after nine hours", "at the weekend", "in a letter", "by phone")
REASONS = (
    "because the figures had changed since the spring", "although two of the ministers had asked for more time",
    "while boats from both coasts stayed in port", "as the unions had demanded for a year",
    "which surprised the markets and pleased the farmers", "a step that the court had ordered in June",
)  # fmt: skip
SHAPES = (
    "{p} {act} the plan for {thing} {time}, {why}, officials in {place} said.",
    "“We did not {verb} this for {thing},” {p} told reporters in {place} {time}.",
    "In {place}, {q} {act} what {p} had said of {thing}, {why}.",
    "The talks on {thing} between {p} and {q} will go on in {place}, {why}.",
    "{q}, who arrived in {place} {time}, {act} the offer on {thing} and asked {p} for another.",
    "A paper seen in {place} says that {thing} cost {n} million more than {p} had thought, {why}.",
)
VERBS = ("want", "choose", "promise", "plan", "sell", "risk", "forget")
BACKGROUND = (
    "The two countries have argued over the northern waters for eleven years and have met forty times in that period.",
    "An agreement of 2019 set a line at the sixty-second parallel, but neither parliament has voted on it to this day.",
    "Fishing brings the region a tenth of its income, and one family in six lives from the harbour or the canneries.",
)


def sentence(draw: random.Random) -> str:
    p, q = draw.sample(PEOPLE, 2)
    return draw.choice(SHAPES).format(
        p=p, q=q, act=draw.choice(ACTS), thing=draw.choice(THINGS), time=draw.choice(TIMES), why=draw.choice(REASONS),
        place=draw.choice(PLACES), verb=draw.choice(VERBS), n=draw.randint(2, 900),
    )  # fmt: skip


def article(draw: random.Random) -> list[str]:
    """A headline and some paragraphs, a third of them with a paragraph of common background."""
    body = [" ".join(sentence(draw) for _ in range(draw.randint(2, 3))) for _ in range(draw.randint(6, 12))]
    if draw.random() < 0.35:
        body.insert(draw.randrange(len(body)), draw.choice(BACKGROUND))
    return [sentence(draw)[:70], *body]


def altered(draw: random.Random, lines: list[str]) -> Iterator[list[str]]:
    """Copies as newsrooms make them, the order of the paragraphs kept."""
    head, *body = lines
    yield [sentence(draw)[:60], *body]
    yield [sentence(draw)[:60], *body[: max(len(body) * 6 // 10, 3)]]
    yield [head, *(p for i, p in enumerate(body) if i % 4 != 1)]
    yield [sentence(draw)[:60], "By our own staff and agencies", *body, "Copyright 2026. All rights are reserved."]
    yield [head, " ".join(body).replace("’", "'").replace("“", '"').replace("”", '"').upper()]
    yield [sentence(draw)[:60], sentence(draw), *body[:-1]]


def followups(draw: random.Random, lines: list[str]) -> Iterator[list[str]]:
    """Articles of their own that share something with an earlier one."""
    yield [*article(draw), *lines[-2:]]
    yield [lines[0], *article(draw)[1:]]
    other = article(draw)
    yield [*other[:4], *lines[1 : 1 + len(other) // 4], *other[4:]]
    yield [*lines, *article(draw)[1:], *article(draw)[1:]]


def corpus(count: int) -> tuple[list[tuple[str, str | None, str]], dict[str, str]]:
    draw, entries, truth = random.Random(3), [], {}
    for n in range(count):
        lines = article(draw)
        entries.append((f"o{n}", f"2026-01-{n % 27 + 1:02}", "\n".join(lines)))
        for k, copy in enumerate(altered(draw, lines)):
            entries.append((f"c{n}-{k}", f"2026-02-{k + 1:02}T08:00:00+00:00", "\n".join(copy)))
            truth[f"c{n}-{k}"] = f"o{n}"
        entries += [(f"f{n}-{k}", "2026-03-01", "\n".join(f)) for k, f in enumerate(followups(draw, lines))]
    draw.shuffle(entries)
    return entries, truth


def test_precision_and_recall_on_altered_copies_and_follow_ups() -> None:
    entries, truth = corpus(60)
    found = copies(entries)
    right = sum(truth.get(copy) == original for copy, original in found.items())
    precision, recall = right / len(found), right / len(truth)
    print(f"{len(entries)} articles, {len(truth)} copies: precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= 0.99
    assert recall >= 0.97


def test_the_order_of_the_articles_does_not_matter() -> None:
    entries, _ = corpus(10)
    assert copies(entries) == copies(sorted(entries)) == copies(reversed(entries))


def test_the_original_is_the_earliest_then_the_smallest_id() -> None:
    text = " ".join(sentence(random.Random(n)) for n in range(20))
    dated = [("z", "2026-01-01", text), ("a", "2026-01-01T12:00:00Z", f"{text} More."), ("m", None, text)]
    assert copies(dated) == {"a": "z", "m": "z"}
    assert copies([("z", None, text), ("b", "someday", text)]) == {"z": "b"}
    assert copies([("late", "2026-01-01T12:00:00+09:00", text), ("x", "2026-01-01T04:00:00+00:00", text)]) == {
        "x": "late"
    }


def test_short_empty_and_odd_texts_are_no_copies() -> None:
    assert copies([]) == {}
    assert copies([("a", None, ""), ("b", None, "")]) == {}
    assert copies([("a", None, "“No comment,” she said."), ("b", None, "“No comment,” she said.")]) == {}
    assert copies([("a", None, "… — !?" * 99), ("b", None, "… — !?" * 99)]) == {}


def test_a_copy_of_a_copy_has_the_first_as_its_original() -> None:
    lines = article(random.Random(5))
    chain = [("1", "2026-01-01", lines), ("2", "2026-01-02", lines[:-1]), ("3", "2026-01-03", lines[:-2])]
    assert copies([(i, d, "\n".join(t)) for i, d, t in chain]) == {"2": "1", "3": "1"}
    assert all(a[1] < b[1] for a, b in pairwise(chain))


def test_the_bands_of_a_text_never_change() -> None:
    runs = runs_of(" ".join(f"word{n}" for n in range(40)))
    assert bands_of(runs).tolist()[:4] == [734604089, 2013416594, 26307453, 2085821950]
