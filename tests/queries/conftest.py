"""One store a module and kind of store, with the stories in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.stores import Store
from tests.graph.servers import STORES, opened
from tests.graph.stories import all_stories, reprint

WHEN = "2026-03-01T12:00:00+00:00"


@pytest.fixture(params=STORES, scope="module")
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with opened(request.param, tmp_path_factory.mktemp("loaded")) as store:
        store.save([*all_stories(), reprint()], WHEN)
        yield store


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An embedded store into which the stories came in another order, one by one."""
    with opened("embedded", tmp_path_factory.mktemp("reference")) as store:
        for reading in (reprint(), *reversed(all_stories())):
            store.save([reading], WHEN)
        yield store
