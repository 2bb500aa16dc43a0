"""The server is killed while it tells another system what happens: nothing is left out, and a repeat has its first id."""

import asyncio
import json
import time
from collections import defaultdict

import pytest

from chaffer.accounts.shops import all_shops
from chaffer.integrations.webhooks_out.operations.add_endpoint import AddEndpoint, add_endpoint
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import load_secrets
from chaffer.runtime.settings import read_settings
from chaffer.runtime.transaction import ANY_SHOP
from tests.open.receiver import Receiver
from tests.process.records import read_rows
from tests.process.running import Running
from tests.process.stage import KILLS, SEED, Stage, suffer
from tests.process.test_kills import died

pytestmark = [pytest.mark.process, pytest.mark.timeout(1800)]
POINTS = ("before_hook:40", "after_hook:40", "after_commit:90", "turn_committed:25")


def listen_at(server: Running, url: str) -> None:
    """The shop's endpoint, made in this process."""
    settings = read_settings(server.environ)
    db = open_database(settings.database, SystemClock())
    try:
        (shop,) = db.read_now(ANY_SHOP, all_shops)
        secrets = load_secrets(settings)
        db.write_now(shop.id, lambda tx: add_endpoint(tx, AddEndpoint(url), secrets, anywhere=True))
    finally:
        db.close()


async def kill_while_telling(stage: Stage, url: str) -> None:
    await asyncio.to_thread(listen_at, stage.server, url)
    await asyncio.sleep(2)  # the running server hears of it
    for number in range(max(KILLS, len(POINTS))):
        await asyncio.to_thread(stage.server.kill)
        await asyncio.to_thread(stage.server.start, POINTS[(number + SEED) % len(POINTS)], wait=False)
        await died(stage.server, 15)
    await asyncio.to_thread(stage.server.kill)
    await asyncio.to_thread(stage.server.start)


def told_all(server: Running, database_url: str, seconds: float = 60) -> None:
    """Let the server run until nothing waits to be told."""
    server.start()
    ends = time.monotonic() + seconds
    waiting = "SELECT count(*) FROM webhook_deliveries WHERE state IN ('waiting', 'sending')"
    while read_rows(database_url, waiting)[0][0]:
        assert time.monotonic() < ends, "it does not come to an end"
        time.sleep(0.2)
    server.stop()


def test_every_event_is_told_though_the_server_is_killed(home: tuple[Running, str]) -> None:
    server, url = home
    server.environ["CHAFFER_WEBHOOKS_OUT_TO"] = "anywhere"
    receiver = Receiver().open()

    suffer(server, url, lambda stage: kill_while_telling(stage, receiver.url))
    told_all(server, url)
    receiver.close()

    bodies: dict[str, set[bytes]] = defaultdict(set)
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for headers, body in receiver.taken:
        bodies[headers["webhook-id"]].add(body)
        told = json.loads(body)
        about = told["data"].get("message_id") or told["data"].get("order_id", "")
        ids[told["type"], about].add(headers["webhook-id"])
    began = int(read_rows(url, "SELECT created_at FROM webhook_endpoints")[0][0]) + 3_000_000
    heard = {row[0] for row in read_rows(url, f"SELECT id FROM messages WHERE direction = 'in' AND kept_at > {began}")}
    paid = {row[0] for row in read_rows(url, f"SELECT id FROM orders WHERE paid_at > {began}")}

    assert heard - {about for kind, about in ids if kind == "message.received"} == set()
    assert paid - {about for kind, about in ids if kind == "order.paid"} == set()
    assert [kind for (kind, _), known in ids.items() if kind.startswith("message.") and len(known) > 1] == []
    assert all(len(each) == 1 for each in bodies.values()), "a repeat says something else"
    assert len(heard) > 30, "hardly anything was said: the test shows nothing"
    assert len(receiver.taken) > len(bodies), "no kill fell between a delivery and its note: the test shows nothing"
