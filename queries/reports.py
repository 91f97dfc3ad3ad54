"""Reports: saved queries put together to answer one question, each line with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError
from queries import catalogue, run
from queries.catalogue import Parameter
from queries.tables import Table

if TYPE_CHECKING:
    from graph.stores import Store

LIMIT = 1000  # rows a section
# Column with ids -> the saved query that gives their words, and its parameter.
_EVIDENCE = (("act_ids", "evidence", "acts"), ("statement_ids", "statement-evidence", "statements"))


@dataclass(frozen=True, slots=True)
class Section:
    """A saved query within a report; `renamed` maps the query's parameters to the report's."""

    query: str
    renamed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its name, title, what it answers, and its sections."""

    name: str
    title: str
    answers: str
    sections: tuple[Section, ...]

    @property
    def params(self) -> tuple[Parameter, ...]:
        """What the report takes: all that its sections take, under the report's names; the first of a name counts."""
        found: dict[str, Parameter] = {}
        for section in self.sections:
            for p in catalogue.get(section.query).params:
                name = section.renamed.get(p.name, p.name)
                if name not in found:
                    found[name] = Parameter(name, p.type, p.default, p.required, p.about)
        return tuple(found.values())


REPORTS = {
    r.name: r
    for r in (
        Report(
            "actor",
            "Actor",
            "what an actor does, says, and is said to be",
            (
                Section("actor-profile"),
                Section("quotes-by-speaker", {"speaker": "actor"}),
                Section("said-about"),
                Section("spokespersons"),
            ),
        ),
        Report(
            "alliances",
            "Alliances",
            "who stands with whom, each way, and in which blocs",
            (Section("alliances"), Section("mutual-backing"), Section("blocs")),
        ),
        Report(
            "conflicts",
            "Conflicts",
            "who acts against whom, with which common enemies and divided friends",
            (Section("conflicts"), Section("common-enemies"), Section("tensions"), Section("mediators")),
        ),
        Report("dyad", "Dyad", "all between two actors, either way", (Section("dyad"),)),
        Report("new-since", "New since", "what came in since a day", (Section("new-since"),)),
        Report(
            "quality",
            "Quality",
            "what is least sure, and what rests on one source",
            (Section("weakest"), Section("single-source"), Section("contradictions")),
        ),
        Report(
            "responses",
            "Responses",
            "what followed on threats and condemnations",
            (
                Section("responses"),
                Section("after-threats", {"days": "threat_days"}),
                Section("condemnation-cascades", {"days": "cascade_days"}),
            ),
        ),
        Report(
            "sources",
            "Sources",
            "who is quoted, by whom, and how much rests on unnamed speakers",
            (
                Section("most-quoted"),
                Section("anonymous-sources"),
                Section("attribution-chains"),
                Section("shared-quotes"),
            ),
        ),
        Report(
            "timeline",
            "Timeline",
            "threats by day, how sharp it was and how much was done week by week",
            (Section("threat-timeline"), Section("escalation"), Section("activity"), Section("planned-meetings")),
        ),
    )
}


def get(name: str) -> Report:
    """The report of that name. Raises QueryError when there is none."""
    if name not in REPORTS:
        raise QueryError(f"no report {name}; there are {', '.join(REPORTS)}")
    return REPORTS[name]


def report(
    name: str, store: Store, params: Mapping[str, Any] | None = None, *, evidence: bool = True
) -> tuple[Table, ...]:
    """The report's tables, one a section, each row with its evidence unless that is left away.

    Raises QueryError for an unknown report or parameter, a missing or wrong value; StoreError.
    """
    chosen, given = get(name), dict(params or {})
    known = {p.name: p for p in chosen.params}
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise QueryError(f"the report {name} has no parameter {unknown[0]} (it takes {', '.join(known)})")
    return tuple(_table(store, s, given, evidence) for s in chosen.sections)


def table(
    store: Store,
    name: str,
    params: Mapping[str, Any] | None = None,
    *,
    evidence: bool = False,
    limit: int | None = None,
    timeout: float | None = 60.0,
) -> Table:
    """A saved query's rows as a table with title. Raises QueryError, StoreError."""
    query = catalogue.get(name)
    found = run(store, name, params, limit=limit, timeout=timeout)
    words = words_of(store, found.rows) if evidence else ()
    return Table(query.title, query.answers, found.columns, found.rows, found.truncated, words)


def words_of(store: Store, rows: tuple[dict[str, Any], ...]) -> tuple[tuple[dict[str, Any], ...], ...]:
    """For each row the evidence of the acts in its `act_ids` and the statements in its `statement_ids`, in order."""
    found: dict[str, dict[str, Any]] = {}
    for column, query, param in _EVIDENCE:
        if ids := sorted({i for row in rows for i in row.get(column) or ()}):
            found |= {r["id"]: r for r in run(store, query, {param: ids})}
    wanted = [[i for column, _, _ in _EVIDENCE for i in row.get(column) or ()] for row in rows]
    return tuple(tuple(found[i] for i in ids if i in found) for ids in wanted)


def _table(store: Store, section: Section, given: Mapping[str, Any], evidence: bool) -> Table:
    names = {section.renamed.get(p.name, p.name): p.name for p in catalogue.get(section.query).params}
    own = {names[n]: v for n, v in given.items() if n in names}
    return table(store, section.query, own, evidence=evidence, limit=LIMIT)
