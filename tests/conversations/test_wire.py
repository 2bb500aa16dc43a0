"""Every conversation file, through the real wire, on both databases."""

import itertools
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chaffer.cli.outside import PAYMENTS
from chaffer.cli.serving import assemble
from chaffer.conversations.replaying.replay import replay
from chaffer.conversations.replaying.stored import newest_conversations, stored_turns
from chaffer.conversations.replaying.told import difference
from chaffer.rehearsal.pages import Pages
from chaffer.rehearsal.play import play
from chaffer.rehearsal.script import load
from chaffer.rehearsal.town import Town
from chaffer.rehearsal.wire_stage import WireStage
from tests.conftest import DATABASES
from tests.conversations.shelf import FILES, open_shop
from tests.postgres import Cluster

STARTS = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)
# A town's time only goes forward: files that let it pass come after those whose day is written in them.
IN_ORDER = sorted(FILES, key=lambda path: "waits:" in path.read_text(encoding="utf-8"))
_numbers = itertools.count(1)


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


@pytest.mark.parametrize("path", IN_ORDER, ids=lambda path: path.stem)
def test_a_conversation_goes_through_the_wire_as_written_and_can_be_replayed(
    path: Path, town: Town, pages: Pages
) -> None:
    script = load(path)
    number = next(_numbers)
    shop_id = town.clock.new_id("shop")
    open_shop(town.assembled.server.db, shop_id, f"marlow-{number}")

    play(script, WireStage(town, pages, shop_id, number, script))

    server = town.assembled.server
    (conversation_id,) = server.db.read_now(shop_id, lambda tx: newest_conversations(tx, 2))
    for turn in server.db.read_now(shop_id, lambda tx: stored_turns(tx, conversation_id)):
        replayed = replay(server.house, server.secrets, shop_id, turn)
        assert not turn.unreadable
        assert not replayed.differs, "\n".join(difference(turn.answered, replayed.answered))
        assert not replayed.asked_anew
