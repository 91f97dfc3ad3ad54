"""Decisions as they pile up: the newest of a key stands, and an undo takes the last one off again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar

K = TypeVar("K", bound=Hashable)


class Decided(Protocol):
    """A decision: its id, the judgement (`undo` takes the last one back) and its moment (ISO 8601)."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def judgement(self) -> str: ...  # noqa: D102

    @property
    def at(self) -> str: ...  # noqa: D102


D = TypeVar("D", bound=Decided)


def standing(decisions: Iterable[D], key: Callable[[D], K]) -> dict[K, D]:
    """The decision that stands for each key: the newest one that wasn't undone. The order doesn't matter."""
    stacks: dict[K, list[D]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        stack = stacks[key(decision)]
        if decision.judgement != "undo":
            stack.append(decision)
        elif stack:
            stack.pop()
    return {k: stack[-1] for k, stack in stacks.items() if stack}
