"""A running server of each kind, on which whole conversations are held."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
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
def kind(request: pytest.FixtureRequest) -> str:
    kind = str(request.param)
    if kind not in os.environ.get("CHAFFER_TEST_DATABASES", ",".join(DATABASES)).split(","):
        pytest.skip(f"CHAFFER_TEST_DATABASES leaves {kind} out")
    return kind


@pytest.fixture(scope="module")
def town(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:  # fmt: skip
    """One running server of each kind for all files; each of them has a shop of its own in it."""
    with _town(kind, request, tmp_path_factory) as opened:
        yield opened


@pytest.fixture
def own_town(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:  # fmt: skip
    """For a file that lets time pass: a town's time only goes forward, and other files name their day."""
    with _town(kind, request, tmp_path_factory) as opened:
        yield opened


@contextmanager
def _town(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("town")
    if kind == "sqlite":
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
    return pages_of(town)


def pages_of(town: Town) -> Pages:
    opened = Pages(town.app.url + PAYMENTS)
    opened.provider_tells_first()
    return opened


@pytest.fixture
def place(path: Path, request: pytest.FixtureRequest) -> tuple[Town, Pages]:
    """Where a file is played."""
    if "waits:" in path.read_text(encoding="utf-8"):
        own: Town = request.getfixturevalue("own_town")
        return own, pages_of(own)
    return request.getfixturevalue("town"), request.getfixturevalue("pages")
