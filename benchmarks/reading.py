"""Words a second of the whole reading against spaCy's model as it comes, on the same texts in the same run.

Seconds are the processor's, so that other programs on the machine don't disturb the ratio.

python -m benchmarks.reading [FILE.jsonl]      rows with a "text"; default: the demo article, 60 times
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import spacy

from loaders.language.reader import BATCH, Reader
from loaders.reading import Article

DEMO = Path(__file__).parents[1] / "docs" / "demo" / "article.txt"
ROUNDS = 3


def texts(args: list[str]) -> list[str]:
    if args:
        return [
            json.loads(line)["text"] for line in Path(args[0]).read_text(encoding="utf-8").splitlines() if line.strip()
        ]
    return [DEMO.read_text(encoding="utf-8")] * 60


def seconds(work: Callable[[], Iterable[object]]) -> float:
    start = time.process_time()
    for _ in work():
        pass
    return time.process_time() - start


def main(args: list[str]) -> None:
    rows = texts(args)
    words = sum(len(t.split()) for t in rows)
    reader = Reader()
    reader.read(Article(rows[0]))  # loads the model and the lexicon
    plain = spacy.load(reader.model)
    bare = min(seconds(lambda: plain.pipe(rows, batch_size=BATCH)) for _ in range(ROUNDS))
    whole = min(seconds(lambda: reader.read_all(Article(t) for t in rows)) for _ in range(ROUNDS))
    rates = f"bare spaCy {words / bare:,.0f} words/s; Sayso {words / whole:,.0f} words/s"
    print(f"{words:,} words; {rates}; ratio {bare / whole:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
