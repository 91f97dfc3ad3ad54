"""Checks the licence of every package in requirements.lock: only those that may go with Apache-2.0 software."""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

# The GPL family only where another licence may be chosen instead ("MPL-1.1 OR GPL-2.0-only").
ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public|Unlicense|Public Domain|HPND|Zlib|0BSD|CC0|"
    r"Matplotlib|Unicode",
    re.IGNORECASE,
)
FORBIDDEN = re.compile(r"\bA?L?GPL|GNU (?:Affero|Lesser|General)", re.IGNORECASE)


def licence(package: str) -> str:
    """What the package says of its licence: expression, else classifiers, else the first line of its licence field."""
    meta = metadata(package)
    classifiers = [c.split("::")[-1].strip() for c in meta.get_all("Classifier") or [] if c.startswith("License")]
    named = [meta.get("License-Expression"), *classifiers, (meta.get("License") or "").strip().split("\n")[0]]
    return " / ".join(n for n in named if n)


def faulty(package: str) -> str | None:
    """What is wrong with the package's licence; None when nothing is, or when it isn't for this platform."""
    try:
        found = licence(package)
    except PackageNotFoundError:
        return None
    choices = found.split(" OR ")
    fine = any(ALLOWED.search(c) and not FORBIDDEN.search(c) for c in choices)
    return None if fine else f"{package}: {found or 'says no licence'}"


def main() -> int:
    """Prints each faulty package; exit status 1 when there is one."""
    lock = Path(__file__).parent.parent / "requirements.lock"
    packages = re.findall(r"^([A-Za-z0-9_.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    faults = [f for p in packages if (f := faulty(p))]
    print("\n".join(faults) or f"{len(packages)} packages, all with a licence that may be shipped")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
