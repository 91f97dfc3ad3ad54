"""What is installed is whole: the wheel, in an environment of its own, reads an article with its own lexicon."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT], check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.mark.wheel
def test_the_wheel_brings_its_data_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {n.split("/")[0] for n in names if ".dist-info" not in n}
    assert tops == {"sayso", "loaders", "graph", "queries"}
    assert "loaders/reading.schema.json" in names
    for folder, ending in (("loaders/lexicon", "csv"), ("queries", "cypher"), ("queries", "html")):
        here = {str(p.relative_to(ROOT)) for p in (ROOT / folder).rglob(f"*.{ending}")}
        assert here
        assert here <= set(names)


@pytest.mark.wheel
def test_the_installed_command_reads_an_article(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [scripts / "python", "-m", "pip", "install", "-q", "--no-deps", wheel], check=True, capture_output=True
    )
    # The dependencies are those of this environment: only Sayso itself is the installed one.
    article = tmp_path / "a.txt"
    article.write_text("“We will not yield,” said Maria Lind, the Norwegian prime minister.", encoding="utf-8")
    done = subprocess.run(
        [scripts / "python", "-m", "sayso", "read", "--format", "jsonl", article],
        env={**os.environ, "PYTHONPATH": sysconfig.get_paths()["purelib"]},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "We will not yield," in done.stdout
    assert '"kind": "direct"' in done.stdout
