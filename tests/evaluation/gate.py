"""The evaluation gate: scores extraction on the gold data and compares each figure with `baseline.json`.

    python -m tests.evaluation.gate            exit 1 when a figure falls below the baseline
    python -m tests.evaluation.gate --update   write the figures as the new baseline

The gold data and the scorers lie beside the project (../shared, or $SAYSO_GOLD_HOME); nothing of them is part of it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("SAYSO_GOLD_HOME", ROOT.parent / "shared"))
BASELINE = Path(__file__).with_name("baseline.json")
TOLERANCE = 0.35  # points: rounding, and the last bits of another processor's arithmetic
LOWER_IS_BETTER = re.compile(r"traps|without an event")

Figures = dict[str, float]


def run(*command: object, to: Path | None = None) -> str:
    """What the command prints, also written to a file when asked. Raises CalledProcessError."""
    done = subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True, cwd=ROOT)
    if to:
        to.write_text(done.stdout, encoding="utf-8")
    return done.stdout


def read(out: Path, *sources: object, rows: bool = False) -> Path:
    """The readings of the sources, in a file."""
    kind = ("--input", "jsonl") if rows else ()
    run(sys.executable, "-m", "sayso", "read", *kind, "--format", "jsonl", *sources, to=out)
    return out


def tool(name: str, *args: object, to: Path | None = None) -> str:
    """What one of the scorers prints."""
    return run(sys.executable, HOME / "tools" / f"{name}.py", *args, to=to)


def found(pattern: str, text: str) -> float:
    """The first group of the pattern in the text, as a number. Raises LookupError when it isn't there."""
    m = re.search(pattern, text, re.MULTILINE)
    if not m:
        raise LookupError(f"no {pattern!r} in what the scorer printed:\n{text}")
    return float(m.group(1))


def articles(out: Path) -> Figures:
    """Whole articles: the sample and the development set."""
    figures: Figures = {}
    for name, texts, gold in (
        ("sample", [HOME / "gold/sample/article.txt"], [HOME / "gold/sample/gold.json"]),
        ("articles", sorted((HOME / "gold/articles").glob("*.txt")), sorted((HOME / "gold/articles").glob("*.json"))),
    ):
        said = tool("score_articles", read(out / f"{name}.jsonl", *texts), *gold)
        for figure in ("quotes found", r"quotes \+ speaker", "edges"):
            figures[f"{name}: {figure.replace(chr(92), '')} F1"] = found(rf"^{figure} .*F1 +([\d.]+)", said)
        figures[f"{name}: traps fallen into"] = found(r"^traps fallen into (\d+)", said)
        figures[f"{name}: actors found"] = found(r"^actors +(\d+) of", said)
    return figures


def quotes(out: Path) -> Figures:
    """Attributions in US news."""
    gold, predicted = HOME / "gold/quotes/dev.jsonl", out / "quotes.pred"
    tool("readings", "quotes", read(out / "quotes.jsonl", gold, rows=True), to=predicted)
    figures: Figures = {}
    for kinds in ("direct", "direct,mixed", "indirect", ""):
        said = json.loads(tool("score_quotes", gold, predicted, "--json", *(("--kinds", kinds) if kinds else ())))
        figures[f"quotes {kinds or 'all'}: overlap F1"] = said["content_overlap"]["F1"]
        figures[f"quotes {kinds or 'all'}: quote + speaker F1"] = said["joint_quote_and_speaker"]["F1"]
    return figures


def events(out: Path) -> Figures:
    """Acts: given pairs, and whole sentences."""
    gold, predicted = HOME / "gold/events/relations_dev.jsonl", out / "events.pred"
    readings = read(out / "relations.jsonl", gold, rows=True)
    figures: Figures = {}
    for lenient in ((), ("--lenient",)):
        tool("readings", "relations", readings, gold, *lenient, to=predicted)
        said = tool("score_events", "rel", gold, predicted)
        name = f"relations{' lenient' if lenient else ''}"
        figures[f"{name}: four types macro-F1"] = 100 * found(r"without OTHER.*macro-F1 ([\d.]+)", said)
        figures[f"{name}: 15 roots macro-F1"] = 100 * found(r"^plover_root.*macro-F1 ([\d.]+)", said)
    for name in ("sentences_gsr_dev", "sentences_dev"):
        gold = HOME / f"gold/events/{name}.jsonl"
        tool("readings", "sentences", read(out / f"{name}.jsonl", gold, rows=True), to=predicted)
        said = tool("score_events", "ext", gold, predicted)
        figures[f"{name}: triples F1"] = 100 * found(r"^triple .*F1 ([\d.]+)", said)
        if name == "sentences_dev":
            figures[f"{name}: core edges without an event, %"] = found(r"an event \(([\d.]+) %\)", said)
    return figures


def coreference(out: Path) -> Figures:
    """Actors and their mentions."""
    gold = HOME / "gold/coref/dev.jsonl"
    said = tool("score_actors", gold, read(out / "coref.jsonl", gold, rows=True))
    return {
        "coref: actors found %": found(r"^actors all .*?found +([\d.]+)", said),
        "coref: right kind %": found(r"^actors all .*?right kind +([\d.]+)", said),
        "coref: actors precision %": found(r"^actors precision +([\d.]+)", said),
        "coref: all pronouns F1": found(r"^mentions all pronouns .*F1 +([\d.]+)", said),
        "coref: all phrases F1": found(r"^mentions all phrases .*F1 +([\d.]+)", said),
        "coref: role phrases F1": found(r"^mentions role phrases .*F1 +([\d.]+)", said),
        "coref: all mentions F1": found(r"^mentions all  .*F1 +([\d.]+)", said),
        "coref: clusters B3 F1": found(r"^clusters B3 .*F1 +([\d.]+)", said),
    }


def worse(figures: Figures, baseline: Figures) -> list[str]:
    """A line for each figure that is worse than the baseline by more than the tolerance, or is missing."""
    lines = []
    for name, before in baseline.items():
        now = figures.get(name)
        loss = None if now is None else (now - before) * (1 if LOWER_IS_BETTER.search(name) else -1)
        if loss is None or loss > TOLERANCE:
            lines.append(f"{name}: {now} is worse than the baseline {before}")
    return lines


def main(args: list[str]) -> int:
    """Scores, prints, and compares or updates."""
    if not HOME.is_dir():
        print(f"no gold data at {HOME}; set SAYSO_GOLD_HOME", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder:
        out = Path(folder)
        figures = {**articles(out), **quotes(out), **events(out), **coreference(out)}
    figures = {k: round(v, 1) for k, v in figures.items()}
    print("\n".join(f"{v:7.1f}  {k}" for k, v in figures.items()))
    if "--update" in args:
        BASELINE.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        return 0
    faults = worse(figures, json.loads(BASELINE.read_text(encoding="utf-8")))
    print("\n".join(faults) or "no figure is worse than the baseline")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
