"""A server's home on each database."""

from pathlib import Path

import pytest

from tests.postgres import Cluster
from tests.process.running import Running


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Running, str]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'chaffer.db'}"
    else:
        cluster: Cluster = request.getfixturevalue("cluster")
        url = cluster.fresh()
    return Running(tmp_path, url), url
