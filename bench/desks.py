"""From a shopper's message to the screens of the people at the desk, with many desks open at once.

    PYTHONPATH=src:. python -m bench.desks [--database postgresql] [--conversations 100000] [--desks 50] [--per-second 100]

Each desk is a client that does what the page does: it follows the stream, gathers what changed, asks for those rows
together, and for the counts. One conversation in ten is a person's, the others are the bot's, so that most messages are
answered as well. Seconds are from posting the webhook to a desk's holding the row. Everything stays on this machine, and
the load shares its cores with the server.
"""

import argparse
import asyncio
import json
import random
import re
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import uvloop
from bench.gauge import Meter, percentile, resident_mb
from bench.meta import Meta
from bench.people import phone
from bench.running import Running, serve
from bench.shop import Shop, build
from bench.where import Where, open_where

from chaffer.accounts.staff.operations.begin_session import BeginSession, begin_session
from chaffer.accounts.staff.operations.join_staff import JoinStaff, join_staff
from chaffer.rehearsal.listening import free_port
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.opening import open_database
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

SAYINGS = (
    "Do you have it in blue?",
    "show my cart",
    "I need a prom dress, blue or white, not over 200 dollars",
    "where is my order",
)
LIVE = Path("ui/desk/live/live.tsx").read_text()
TOGETHER, APART, COUNTED = (
    float(re.findall(rf"const {name} = ([\d_]+)", LIVE)[0]) / 1000 for name in ("TOGETHER", "APART", "COUNTED")
)
"""Seconds, as the page has them."""


@dataclass(slots=True)
class Waiting:
    """A shopper's message on its way to the screens."""

    began: float
    since: int
    seen_by: set[int] = field(default_factory=set)


class Line:
    """One kept-alive connection; a desk has one for what it asks."""

    def __init__(self, port: int, cookie: str) -> None:
        self._port, self._cookie = port, cookie
        self._busy = asyncio.Lock()
        self._pair: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> bytes:
        async with self._busy:
            if self._pair is None:
                self._pair = await asyncio.open_connection("127.0.0.1", self._port, limit=2**22)
            reader, writer = self._pair
            writer.write(f"GET /api/v1{path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {self._cookie}\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            found = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            body = await reader.readexactly(int(found[1])) if found else b""
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(f"{path}: {head[:200]!r} {body[:300]!r}")
            return body

    async def events(self, path: str) -> AsyncIterator[dict[str, str]]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port, limit=2**22)
        writer.write(
            f"GET /api/v1{path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {self._cookie}\r\naccept: text/event-stream\r\n\r\n".encode()
        )
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{path}: {head!r}")
        try:
            while True:
                told = await reader.readline()
                if not told:
                    raise RuntimeError("the stream ended")
                if told.startswith(b"data: {"):
                    yield json.loads(told[6:])
        finally:
            writer.close()


class Desk:
    def __init__(self, number: int, port: int, cookie: str, floor: "Floor") -> None:
        self.number, self.floor = number, floor
        self.line = Line(port, cookie)
        self.open = asyncio.Event()
        self.asked = 0
        self._waiting: set[str] = set()
        self._counting = False
        self._flushed = 0.0
        self._tasks: set[asyncio.Task[None]] = set()

    async def follow(self) -> None:
        async for told in self.line.events(
            "/stream?topics=conversation,message,presence,label,team,agent,contact,cart,order"
        ):
            self.open.set()
            if told.get("topic") == "conversation":
                if not self._waiting:
                    self._later(self._flush())
                self._waiting.add(told["id"])

    def _later(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            self.floor.faults.append(repr(task.exception()))

    async def _flush(self) -> None:
        await asyncio.sleep(max(TOGETHER, self._flushed + APART - time.perf_counter()))
        self._flushed = time.perf_counter()
        ids, self._waiting = sorted(self._waiting), set()
        if not self._counting:
            self._counting = True
            self._later(self._count())
        for at in range(0, len(ids), 50):
            self.asked += 1
            body = await self.line.get(f"/inbox/rows?ids={','.join(ids[at : at + 50])}")
            now = time.perf_counter()
            for row in json.loads(body)["items"]:
                self.floor.shown(self.number, row["id"], (row["last"] or {}).get("seq", 0), now)

    async def _count(self) -> None:
        await asyncio.sleep(COUNTED)
        self._counting = False
        self.asked += 1
        await self.line.get("/inbox/counts")


class Floor:
    """Who waits to be seen, and how long it took."""

    def __init__(self, desks: int) -> None:
        self.desks = desks
        self.waiting: dict[str, Waiting] = {}
        self.last: dict[str, int] = {}
        self.took: list[float] = []
        self.faults: list[str] = []

    def shown(self, desk: int, conversation: str, seq: int, now: float) -> None:
        one = self.waiting.get(conversation)
        if one is not None and seq > one.since and desk not in one.seen_by:
            one.seen_by.add(desk)
            self.took.append(now - one.began)
        self.last[conversation] = max(self.last.get(conversation, 0), seq)


async def crowd(meta: Meta, floor: Floor, shoppers: list[tuple[str, str]], per_second: float, seconds: float) -> int:
    """Messages at a steady mean rate; arrivals are Poisson's. How many were sent."""
    chance = random.Random(3)
    began = at = time.perf_counter()
    sent, tasks = 0, set()
    while at < began + seconds:
        at += chance.expovariate(per_second)
        if (wait := at - time.perf_counter()) > 0:
            await asyncio.sleep(wait)
        number, conversation = shoppers[sent % len(shoppers)]
        floor.waiting[conversation] = Waiting(time.perf_counter(), floor.last.get(conversation, 0))
        task = asyncio.create_task(meta.say(number, {"type": "text", "text": {"body": chance.choice(SAYINGS)}}))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        sent += 1
    await asyncio.sleep(2)
    return sent


def people(where: Where, shop: Shop, desks: int) -> list[str]:
    """A cookie for each desk; one conversation in ten becomes a person's."""
    db = open_database(where.url, SystemClock())

    def work(tx: Transaction) -> list[str]:
        ids = [join_staff(tx, JoinStaff(f"Person {n}", f"p{n}@bench.example", "agent")) for n in range(desks)]
        tx.query("bench.persons", conversations.update().where(
            conversations.c.shop_id == tx.shop_id, conversations.c.id.like("cnv_%7")
        ).values(owner_kind="person", owner_id=ids[0]).returning(conversations.c.shop_id))  # fmt: skip
        return [f"chaffer_session={begin_session(tx, BeginSession(each, 'bench', 1)).token}" for each in ids]

    try:
        return db.write_now(shop.shop_id, work)
    finally:
        db.close()


async def run(asked: argparse.Namespace, where: Where, shop: Shop, cookies: list[str], sink_port: int) -> None:
    server = serve(where.folder, port := free_port(), where.url)
    try:
        await measure(asked, server, port, cookies, shop, sink_port, where)
    finally:
        server.stop()


async def measure(
    asked: argparse.Namespace, server: Running, port: int, cookies: list[str], shop: Shop, sink_port: int, where: Where
) -> None:
    meta = Meta(port)
    await meta.start(sink_port)
    quiet = shop.quiet
    shoppers = []
    for number in quiet:
        for n in range(number.first, number.first + number.count):
            meta.numbers[phone(n)] = number.phone_number_id
            shoppers.append((phone(n), f"cnv_{n:026}"))
    random.Random(5).shuffle(shoppers)
    floor = Floor(asked.desks)
    await asyncio.sleep(asked.settle)
    alone_mb = resident_mb(server.pid)
    alone = await window(asked, server, meta, floor, shoppers[: len(shoppers) // 3], where)
    desks = [Desk(n, port, cookie, floor) for n, cookie in enumerate(cookies)]
    following = [asyncio.create_task(desk.follow()) for desk in desks]
    await asyncio.gather(*(asyncio.wait_for(desk.open.wait(), 30) for desk in desks))
    await asyncio.sleep(1)
    opened_mb = resident_mb(server.pid)
    floor.took.clear()
    with_desks = await window(asked, server, meta, floor, shoppers[len(shoppers) // 3 :], where)
    seen = len(floor.took) / max(1, with_desks[0] * asked.desks)
    print(
        f"{asked.desks} desks, {with_desks[0] / asked.seconds:.0f} messages/s for {asked.seconds:.0f} s, {asked.conversations:,} conversations, {asked.database}"
    )
    print(
        f"webhook to screen   p50 {percentile(floor.took, 0.5) * 1000:.0f} ms   p95 {percentile(floor.took, 0.95) * 1000:.0f}   p99 {percentile(floor.took, 0.99) * 1000:.0f}   seen {seen:.1%}"
    )
    print(
        f"CPU of the server per 1,000 messages: without desks {alone[1]:.2f} s, with {with_desks[1]:.2f}; load {with_desks[2]:.0%} of a core"
    )
    print(
        f"asked: {sum(desk.asked for desk in desks) / asked.seconds:.0f} requests/s; faults {len(floor.faults)} {floor.faults[:2]}"
    )
    print(
        f"memory {alone_mb:.0f} MB, with desks connected {opened_mb:.0f}: {(opened_mb - alone_mb) * 1000 / asked.desks:.0f} kB a desk; at the end {resident_mb(server.pid):.0f} MB"
    )
    for task in following:
        task.cancel()
    await meta.stop()


async def window(
    asked: argparse.Namespace, server: Running, meta: Meta, floor: Floor, shoppers: list[tuple[str, str]], where: Where
) -> tuple[int, float, float]:
    meter = Meter({"server": [server.pid], **where.groups()})
    own = psutil.Process().cpu_times()
    sent = await crowd(meta, floor, shoppers, asked.per_second, asked.seconds)
    used = sum(meter.used().values())
    mine = psutil.Process().cpu_times()
    return sent, used * 1000 / max(sent, 1), (mine.user + mine.system - own.user - own.system) / asked.seconds


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.desks", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--conversations", type=int, default=100_000)
    parser.add_argument("--desks", type=int, default=50)
    parser.add_argument("--per-second", type=float, default=100.0)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--settle", type=float, default=20.0, help="seconds after the start, for the list to catch up")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="chaffer-bench-"))
    try:
        with open_where(asked.database, folder / "one") as where:
            shoppers = int(asked.per_second * asked.seconds * 1.7) * 2 // 32 * 32
            sink_port = free_port()
            shop = build(where.url, where.folder, sink_port, 1_000, shoppers, max(0, asked.conversations - shoppers))
            uvloop.run(run(asked, where, shop, people(where, shop, asked.desks), sink_port))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
