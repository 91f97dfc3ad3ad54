"""How good quotations and speakers are, in the tables of docs/quotations.md: by kind, cue, speaker and confidence.

    python -m tests.evaluation.quotations [GOLD.jsonl]      default: the development articles

The gold data and its scorer lie beside the project (see gate.py). "Found" is a token F1 of at least one half.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.language.attributions.cues import compiled
from loaders.language.page import Page
from loaders.language.reader import Reader, read_page
from loaders.reading import Article, Statement
from tests.evaluation.gate import HOME

Gold = dict[str, Any]
_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "his", "her", "their"}
)


@dataclass(frozen=True)
class Pair:
    """A gold attribution and the statement that it was found as; one of them may be missing.

    `right` says whether the speaker is right too (none where none is annotated), `near` what an unmatched statement
    overlaps.
    """

    page: Page
    gold: Gold | None
    statement: Statement | None
    right: bool = False
    near: Gold | None = None


def scorer() -> Any:
    """The scorer of the gold data, as a module."""
    spec = importlib.util.spec_from_file_location("score_quotes", HOME / "tools" / "score_quotes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs(
    score: Any, page: Page, gold: list[Gold], found: Iterable[Statement], names: dict[str, str]
) -> Iterator[Pair]:
    """Gold and found, matched as the scorer does: best token F1 first, each once."""
    words = [m.span() for m in score.WORD.finditer(page.text)]
    wanted = [(g, score.toks(words, g["content_spans"])) for g in gold]
    got = [(s, score.toks(words, s.spans)) for s in found]
    overlaps = ((a & b, i, j) for i, (_, a) in enumerate(wanted) for j, (_, b) in enumerate(got))
    shares = ((2 * len(both) / (len(wanted[i][1]) + len(got[j][1])), i, j) for both, i, j in overlaps if both)
    rated = sorted(shares, key=lambda x: -x[0])
    taken: dict[int, int] = {}
    by: dict[int, int] = {}
    near: dict[int, int] = {}
    for rate, i, j in rated:
        near.setdefault(j, i)
        if rate >= 0.5 and i not in taken and j not in by:
            taken[i], by[j] = j, i
    for i, (g, tokens) in enumerate(wanted):
        if i in taken:
            s = got[taken[i]][0]
            yield Pair(page, g, s, _right(score, page, words, g, s, names))
        elif tokens:
            yield Pair(page, g, None)
    for j, (s, _) in enumerate(got):
        if j not in by:
            yield Pair(page, None, s, near=wanted[near[j]][0] if j in near else None)


def _right(score: Any, page: Page, words: list[Any], g: Gold, s: Statement, names: dict[str, str]) -> bool:
    if not g.get("speaker_spans") and not g.get("speaker_name"):
        return s.speaker_span is None and s.speaker is None
    if s.speaker_span and score.toks(words, g.get("speaker_spans")) & score.toks(words, [s.speaker_span]):
        return True
    known = (g.get("speaker_name"), g.get("speaker_name_silver_corenlp"))
    told = names.get(s.speaker or "") or (page.text[slice(*s.speaker_span)] if s.speaker_span else "")
    return any(score.name_match(told, name) for name in known if name)


def position(g: Gold) -> str:
    """Where the cue stands: before the content, after it, or in its middle."""
    if not g.get("cue_spans"):
        return "no cue"
    cue, first, last = g["cue_spans"][0][0], g["content_spans"][0][0], g["content_spans"][-1][1]
    return "cue before the content" if cue < first else "cue after it" if cue >= last else "cue in the middle"


def speaker(page: Page, g: Gold) -> str:
    """What kind of words name the speaker."""
    if not g.get("speaker_spans"):
        return "no speaker in the text"
    words = " ".join(page.text[a:b] for a, b in g["speaker_spans"]).split()
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return "speaker a pronoun"
    return "speaker named" if any(w[:1].isupper() for w in words[1:] or words) else "speaker a role or group"


def error(cues: Any, p: Pair) -> str | None:
    """The kind of the error, None when all is right."""
    if p.gold is not None and p.statement is not None:
        return None if p.right else "wrong or missing words for the speaker"
    if p.gold is None:
        where = "where nothing is annotated" if p.near is None else "beside or inside what is annotated"
        rule = (p.statement.why if p.statement else "").split(":")[0]
        return f"{rule} {where}"
    if p.gold["kind"] != "indirect":
        return f"missed {p.gold['kind']}"
    words = [t for s in p.gold.get("cue_spans") or [] for t in p.page.words(tuple(s))]
    verbs = [t for t in words if t.pos_ == "VERB"]
    if any(t.lemma_ in cues.verbs for t in verbs):
        return "missed indirect: a known cue, but its frame wasn't met, its content differs, or it is not sure enough"
    return f"missed indirect: {'a verb' if verbs else 'a noun, adjective or preposition'} that is no cue here"


def table(title: str, found: list[Pair], label: Any) -> None:
    """Annotated, found and speaker right of those found, by what the label says of the gold."""
    print(f"\n| {title} | annotated | found | speaker right, of those found |\n|---|---|---|---|")
    groups: dict[str, list[Pair]] = {}
    for p in found:
        if p.gold is not None:
            groups.setdefault(label(p), []).append(p)
    for name, those in sorted(groups.items(), key=lambda x: -len(x[1])):
        met = [p for p in those if p.statement is not None]
        right = 100 * sum(p.right for p in met) / max(1, len(met))
        print(f"| {name} | {len(those)} | {100 * len(met) / len(those):.1f} % | {right:.1f} % |")


def confidence(found: list[Pair]) -> None:
    """What was promised and how often content and speaker were right; statements within others are left out."""
    print("\n| promised | statements | right |\n|---|---|---|")
    sure = [p for p in found if p.statement is not None and p.statement.parent is None]
    for step in range(9, -1, -1):
        those = [p for p in sure if p.statement and min(9, int(10 * p.statement.confidence + 1e-9)) == step]
        if those:
            right = sum(p.right for p in those) / len(those)
            print(f"| {step / 10} to {step / 10 + 0.1:.1f} | {len(those)} | {right:.2f} |")


def main(args: list[str]) -> None:
    """Reads the articles and prints the tables."""
    path = Path(args[0]) if args else HOME / "gold" / "quotes" / "dev.jsonl"
    score, reader = scorer(), Reader()
    found: list[Pair] = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        page = reader.page(Article(row["text"], row["id"], row.get("title")))
        reading = read_page(page, reader.lexicon)
        found += pairs(score, page, row["quotes"], reading.statements, {a.id: a.name for a in reading.actors})
    table("kind", found, lambda p: p.gold["kind"])
    table("cue", found, lambda p: position(p.gold))
    table("speaker", found, lambda p: speaker(p.page, p.gold))
    confidence(found)
    cues = compiled(reader.lexicon)
    errors = Counter(e for e in (error(cues, p) for p in found) if e)
    print("\n| count | kind of error |\n|---|---|")
    print("\n".join(f"| {n} | {name} |" for name, n in errors.most_common(12)))


if __name__ == "__main__":
    main(sys.argv[1:])
