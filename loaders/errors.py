"""The family of errors of Sayso.

    SaysoError
    ├── InputError        an article or a file of articles that can't be read
    ├── LexiconError      a fault in a lexicon file, named by file and line
    ├── ModelError        the language model is missing or unusable
    ├── StoreError        the graph's store: away, locked, refused          (graph.errors)
    ├── QueryError        a query that can't be run                         (graph.errors)
    │   └── RequestError  no such saved query, report or parameter          (graph.errors)
    └── AppError          Neo4j Browser isn't there or can't be served      (sayso.app)

Each message is one line that names what is wrong and suggests the mend.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Base of all errors that Sayso raises on purpose; its text is one line for a person to read."""


class InputError(SaysoError):
    """Raised by `loaders.sources` when an input can't be read; `ref` names the file or row."""

    def __init__(self, ref: str, problem: str) -> None:
        super().__init__(f"{ref}: {problem}")
        self.ref = ref
        self.problem = problem

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        """How a reading process hands it to the one that loads."""
        return type(self), (self.ref, self.problem)


class LexiconError(SaysoError):
    """Raised when a lexicon file is missing a column or holds an unknown value."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(f"{file}:{line}: {problem}")
        self.parts = (file, line, problem)

    def __reduce__(self) -> tuple[type[LexiconError], tuple[str, int, str]]:
        """How a reading process hands it to the one that loads."""
        return type(self), self.parts


class ModelError(SaysoError):
    """Raised when the spaCy model named by `--model` can't be loaded."""
