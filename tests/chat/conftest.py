"""A server with a chat, on each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chat.house import House
from tests.conversations.conftest import kind, pages, town

__all__ = ["kind", "pages", "town"]


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[House]:
    opened = House(database_url, tmp_path)
    opened.start()
    yield opened
    opened.stop()
