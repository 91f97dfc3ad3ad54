"""What tests share: one reader, since the model takes a second to load."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
