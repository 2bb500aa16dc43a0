"""What tests stand on: a clock that stands still, and both databases, empty and migrated."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from chaffer.runtime.database import Database
from chaffer.runtime.migrate import migrate
from chaffer.runtime.opening import open_database
from chaffer.testing import ManualClock
from tests.postgres import Cluster

DATABASES = ("sqlite", "postgresql")


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One PostgreSQL for the whole run; stopped at its end."""
    # Run by root, the server changes to a user of its own, who cannot look into pytest's folders.
    folder = Path(tempfile.mkdtemp(prefix="chaffer-postgres-"))
    folder.chmod(0o755)
    running = Cluster(folder / "data")
    yield running
    running.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "chaffer.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty, migrated database of each kind. CHAFFER_TEST_DATABASES names the kinds to use."""
    kinds = os.environ.get("CHAFFER_TEST_DATABASES", ",".join(DATABASES)).split(",")
    if request.param not in kinds:
        pytest.skip(f"CHAFFER_TEST_DATABASES leaves {request.param} out")
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("migrated_sqlite")
        path = tmp_path / "chaffer.db"
        path.write_bytes(template.read_bytes())
        yield f"sqlite:///{path}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    url = cluster.lend()
    yield url
    cluster.take_back(url)


@pytest.fixture
def db(database_url: str, clock: ManualClock) -> Iterator[Database]:
    database = open_database(database_url, clock)
    yield database
    database.close()


def rows_in(url: str, sql: str) -> list[tuple[object, ...]]:
    """What a PostgreSQL table holds, as its owner sees it across shops."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET chaffer.shop = '*'")
        return list(connection.execute(sql.encode()).fetchall())
