"""What a text tells: its acts by the names of their actors, for tests that say what is done to whom."""

from __future__ import annotations

from loaders.language.reader import Reader
from loaders.reading import Article

Told = tuple[str | None, str, str | None, str]
Edge = tuple[str | None, str, str | None]


def told(reader: Reader, text: str) -> set[Told]:
    """Source, type, target (its words when no actor) and modality of the acts, by name."""
    reading = reader.read(Article(text))
    names = {a.id: a.name for a in reading.actors}
    return {(names[a.source], a.type, names[a.target] if a.target else a.target_text, a.modality) for a in reading.acts}


def edges(reader: Reader, text: str) -> set[Edge]:
    """Source, type and target actor (None without one) of the acts, by name."""
    reading = reader.read(Article(text))
    names = {a.id: a.name for a in reading.actors}
    return {(names[a.source], a.type, names[a.target] if a.target else None) for a in reading.acts}
