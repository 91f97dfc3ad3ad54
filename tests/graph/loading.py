"""A process that loads reports and says so: `python -m tests.graph.loading STORE FIRST LAST STEP`."""

from __future__ import annotations

import sys

from graph.stores import open_store
from tests.graph.stories import report


def main(where: str, first: str, last: str, step: str) -> None:
    with open_store(where) as store:
        print("open", flush=True)
        for n in range(int(first), int(last), int(step)):
            reading = report(n)
            store.save([reading], "2026-03-01T12:00:00+00:00")
            print(reading.article.id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
