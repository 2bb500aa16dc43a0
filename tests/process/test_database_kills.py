"""PostgreSQL itself is killed under load, postmaster and children at once, and started again."""

import asyncio
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.postmaster import Postmaster
from tests.process.running import Running
from tests.process.stage import SEED, Stage, said, suffer

pytestmark = [pytest.mark.process, pytest.mark.timeout(1800)]

KILLS = int(os.environ.get("CHAFFER_DATABASE_KILLS", "3"))
# Sends that were under way at the moment of the kill, each known by its status later; this many may stay in doubt.
IN_DOUBT_AT_MOST = 2
AGAIN_WITHIN_SECONDS = 20


@pytest.fixture
def postmaster() -> Iterator[Postmaster]:
    running = Postmaster()
    running.start()
    yield running
    running.close()


async def answers_again(stage: Stage) -> None:
    """Raises TimeoutError if nobody is answered within the time that a restart may take."""
    before = sum(each.answered for each in stage.crowd.shoppers)
    async with asyncio.timeout(AGAIN_WITHIN_SECONDS):
        while sum(each.answered for each in stage.crowd.shoppers) <= before:
            await asyncio.sleep(0.1)


def test_what_was_acknowledged_survives_the_death_of_the_database(postmaster: Postmaster, tmp_path: Path) -> None:
    url = postmaster.make_database()
    server = Running(tmp_path, url)

    async def kill_the_database(stage: Stage) -> None:
        chance = random.Random(SEED)
        for _ in range(KILLS):
            await asyncio.sleep(chance.uniform(1.0, 3.0))
            await asyncio.to_thread(postmaster.kill)
            await asyncio.sleep(chance.uniform(0.0, 1.0))
            await asyncio.to_thread(postmaster.start)
            await answers_again(stage)
        assert stage.server.process is not None
        assert stage.server.process.poll() is None, "the server died with its database"

    found = suffer(server, url, kill_the_database)

    print(f"\n{KILLS} kills of PostgreSQL: {said(found)}")
    assert found.faults() == []
    assert found.unknown <= IN_DOUBT_AT_MOST * KILLS
    assert found.acknowledged > 30
