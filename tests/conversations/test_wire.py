"""Every conversation file, through the real wire, on both databases."""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import DATABASES
from tests.conversations.outside import Pages
from tests.conversations.play import FILES, load, play
from tests.conversations.wire import WireStage, town_of
from tests.postgres import Cluster
from tests.town import Town

# A town's time only goes forward: files that let it pass come after those whose day is written in them.
IN_ORDER = sorted(FILES, key=lambda path: "waits:" in path.read_text(encoding="utf-8"))
_numbers = itertools.count(1)


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


@pytest.mark.parametrize("path", IN_ORDER, ids=lambda path: path.stem)
def test_a_conversation_goes_through_the_wire_as_written(path: Path, town: Town, pages: Pages) -> None:
    told = load(path)

    play(told, WireStage(town, pages, next(_numbers), told))
