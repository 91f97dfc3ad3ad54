"""What is particular to a Neo4j server: refusals in one line each."""

from __future__ import annotations

import pytest

from graph.errors import StoreError
from graph.stores import Store, open_store
from tests.graph.servers import STORES

pytestmark = pytest.mark.neo4j


@pytest.mark.parametrize("store", STORES[1:], indirect=True)
def test_a_wrong_password_or_database_is_said_in_one_line(store: Store) -> None:
    with pytest.raises(StoreError, match="wrong user or password: set SAYSO_USER and SAYSO_PASSWORD"):
        open_store(store.name, password="not the password")
    import os

    with pytest.raises(StoreError, match="no such database") as e:
        open_store(store.name, password=os.environ["SAYSO_TEST_NEO4J_PASSWORD"], database="elsewhere")
    assert "\n" not in str(e.value)
