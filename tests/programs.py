"""Programs that tests run. Where one is missing the test is skipped; in CI it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "docs" / "demo" / "article.txt"


def missing(what: str) -> None:
    """Skips the test, or fails it in CI."""
    pytest.fail(f"missing in CI: {what}") if os.environ.get("CI") == "true" else pytest.skip(f"missing: {what}")


def need(*commands: str) -> None:
    for command in commands:
        if not shutil.which(command):
            missing(command)


def run(*command: object, cwd: Path | None = None, seconds: float = 300) -> str:
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, capture_output=True, text=True, timeout=seconds, check=False
    )
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def web_folder() -> Path:
    """The folder of the page's source, with its packages."""
    need("node", "npm")
    folder = ROOT / "web"
    if not (folder / "node_modules").exists():
        run("npm", "ci", "--ignore-scripts", cwd=folder)
    return folder


def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        missing("chromium")
    return str(found)
