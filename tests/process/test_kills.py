"""The server is killed while shoppers write: nothing acknowledged is lost, nothing is said twice.

CHAFFER_KILLS sets how often (the figures in the README come from 60 on each database); CHAFFER_SEED repeats a run.
"""

import asyncio
import os
import random
from pathlib import Path

import pytest

from tests.postgres import Cluster
from tests.process.accounts import Reckoning, reckon, unsettled
from tests.process.running import Running
from tests.process.shoppers import Crowd
from tests.process.sink import Sink
from tests.town import free_port

pytestmark = [pytest.mark.process, pytest.mark.timeout(1200)]

KILLS = int(os.environ.get("CHAFFER_KILLS", "6"))
SEED = int(os.environ.get("CHAFFER_SEED", "1"))
SHOPPERS = 12
SECRET, NUMBER = "kill-secret", "1065"
# Past every one of these the world must be mendable.
POINTS = ("before_commit", "after_commit", "before_call", "after_call")


def open_shop(server: Running, sink_port: int) -> None:
    server.command_line("shop", "create", "--slug", "kills", "--name", "Kills", "--currency", "USD", "--language", "en")
    server.command_line(
        "channel", "add", "whatsapp", "--shop", "kills", "--phone-number-id", NUMBER, "--app-secret", SECRET,
        "--verify-token", "v", "--access-token", "t", "--api-base-url", f"http://127.0.0.1:{sink_port}",
    )  # fmt: skip


async def suffer(server: Running, crowd: Crowd, kills: int, chance: random.Random) -> None:
    """Kill and start again: at a random moment, or at a named point passed a random number of times."""
    for number in range(kills):
        if number % 2:
            await asyncio.sleep(chance.uniform(0.3, 1.5))
            await asyncio.to_thread(server.kill)
            await asyncio.to_thread(server.start)
            continue
        await asyncio.to_thread(server.stop)
        failpoint = f"{chance.choice(POINTS)}:{chance.randint(20, 120)}"
        await asyncio.to_thread(server.start, failpoint, wait=False)
        for _ in range(100):
            await asyncio.sleep(0.1)
            if server.process is not None and server.process.poll() is not None:
                break
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)


async def drain(database_url: str, seconds: float) -> None:
    """Wait for what is under way, not for a fixed time: only a backlog that does not shrink is a loss."""
    for _ in range(int(seconds * 4)):
        if not await asyncio.to_thread(unsettled, database_url):
            return
        await asyncio.sleep(0.25)


def run(server: Running, database_url: str, kills: int) -> Reckoning:
    async def play() -> Reckoning:
        sink_port = free_port()
        sink = Sink(f"{server.url}/in/whatsapp", SECRET, NUMBER)
        await sink.start(sink_port)
        await asyncio.to_thread(open_shop, server, sink_port)
        await asyncio.to_thread(server.start)
        crowd = Crowd(sink, SHOPPERS, SEED, patience_seconds=8)
        writing = asyncio.create_task(crowd.write_until_stopped())
        await suffer(server, crowd, kills, random.Random(SEED))
        await asyncio.sleep(1)
        crowd.stop()
        await writing
        await drain(database_url, 90)
        found = await asyncio.to_thread(reckon, database_url, crowd)
        await sink.stop()
        return found

    try:
        return asyncio.run(play())
    finally:
        server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Running, str]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'chaffer.db'}"
    else:
        cluster: Cluster = request.getfixturevalue("cluster")
        url = cluster.fresh()
    return Running(tmp_path, url), url


def test_nothing_is_lost_or_doubled_when_the_server_is_killed(home: tuple[Running, str]) -> None:
    server, url = home

    found = run(server, url, KILLS)

    print(f"\n{KILLS} kills: {found.acknowledged} acknowledged, {found.answered} answers, {found.unknown} unknown")
    assert found.faults() == []
    assert found.unknown <= KILLS, "at most one send is cut off by each kill"
    assert found.acknowledged > 10 * SHOPPERS / 2, "the crowd hardly spoke: the test shows nothing"
