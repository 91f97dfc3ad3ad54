"""Saved queries and the reports built on them. `run` gives the rows of a saved query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from queries import catalogue

if TYPE_CHECKING:
    from graph.stores import Result, Store


def run(
    store: Store,
    name: str,
    params: Mapping[str, Any] | None = None,
    *,
    timeout: float | None = 60.0,
    limit: int | None = None,
) -> Result:
    """The rows of the saved query; texts given for parameters are turned into the parameters' types.

    Raises RequestError for an unknown query or parameter, a missing or wrong value; QueryError; StoreError.
    """
    query = catalogue.get(name)
    found = store.query(query.text, query.values(params or {}), timeout=timeout, limit=limit)
    return replace(found, columns=query.columns)  # the embedded store names no columns when there are no rows
