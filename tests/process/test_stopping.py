"""An orderly stop under load ends with 0 and in time, leaves nothing in doubt, and the next start goes on."""

import asyncio
import os
import time

import pytest

from tests.process.records import read_rows
from tests.process.running import Running
from tests.process.stage import Stage, said, suffer

pytestmark = [pytest.mark.process, pytest.mark.timeout(900)]

STOPS = int(os.environ.get("CHAFFER_STOPS", "2"))
SHUTDOWN_SECONDS = 10


def test_a_stop_under_load_is_orderly(home: tuple[Running, str]) -> None:
    server, url = home
    server.environ["CHAFFER_SHUTDOWN_SECONDS"] = str(SHUTDOWN_SECONDS)

    async def stop_and_start(stage: Stage) -> None:
        for _ in range(STOPS):
            await asyncio.sleep(2)
            began = time.monotonic()
            assert await asyncio.to_thread(server.stop) == 0, server.log.read_text()[-2000:]
            assert time.monotonic() - began < SHUTDOWN_SECONDS
            under_way = read_rows(
                url, "SELECT count(*) FROM messages WHERE direction = 'out' AND state IN ('sending', 'unknown')"
            )
            assert under_way == [(0,)], "cut off in the middle of a send"
            assert read_rows(url, "SELECT count(*) FROM jobs WHERE state = 'running'") == [(0,)]
            await asyncio.to_thread(server.start)

    found = suffer(server, url, stop_and_start)

    print(f"\n{STOPS} stops: {said(found)}")
    assert found.faults() == []
    assert found.unknown == 0
    assert found.acknowledged > 30
