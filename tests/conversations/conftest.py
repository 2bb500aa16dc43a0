"""A running server of each kind, on which whole conversations are held."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chaffer.cli.outside import PAYMENTS
from chaffer.cli.serving import assemble
from chaffer.rehearsal.pages import Pages
from chaffer.rehearsal.town import Town
from tests.conftest import DATABASES
from tests.postgres import Cluster

STARTS = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)


@pytest.fixture(scope="module", params=DATABASES)
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
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
    opened = Town.open(assemble, url, folder, STARTS, batch=10)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def pages(town: Town) -> Pages:
    opened = Pages(town.app.url + PAYMENTS)
    opened.provider_tells_first()
    return opened
