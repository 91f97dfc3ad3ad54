"""Articles a second, processor time and peak memory of loading generated rows by one process and several; same graph.

python -m benchmarks.loading [ROWS] [JOBS...]      default: 10000 rows, jobs 1 and 2 (Linux: memory is read from /proc)
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import sayso

STATES = ("Norway", "Portugal", "Iceland", "Ireland", "Denmark", "Spain", "France", "Poland", "Greece", "Finland")
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
TOPICS = ("fishing rights", "harbour dues", "a new cable", "air traffic", "steel tariffs", "visa rules", "grain prices")
SENTENCES = (
    "{a} threatened {b} with sanctions over {t} on Monday after talks in {c} had ended without a result.",
    "“We will not yield on {t},” said {p}, the prime minister of {a}, who spoke to reporters late in the evening.",
    "{q}, the foreign minister of {b}, condemned the step and said that his government would ask {c} for support.",
    "{c} backed {b} in the dispute, while officials in both capitals prepared for a second meeting later this week.",
    "The ministers of {a} and {b} met for three hours and agreed to keep the line between their offices open.",
    "According to {p}, the two governments had come no closer on {t} than they were at the end of the winter.",
)


def rows(count: int, sentences: tuple[str, ...] = SENTENCES) -> Iterator[dict[str, str]]:
    draw = random.Random(7)
    for n in range(count):
        a, b, c = draw.sample(STATES, 3)
        p, q = draw.sample(PEOPLE, 2)
        words = {"a": a, "b": b, "c": c, "p": p, "q": q, "t": draw.choice(TOPICS)}
        text = " ".join(s.format(**words) for s in draw.sample(sentences, 4))
        day = f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}"
        yield {"id": f"row-{n}", "text": f"{text} This was report number {n}.", "published": day}


def load(file: Path, store: Path, jobs: int) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of processor time and peak memory in MB of all processes together."""
    command = [sys.executable, "-m", "sayso", "load", str(file), "--store", str(store), "--jobs", str(jobs)]
    begun, peak, before = time.perf_counter(), 0, processor()
    running = subprocess.Popen(command, start_new_session=True)
    while running.poll() is None:
        peak = max(peak, resident(running.pid))
        time.sleep(0.2)
    assert running.returncode == 0
    return time.perf_counter() - begun, processor() - before, peak / 1024


def processor() -> float:
    """Seconds of processor time that the ended child processes took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def resident(session: int) -> int:
    """The memory of a session's processes in kB, pages that they share counted once for each."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            total += int(fields[21]) * 4
    return total


def digest(store: Path) -> str:
    query = "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, r.start AS s, r.end AS e, r.act AS act"
    with sayso.open_store(store) as opened:
        found = opened.query(query, timeout=600)
    lines = sorted(json.dumps(r, sort_keys=True, default=str) for r in found)
    return f"{len(lines)} edges, {hashlib.sha256(chr(10).join(lines).encode()).hexdigest()[:16]}"


def main(args: list[str]) -> None:
    count, jobs = int(args[0]) if args else 10_000, [int(a) for a in args[1:]] or [1, 2]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "rows.jsonl")
        file.write_text("".join(json.dumps(r) + "\n" for r in rows(count)), encoding="utf-8")
        words = sum(len(r["text"].split()) for r in rows(count))
        print(f"{count:,} articles, {words:,} words")
        rates, graphs = {}, set()
        for n in jobs:
            seconds, busy, peak = load(file, Path(folder, f"{n}.graph"), n)
            rates[n] = count / seconds
            graphs.add(digest(Path(folder, f"{n}.graph")))
            spent = f"{seconds:.0f} s, {busy:.0f} s of processor time, peak memory {peak:,.0f} MB"
            print(f"--jobs {n}: {rates[n]:.1f} articles/s, {spent}", flush=True)
        same = "the same graph" if len(graphs) == 1 else "DIFFERENT GRAPHS"
        print(f"{rates[jobs[-1]] / rates[jobs[0]]:.2f} times; {same}: {'; '.join(sorted(graphs))}")


if __name__ == "__main__":
    main(sys.argv[1:])
