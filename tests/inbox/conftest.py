from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.inbox.street import Street, open_street


@pytest.fixture
def street(database_url: str, tmp_path: Path) -> Iterator[Street]:
    opened = open_street(database_url, tmp_path)
    yield opened
    opened.town.close()
