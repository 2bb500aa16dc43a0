"""The server is killed while shoppers ask and buy: nothing acknowledged is lost, nothing is said or charged twice.

CHAFFER_KILLS sets how often (the figures in the README come from 60 on each database); CHAFFER_SEED repeats a run.
"""

import asyncio
import random

import pytest

from tests.process.running import Running
from tests.process.stage import ASKING, BUYING, KILLS, SEED, Stage, said, suffer

pytestmark = [pytest.mark.process, pytest.mark.timeout(3600)]

# Past every one of these the world must be mendable; so often at most it is passed before the kill.
POINTS = {
    "before_commit": 90,
    "after_commit": 90,
    "kept": 40,
    "turn_prepared": 25,
    "turn_committed": 25,
    "before_call": 25,
    "after_call": 25,
    "receipt_kept": 25,
    "before_ask": 3,
    "after_ask": 3,
}


async def kill_and_start(stage: Stage, kills: int) -> None:
    """By turns at a random moment, and at a named point passed a random number of times."""
    chance = random.Random(SEED)
    names = sorted(POINTS)
    chance.shuffle(names)
    for number in range(kills):
        if number % 2:
            await died(stage.server, 15)
        else:
            await asyncio.sleep(chance.uniform(1.0, 3.0))
        await asyncio.to_thread(stage.server.kill)
        name = names[number // 2 % len(names)]
        # The first start of each pair is the one that is to die there.
        failpoint = "" if number % 2 or number == kills - 1 else f"{name}:{chance.randint(1, POINTS[name])}"
        await asyncio.to_thread(stage.server.start, failpoint, wait=not failpoint)


async def died(server: Running, seconds: float) -> None:
    for _ in range(int(seconds * 10)):
        await asyncio.sleep(0.1)
        if server.process is not None and server.process.poll() is not None:
            return


def test_nothing_is_lost_or_doubled_when_the_server_is_killed(home: tuple[Running, str]) -> None:
    server, url = home

    found = suffer(server, url, lambda stage: kill_and_start(stage, KILLS))

    print(f"\n{KILLS} kills: {said(found)}")
    assert found.faults() == []
    assert found.unknown <= KILLS, "at most one send is cut off by each kill"
    assert found.acknowledged > 5 * (ASKING + BUYING), "the crowd hardly spoke: the test shows nothing"
    assert found.orders, "nobody bought anything: the test shows nothing about money"
