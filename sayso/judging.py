"""Acts, statements and pairs of actors as a person who decides on them reads them, in a few lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
VALUES = ("type", "modality", "source", "target", "speakers")


def headline(line: Row) -> str:
    """What is said in one line: who does what to whom, who says what, or which two may be one."""
    if line["kind"] == "actors":
        return f"{line['left']['name']} ~ {line['right']['name']}"
    read = {**line["read"], **(line.get("now") or {})}
    if line["kind"] == "statement":
        return f"{value(read['speakers'])}: {line['words']}"
    return f"{value(read['source'])} {read['type']} {value(read['target'])} ({read['modality']})"


def value(found: Any) -> str:
    """A value of a line: an actor by its name, several with `and`, none as `(nobody)`."""
    if isinstance(found, list):
        return " and ".join(value(v) for v in found) or "(nobody)"
    if isinstance(found, dict):
        return str(found["name"])
    return "(nobody)" if found is None else str(found)


def asked(line: Row) -> Iterator[str]:
    """An act or statement in a few lines for who decides: the claim, its sentence with the words marked, the source."""
    yield f"{headline({**line, 'now': {}})}  [{line['confidence']:.2f}, {line['kind']}, {line['voice']}]"
    yield f"  {marked(line['sentence'], line['words'])}"
    source = ", ".join(str(line[k]) for k in ("publisher", "title", "published", "url") if line[k])
    yield f"  {source}" if source else f"  {line['article']}"
    yield f"  why: {line['why']}"
    if line["judgement"]:
        yield f"  {told(line)}"


def marked(sentence: str, words: str) -> str:
    """The sentence with the words in angle brackets where it holds them."""
    return sentence.replace(words, f"»{words}«", 1)


def told(line: Row) -> str:
    """A decision in one line: what was decided, by whom, when and why."""
    changed = "; ".join(f"{k}: {value(line['now'][k])}" for k in VALUES if k in line["now"])
    reason = f": {line['reason']}" if line["reason"] else ""
    both = f" {headline(line)}" if line["kind"] == "actors" else ""
    return (
        f"{line['judgement']}{both}{f' to {changed}' if changed else ''} by {line['user']}, {line['at'][:16]}{reason}"
    )
