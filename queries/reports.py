"""Reports: saved queries put together to answer one question, each line with its evidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from graph.errors import RequestError
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
    """A saved query within a report; `renamed` maps the query's parameters to the report's, `usual` holds what they are
    when the user gives nothing, where that isn't the query's own default.

    `bars` and `line` say what is drawn beside its rows (`queries.tables.Table`).
    """

    query: str
    renamed: Mapping[str, str] = field(default_factory=dict)
    bars: str | None = None
    line: str | None = None
    usual: Mapping[str, Any] = field(default_factory=dict)


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
                Section("actor-profile", bars="acts"),
                Section("quotes-by-speaker", {"speaker": "actor"}, line="day"),
                Section("said-about", line="day"),
                Section("spokespersons"),
            ),
        ),
        Report(
            "alliances",
            "Alliances and blocs",
            "who stands with whom, each way, and in which blocs",
            (
                Section("alliances", bars="acts"),
                Section("mutual-backing", bars="one_backs_other"),
                Section("blocs", bars="size"),
            ),
        ),
        Report(
            "conflicts",
            "Conflicts and who stands between",
            "who acts against whom, with which common enemies and divided friends",
            (
                Section("conflicts", bars="acts"),
                Section("common-enemies", bars="acts"),
                Section("tensions", bars="quarrels"),
                Section("mediators", bars="meetings"),
            ),
        ),
        Report(
            "dyad",
            "Two actors",
            "all between two actors, either way, and how sharp it was",
            (Section("dyad", line="day"), Section("escalation", bars="sharpest")),
        ),
        Report("new-since", "What came in", "what came in since a day", (Section("new-since", line="came"),)),
        Report(
            "quality",
            "Quality",
            "what is least sure, and what rests on one source",
            (
                Section("weakest", bars="confidence", usual={"relayed": True}),  # as `sayso review` asks of them
                Section("single-source", line="day"),
                Section("contradictions"),
            ),
        ),
        Report(
            "responses",
            "What followed",
            "what followed on threats and condemnations",
            (
                Section("responses", line="then"),
                Section("after-threats", {"days": "threat_days"}, line="then"),
                Section("condemnation-cascades", {"days": "cascade_days"}, bars="days"),
            ),
        ),
        Report(
            "sources",
            "Sources",
            "who is quoted, by whom, and how much rests on unnamed speakers",
            (
                Section("most-quoted", bars="statements"),
                Section("anonymous-sources", bars="percent"),
                Section("attribution-chains", line="day"),
                Section("shared-quotes", bars="copies"),
            ),
        ),
        Report(
            "timeline",
            "Timeline",
            "threats by day, how sharp it was and how much was done week by week",
            (
                Section("threat-timeline", line="day"),
                Section("escalation", {"a": "actor"}, bars="sharpest"),
                Section("activity", bars="acts", line="week"),
                Section("planned-meetings"),
            ),
        ),
    )
}


def get(name: str) -> Report:
    """The report of that name. Raises RequestError when there is none."""
    if name not in REPORTS:
        raise RequestError(f"no report {name}; there are {', '.join(REPORTS)}")
    return REPORTS[name]


def report(
    name: str,
    store: Store,
    params: Mapping[str, Any] | None = None,
    *,
    evidence: bool = True,
    sections: Collection[str] = (),
) -> tuple[Table, ...]:
    """The report's tables, one a section, each row with its evidence unless that is left away.

    `sections` names the saved queries of those that are wanted; all are without. Raises RequestError as `asked` does,
    QueryError, StoreError.
    """
    return tuple(_table(store, s, given, evidence) for s, given in asked(name, params, sections))


def asked(
    name: str, params: Mapping[str, Any] | None = None, sections: Collection[str] = ()
) -> list[tuple[Section, dict[str, Any]]]:
    """The report's sections, each with what is given of the parameters of its query.

    Raises RequestError for an unknown report, section or parameter, a missing or wrong value.
    """
    chosen, given = get(name), dict(params or {})
    known = {p.name: p for p in chosen.params}
    if unknown := sorted(set(given) - set(known)):
        raise RequestError(f"the report {name} has no parameter {unknown[0]} (it takes {', '.join(known)})")
    there = [s.query for s in chosen.sections]
    if odd := sorted(set(sections) - set(there)):
        raise RequestError(f"the report {name} has no section {odd[0]} (it has {', '.join(there)})")
    found = [(s, _own_params(s, given)) for s in chosen.sections if not sections or s.query in sections]
    for section, own in found:
        catalogue.get(section.query).values(own)
    return found


def _own_params(section: Section, given: Mapping[str, Any]) -> dict[str, Any]:
    names = {section.renamed.get(p.name, p.name): p.name for p in catalogue.get(section.query).params}
    return {**section.usual, **{names[n]: v for n, v in given.items() if n in names}}


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
    return Table(query.title, query.answers, found.columns, found.rows, found.truncated, words, stretches=True)


def words_of(store: Store, rows: tuple[dict[str, Any], ...]) -> tuple[tuple[dict[str, Any], ...], ...]:
    """For each row the evidence of the acts in its `act_ids` and the statements in its `statement_ids`, in order; of a
    row that tells who belongs to whom its own words.
    """
    found: dict[str, dict[str, Any]] = {}
    for column, query, param in _EVIDENCE:
        if ids := sorted({i for row in rows for i in row.get(column) or ()}):
            found |= {r["id"]: r for r in run(store, query, {param: ids})}
    wanted = [[i for column, _, _ in _EVIDENCE for i in row.get(column) or ()] for row in rows]
    return tuple(tuple(found[i] for i in ids if i in found) or _own(row) for ids, row in zip(wanted, rows, strict=True))


def _own(row: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """The evidence that a row holds itself: the words by which an actor belongs to another."""
    if "relation" not in row:
        return ()
    told = {"actor": row["actor"], "type": row["relation"], "target": row["of"], "modality": row["role"] or "member"}
    where = {k: row[k] for k in ("title", "publisher", "published", "url", "article")}
    return ({"id": row["article"], **told, "voice": "reported", "relayed_by": [], "sentence": row["words"], **where},)


def _table(store: Store, section: Section, given: Mapping[str, Any], evidence: bool) -> Table:
    made = table(store, section.query, given, evidence=evidence, limit=LIMIT)
    return replace(made, bars=section.bars, line=section.line)
