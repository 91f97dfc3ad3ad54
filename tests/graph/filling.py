"""A process that fills the small disk at a folder, gives it room, and tells what is there: `... DISK`."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import count
from pathlib import Path

from graph.errors import StoreError
from graph.stores import Store, doctor, open_store
from tests.graph.stories import report

WHEN = "2026-03-01T12:00:00+00:00"


def filled(store: Store) -> tuple[list[str], str]:
    """The articles that were acknowledged, and what was said when the disk was full."""
    done: list[str] = []
    for n in count(step=20):
        some = [report(i) for i in range(n, n + 20)]
        try:
            store.save(some, WHEN, settle=False)
        except StoreError as e:
            return done, str(e)
        done += [r.article.id for r in some]
    raise AssertionError


def main(disk: str) -> None:
    with open_store(Path(disk) / "g") as store:
        done, says = filled(store)
    subprocess.run(["mount", "-o", "remount,size=400m", disk], check=True)
    with open_store(Path(disk) / "g") as store:
        added = store.save([report(1_000_000)], WHEN).added
        there = {r["id"] for r in store.query("MATCH (d:Article) RETURN d.id AS id")}
        faults = [f.row for f in doctor.examine(store) if f.state == "fault"]
    told = {"acknowledged": len(done), "lost": sorted({*done} - there), "faults": faults, "afterwards": added}
    print(json.dumps({**told, "says": says}))


if __name__ == "__main__":
    main(sys.argv[1])
