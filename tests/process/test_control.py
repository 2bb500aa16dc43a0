"""The control: what is asked of Chaffer from outside is asked of a naive server too, and there it must fail.

A check that has never been red proves nothing.
"""

import asyncio
import random
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from chaffer.rehearsal.listening import free_port
from tests.process.opening import NUMBER, SECRET, open_shop
from tests.process.running import Running
from tests.process.shoppers import Crowd
from tests.process.sink import Sink
from tests.process.stage import SEED

pytestmark = [pytest.mark.process, pytest.mark.timeout(600)]

KILLS = 3
SHOPPERS = 8


@dataclass(frozen=True, slots=True)
class Seen:
    """What the shoppers saw. lost: questions never answered; doubled: answers too many."""

    asked: int
    lost: int
    doubled: int

    def holds(self) -> bool:
        """Nothing twice, and at most one answer cut off by each kill."""
        return not self.doubled and self.lost <= KILLS


async def ask_while_killing(server: Running, sink: Sink, patience_seconds: float) -> Seen:
    chance = random.Random(SEED)
    crowd = Crowd(sink, SHOPPERS, 0, SEED, patience_seconds)
    await asyncio.to_thread(server.start)
    writing = asyncio.create_task(crowd.write_until_stopped())
    for _ in range(KILLS):
        await asyncio.sleep(chance.uniform(1.5, 2.5))
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)
    await asyncio.sleep(1.5)
    crowd.stop()
    await writing
    return Seen(
        asked=sum(len(each.acknowledged) for each in crowd.shoppers),
        lost=sum(each.unanswered for each in crowd.shoppers),
        doubled=sum(max(0, each.bubbles + each.unanswered - len(each.acknowledged)) for each in crowd.shoppers),
    )


def seen_by_shoppers(server: Running, sink: Sink, sink_port: int, patience_seconds: float) -> Seen:
    sink.dawdles_every = 15

    async def play() -> Seen:
        await sink.start(sink_port)
        try:
            return await ask_while_killing(server, sink, patience_seconds)
        finally:
            await asyncio.to_thread(server.stop)
            await sink.stop()

    return asyncio.run(play())


def test_a_naive_server_fails_the_reckoning_from_outside(tmp_path: Path) -> None:
    sink_port = free_port()
    server = Running(tmp_path)
    server.command = [
        sys.executable, "-m", "tests.process.naive_server", str(server.port), SECRET,
        f"http://127.0.0.1:{sink_port}", NUMBER,
    ]  # fmt: skip
    server.environ["PYTHONPATH"] = "src:."

    seen = seen_by_shoppers(server, Sink(f"{server.url}/in/whatsapp", SECRET, NUMBER), sink_port, 4)

    print(f"\nnaive: {seen}")
    assert not seen.holds()
    assert seen.lost, "acknowledged before it was stored, and yet nothing was lost"
    assert seen.doubled, "repeats and blind retries, and yet nothing was said twice"


def test_chaffer_passes_the_same_reckoning(tmp_path: Path) -> None:
    sink_port = free_port()
    server = Running(tmp_path)
    open_shop(server, sink_port)

    seen = seen_by_shoppers(server, Sink(f"{server.url}/in/whatsapp", SECRET, NUMBER), sink_port, 60)

    print(f"\nchaffer: {seen}")
    assert seen.asked > KILLS * SHOPPERS
    assert seen.holds(), seen
