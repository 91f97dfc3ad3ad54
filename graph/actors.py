"""One actor from what many articles say of it: a fold whose result doesn't depend on the articles' order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from graph.build import day, named
from loaders.reading import ActorKind, Reading


@dataclass(frozen=True, slots=True)
class Known:
    """An actor as it is known: `name_from` and `role_from` say which article (publication day, id) gave them."""

    id: str
    kind: ActorKind
    name: str
    name_from: str
    names: frozenset[str]
    role: str | None
    role_from: str | None
    anonymous: bool

    def __add__(self, other: Known) -> Known:
        """Both together: all names, the name and the role of the newest article that has one."""
        name, name_from = max((self.name, self.name_from), (other.name, other.name_from), key=lambda x: (x[1], x[0]))
        roles = [(a.role_from, a.role) for a in (self, other) if a.role and a.role_from]
        role_from, role = max(roles) if roles else (None, None)
        names, anonymous = self.names | other.names, self.anonymous and other.anonymous
        return Known(self.id, self.kind, name, name_from, names, role, role_from, anonymous)

    @property
    def properties(self) -> dict[str, Any]:
        """The properties of its node."""
        return {
            "id": self.id,
            "name": self.name,
            "aliases": sorted(self.names - {self.name}),
            "role": self.role,
            "anonymous": self.anonymous,
            "name_from": self.name_from,
            "role_from": self.role_from,
        }


def told(readings: Iterable[Reading]) -> dict[str, Known]:
    """The actors of the readings by id."""
    out: dict[str, Known] = {}
    for reading in readings:
        source = told_by(day(reading.article.published), reading.article.id)
        for a in named(reading):
            known = _known(
                a.id, a.kind, source, {"name": a.name, "aliases": a.aliases, "role": a.role, "anonymous": a.anonymous}
            )
            out[a.id] = out[a.id] + known if a.id in out else known
    return out


def told_by(published: str | None, article: str) -> str:
    """The key that orders articles by age: an article without a day is older than all that have one."""
    return f"{published or '0000-00-00'} {article}"


def stored(kind: ActorKind, properties: Mapping[str, Any]) -> Known:
    """The actor that a node's properties hold."""
    p = properties
    names = frozenset((p["name"], *p["aliases"]))
    return Known(
        p["id"], kind, p["name"], p["name_from"], names, p.get("role"), p.get("role_from"), bool(p["anonymous"])
    )


def folded(ident: str, namings: Iterable[tuple[str, Mapping[str, Any]]]) -> Known:
    """The actor from its NAMED_IN relationships, each with its article's key; at least one."""
    return reduce(lambda a, b: a + b, (_known(ident, "Group", source, p) for source, p in namings))


def _known(ident: str, kind: ActorKind, source: str, p: Mapping[str, Any]) -> Known:
    names = frozenset((p["name"], *p["aliases"]))
    role = p.get("role")
    return Known(ident, kind, p["name"], source, names, role, source if role else None, bool(p["anonymous"]))
