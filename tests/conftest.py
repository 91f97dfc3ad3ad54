"""What tests share: one reader, since the model takes a second to load, and the command line as a user types it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from loaders.language.reader import Reader
from sayso.cli import main
from tests.programs import DEMO


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]):
    def run(*args: object) -> Ran:
        with pytest.raises(SystemExit) as end:
            main([str(a) for a in args])
        out, err = capfd.readouterr()
        return Ran(int(end.value.code or 0), out, err)

    return run


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demo article in it."""
    store = tmp_path_factory.mktemp("stores") / "demo.graph"
    with pytest.raises(SystemExit) as end:
        main(["load", str(DEMO), "--published", "2026-03-04", "--publisher", "Atlantic Wire", "--store", str(store)])
    assert not end.value.code
    return store
