"""What can go wrong with a graph; the family is drawn in `loaders.errors`."""

from __future__ import annotations

from loaders.errors import SaysoError


class StoreError(SaysoError):
    """Raised when a store can't be opened or written: away, locked, refused, full, or of another version."""


class QueryError(SaysoError):
    """Raised when a query can't be run: wrong, unknown, writing without leave, lacking a value, or too slow."""


class RequestError(QueryError):
    """Raised for a saved query, a report or a parameter that there is not, and for a value missing or of a wrong type:
    what was asked can't be done, whatever the store holds.
    """


class KitError(SaysoError):
    """Raised when the files for Neo4j Browser can't be written."""
