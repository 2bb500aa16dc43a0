"""Two shops on one real server, with Meta's side in a thread beside it: what hostile webhooks are thrown at."""

import asyncio
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx

from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.cli.serving import HOOKS, Assembled, assemble
from chaffer.commerce.defaults import set_up
from chaffer.rehearsal.listening import Listening, free_port
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.database import Database
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.web.webhooks import Hook
from tests.process.meta import Json, signed
from tests.process.records import read_rows
from tests.process.sink import Sink

T = TypeVar("T")
NUMBER_A, SECRET_A, TOKEN_A = "1065000001", "secret-of-a", "verify-a"
NUMBER_B, SECRET_B, TOKEN_B = "1065000002", "secret-of-b", "verify-b"
TRIAL, TRIAL_SECRET = "t1", "secret-of-t"


class Loop:
    """An event loop in a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


@dataclass(slots=True)
class Place:
    """said: what each person was sent. Posts go over a real socket."""

    database_url: str
    server: Listening
    assembled: Assembled
    sink: Sink
    loop: Loop
    http: httpx.Client
    said: defaultdict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))

    def post(
        self, body: bytes, secret: str = SECRET_A, headers: dict[str, str] | None = None, path: str = "/in/whatsapp"
    ) -> int:
        """One webhook call; the status of its answer."""
        return self.http.post(path, content=body, headers=signed(body, secret) | (headers or {})).status_code

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return read_rows(self.database_url, sql)

    def kept(self) -> list[str]:
        """Ids of everything in the inbox."""
        return [row[0] for row in self.rows("SELECT external_id FROM inbox ORDER BY kept_at")]

    def heard(self) -> list[str]:
        """Ids of the messages taken in a turn, in order."""
        return [row[0] for row in self.rows("SELECT external_id FROM messages WHERE direction = 'in' ORDER BY seq")]

    def states(self) -> list[str]:
        return [row[0] for row in self.rows("SELECT state FROM messages WHERE direction = 'out' ORDER BY seq")]

    def until(self, holds: Callable[[], Any], seconds: float = 20.0) -> Any:
        """Wait for it; what it gave. Raises AssertionError when the time is over."""
        ends = time.monotonic() + seconds
        while not (found := holds()):
            assert time.monotonic() < ends, "it did not come to this"
            time.sleep(0.05)
        return found

    def settle(self, seconds: float = 60.0) -> None:
        """Wait until nothing waits: no event without its turn, no promise that is not sent and reported."""
        self.until(
            lambda: (
                not self.rows("SELECT 1 FROM inbox WHERE state = 'kept' AND kind = 'message'")
                and not self.rows("SELECT 1 FROM messages WHERE direction = 'out' AND state IN ('promised', 'sending')")
            ),
            seconds,
        )
        self.loop.do(self.sink.settled())

    def close(self) -> None:
        self.http.close()
        self.server.stop()
        self.loop.do(self.sink.stop())
        self.loop.stop()
        self.assembled.server.db.close()


def open_place(database_url: str, folder: Path, hooks: Sequence[Hook] = HOOKS) -> Place:
    port, sink_port = free_port(), free_port()
    settings = Settings(data_dir=folder, port=port, database_url=database_url)
    db = open_database(database_url, SystemClock())
    secrets = Secrets([bytes(range(32))])
    for slug, number, secret, token in (("a", NUMBER_A, SECRET_A, TOKEN_A), ("b", NUMBER_B, SECRET_B, TOKEN_B)):
        _open_shop(db, secrets, slug, number, secret, token, f"http://127.0.0.1:{sink_port}")
    assembled = assemble(settings, db, secrets, hooks=hooks)
    loop = Loop()
    server = Listening(lambda: assembled.app, port)
    sink = Sink(f"{server.url}/in/whatsapp", SECRET_A, NUMBER_A)
    loop.do(sink.start(sink_port))
    client = httpx.Client(base_url=server.url, timeout=30, trust_env=False)
    place = Place(database_url, server, assembled, sink, loop, client)
    sink.on_message = lambda to, payload: place.said[to].append(payload)
    return place


def _open_shop(db: Database, secrets: Secrets, slug: str, number: str, secret: str, token: str, graph: str) -> None:
    shop_id = db.clock.new_id("shop")
    whatsapp = AddChannelAccount(
        "whatsapp", number,
        {"api_base_url": graph, "pair_every_seconds": "0"},  # at Meta's pace a quick server's replies would last minutes
        {"app_secret": secret, "verify_token": token, "access_token": "t"}, slug,
    )  # fmt: skip
    db.write_now(shop_id, lambda tx: create_shop(tx, CreateShop(slug, slug.upper(), "USD")))
    db.write_now(shop_id, lambda tx: set_up(tx, "USD", "US"))
    db.write_now(shop_id, lambda tx: add_channel_account(tx, whatsapp, secrets))
    if slug == "a":
        trial = AddChannelAccount("trial", TRIAL, {"reply_url": f"{graph}/late"}, {"secret": TRIAL_SECRET}, "trial")
        db.write_now(shop_id, lambda tx: add_channel_account(tx, trial, secrets))
