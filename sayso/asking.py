"""Asking a person in the terminal about what waits, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from loaders.terminal import clean
from sayso.judging import asked, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.stores import Store
    from graph.stores.queue import Waiting

Row = dict[str, Any]
ANSWERS = {"a": "accepted", "r": "rejected", "c": "corrected", "s": "later"}
PAIR_ANSWERS = {"a": "same", "r": "different", "s": "later"}
ASK = "[a]ccept  [r]eject  [c]orrect  [s]kip  [u]ndo the last  [q]uit"
ASK_PAIR = "[a]ccept: the same  [r]eject: different  [s]kip  [u]ndo the last  [q]uit"


class Asking:
    """One sitting of a person (`by`) who decides, of a store."""

    def __init__(self, store: Store, by: str) -> None:
        self.store, self.by = store, by
        self._pairs: set[tuple[str, str]] | None = None  # those still open; None when they must be found anew

    def all(self, waits: Sequence[Waiting], limit: int | None = None) -> None:
        """Asks of each; what one answer settles of others is not asked, and an undo asks again."""
        done: list[int] = []
        place = 0
        while place < len(waits) and (limit is None or len(done) < limit):
            item = waits[place]
            shown = self._shown(item)
            if not shown:
                place += 1
                continue
            click.echo(clean("\n".join((f"\n{self._left(waits[place:])} to go", *shown))))
            answer = self._answer(item)
            if answer == "q":
                break
            if answer == "done":
                done.append(place)
                place += 1
            elif done:
                place = done.pop()
                self._decide(waits[place], "undo")
        click.echo(f"{len(done)} decided, {self._left(waits[place:])} left", err=True)

    def _left(self, waits: Sequence[Waiting]) -> int:
        return sum(w.other is None or (w.id, w.other) in self._open() for w in waits)

    def _open(self) -> set[tuple[str, str]]:
        from graph.stores import decisions

        if self._pairs is None:
            self._pairs = {(c.left, c.right) for c in decisions.waiting(self.store)}
        return self._pairs

    def _shown(self, item: Waiting) -> list[str]:
        """What a person reads before deciding; nothing when it is settled meanwhile."""
        from graph.stores import labels, people

        if item.other is not None:
            if (item.id, item.other) not in self._open():
                return []
            sides = [x for i in (item.id, item.other) for x in people.described(self.store, i)]
            return [f"likely one: {item.confidence:g}", *sides, f"  {item.why}"]
        return list(asked(labels.line(self.store, item.id)))

    def _answer(self, item: Waiting) -> str:
        """`q`, `u`, or `done` when a decision was made; a correction of nothing, or a wrong one, asks again."""
        from graph.errors import QueryError

        answers, ask = (ANSWERS, ASK) if item.other is None else (PAIR_ANSWERS, ASK_PAIR)
        while True:
            answer = _prompt(ask, type=click.Choice([*answers, "u", "q"]), show_choices=False)
            if answer in "uq":
                return answer
            try:
                now = self._corrected(item) if answer == "c" else {}
                if answer != "c" or now:
                    self._decide(item, answers[answer], now)
                    return "done"
            except QueryError as e:
                click.echo(f"sayso: {clean(str(e))}", err=True)

    def _decide(self, item: Waiting, judgement: Any, now: Row | None = None) -> None:
        from graph.stores import decisions, rulings

        if item.other is None:
            rulings.judge(self.store, item.id, judgement, now, user=self.by)
            return
        why = "taken back in review" if judgement == "undo" else item.why
        decisions.decide(self.store, item.id, item.other, judgement, self.by, why)
        self._pairs = None

    def _corrected(self, item: Waiting) -> Row:
        """Asks for each value; those that were changed, none when it was left. Raises QueryError for an actor that is
        unknown.
        """
        from graph.judging import FIELDS
        from graph.stores import labels

        line = labels.line(self.store, item.id)
        before = {**line["read"], **line["now"]}
        now = {}
        click.echo(KEEP)
        for name in FIELDS[line["kind"]]:
            shown = clean(", ".join(map(value, v)) if isinstance(v := before[name], list) else value(v))
            given = _prompt(f"  {ASKED[name]}", default=shown or "-").strip()
            if given == "q":
                return {}
            if given != (shown or "-"):
                now[name] = self._value(name, given)
        return {**line["now"], **now} if now else {}

    def _value(self, name: str, given: str) -> Any:
        from graph.stores import people

        if name == "speakers":
            names = [part.strip() for part in given.split(",")] if given != "-" else []
            return [people.ref(self.store, part) for part in names if part]
        if name in ("source", "target"):
            return None if given == "-" else people.ref(self.store, given)
        return given.upper() if name == "type" else given.lower()


def _prompt(text: str, **more: Any) -> str:
    """What the person types; `q` when the input ends, so that what was decided stays and is told."""
    try:
        return str(click.prompt(text, **more))
    except click.Abort:
        click.echo()
        return "q"


KEEP = "  Enter keeps a value, q leaves the correction"
ASKED = {
    "type": "type",
    "modality": "modality (actual, planned, conditional, denied)",
    "source": "actor",
    "target": "target (- for nobody)",
    "speakers": "speakers (commas between, - for nobody)",
}
