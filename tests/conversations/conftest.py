"""A running server of each kind, on which whole conversations are held."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import DATABASES
from tests.conversations.outside import Pages
from tests.conversations.wire import town_of
from tests.postgres import Cluster
from tests.town import Town


@pytest.fixture(scope="module")
def pages() -> Iterator[Pages]:
    opened = Pages()
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=DATABASES)
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, pages: Pages) -> Iterator[Town]:
    """One running server of each kind for all files; each of them has a shop of its own in it."""
    if request.param not in os.environ.get("CHAFFER_TEST_DATABASES", ",".join(DATABASES)).split(","):
        pytest.skip(f"CHAFFER_TEST_DATABASES leaves {request.param} out")
    folder = tmp_path_factory.mktemp("town")
    if request.param == "sqlite":
        migrated: Path = request.getfixturevalue("migrated_sqlite")
        (folder / "chaffer.db").write_bytes(migrated.read_bytes())
        url = f"sqlite:///{folder / 'chaffer.db'}"
    else:
        cluster: Cluster = request.getfixturevalue("cluster")
        url = cluster.fresh()
    with town_of(url, folder) as running:
        pages.provider_tells_first(running.app.url)
        yield running
