"""A shop with its shoppers, its messenger and its bank, around a server that may be killed at any moment."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import msgspec

from chaffer.rehearsal.listening import Listening, free_port
from chaffer.runtime.clock import SystemClock
from chaffer.sandbox.notify import Notifier
from chaffer.sandbox.payments.app import payment_app
from chaffer.sandbox.payments.bank import Bank, Modes
from tests.process.accounts import Reckoning, reckon
from tests.process.books import faults_in_books
from tests.process.opening import NUMBER, SECRET, open_shop
from tests.process.records import unsettled
from tests.process.running import Running
from tests.process.shoppers import Crowd
from tests.process.sink import Sink

KILLS = int(os.environ.get("CHAFFER_KILLS", "6"))
SEED = int(os.environ.get("CHAFFER_SEED", "1"))
ASKING, BUYING = 5, 7
BANK_KEY, BANK_SECRET = "bank-key", "bank-secret"


@dataclass(slots=True)
class Stage:
    server: Running
    database_url: str
    sink: Sink
    crowd: Crowd
    bank: Bank
    notifier: Notifier
    bank_at: Listening

    async def tell_again(self) -> None:
        """A real provider repeats its webhooks for days; ours repeats all of them once, now that the server is up."""

        def send() -> None:
            for session_id, _minor in self.bank.charges:
                told = {"id": self.bank.next_event_id(), "type": "session.paid", "session": session_id}
                self.notifier.send(self.bank.sessions[session_id].wish.notify_url, told)

        await asyncio.to_thread(self.bank_at.do, send)
        await asyncio.to_thread(self.bank_at.call, self.notifier.idle())

    async def settle(self, seconds: float) -> None:
        """Wait for what is under way, not for a fixed time: only a backlog that does not shrink is a loss."""
        for _ in range(int(seconds * 4)):
            if not await asyncio.to_thread(unsettled, self.database_url):
                return
            await asyncio.sleep(0.25)

    async def reckoning(self) -> Reckoning:
        found = await asyncio.to_thread(
            reckon, self.database_url, self.crowd.all_acknowledged(), self.sink.by_reference
        )  # fmt: skip
        found.books = await asyncio.to_thread(faults_in_books, self.database_url, self.bank)
        return found


Trouble = Callable[[Stage], Coroutine[Any, Any, None]]


def suffer(server: Running, database_url: str, trouble: Trouble, settle_seconds: float = 90) -> Reckoning:
    """Let the crowd write and buy while `trouble` happens; then wait for the end of everything, and reckon."""

    async def play() -> Reckoning:
        async with opened(server, database_url) as stage:
            writing = asyncio.create_task(stage.crowd.write_until_stopped())
            try:
                await trouble(stage)
                await asyncio.sleep(1)
            finally:
                stage.crowd.stop()
                await asyncio.wait({writing}, timeout=60)
            writing.result()
            await stage.tell_again()
            await stage.settle(settle_seconds)
            return await stage.reckoning()

    return asyncio.run(play())


@contextlib.asynccontextmanager
async def opened(server: Running, database_url: str) -> AsyncIterator[Stage]:
    """Everything up and running; everything down at the end."""
    sink = Sink(f"{server.url}/in/whatsapp", SECRET, NUMBER)
    sink_port, bank_port = free_port(), free_port()
    await sink.start(sink_port)
    app = payment_app(SystemClock(), BANK_KEY, BANK_SECRET, Modes("twice"))
    bank = Listening(lambda: app, bank_port)
    server.environ["CHAFFER_TEST_PAYMENTS_URL"] = f"http://{BANK_KEY}:{BANK_SECRET}@127.0.0.1:{bank_port}"
    try:
        await asyncio.to_thread(open_shop, server, sink_port)
        await asyncio.to_thread(server.start)
        crowd = Crowd(sink, ASKING, BUYING, SEED)
        yield Stage(server, database_url, sink, crowd, app.state.bank, app.state.notifier, bank)
    finally:
        await asyncio.to_thread(server.stop)
        await sink.stop()
        await asyncio.to_thread(bank.stop)


def said(found: Reckoning) -> str:
    """One line for the reader of a run."""
    return msgspec.json.encode(
        {name: getattr(found, name) for name in ("acknowledged", "answered", "orders", "unknown")}
    ).decode()
