"""Values of the driver as plain ones: what JSON can hold, the same for every store."""

from __future__ import annotations

from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Time


def plain(value: Any) -> Any:
    """The value with dates as ISO 8601 text, nodes and relationships as maps, paths as lists of them."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Date | DateTime | Time):
        return value.iso_format()
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": _map(dict(value))}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": _map(dict(value))}
    if isinstance(value, Path):
        return [plain(x) for pair in zip(value.nodes, (*value.relationships, None), strict=True) for x in pair if x]
    if isinstance(value, dict):
        return _map(value)
    if isinstance(value, list | tuple | set | frozenset) and not hasattr(value, "iso_format"):
        return [plain(v) for v in value]
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def _map(value: dict[str, Any]) -> dict[str, Any]:
    return {k: plain(value[k]) for k in sorted(value)}
