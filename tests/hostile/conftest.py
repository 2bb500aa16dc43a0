"""A server to be mistreated, on each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.place import Place, open_place


@pytest.fixture
def place(database_url: str, tmp_path: Path) -> Iterator[Place]:
    opened = open_place(database_url, tmp_path)
    yield opened
    opened.close()
