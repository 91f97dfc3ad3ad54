"""The pages on inputs: every command on an example works as it says, every kind and example is told of."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from loaders.sources import KINDS
from loaders.sources.find import PACKINGS
from sayso.cli import main

ROOT = Path(__file__).parents[1]
INPUTS = ROOT / "docs" / "inputs"
COMMANDS = [
    line.strip()
    for page in sorted(INPUTS.glob("*.md"))
    for line in page.read_text(encoding="utf-8").splitlines()
    if re.match(r"    sayso load docs/", line)
]


@pytest.mark.parametrize("command", [c for c in COMMANDS if "--follow" not in c])
def test_the_commands_of_the_pages_load_their_examples(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit) as end:
        main([*shlex.split(command)[1:], "--store", str(tmp_path / "g")])
    assert not end.value.code, capfd.readouterr().err
    assert re.search(r"[1-9]\d* articles?, [1-9]\d* statements?, [1-9]\d* acts? loaded", capfd.readouterr().err)


def test_every_example_ending_and_page_is_told_of() -> None:
    told = (INPUTS / "README.md").read_text(encoding="utf-8")
    examples = {p.name for p in (INPUTS / "examples").iterdir() if p.is_file()} - {"make.py"}
    assert all(f"](examples/{name})" in told for name in examples)
    assert all(f"`{s}`" in told for k in (*KINDS.values(), *PACKINGS) for s in k.SUFFIXES)
    assert all(f"]({p.name})" in told for p in INPUTS.glob("*.md") if p.name != "README.md")
    assert len(COMMANDS) > 10
