"""Where all state lives: `db.read(shop, fn)` and `db.write(shop, fn)`, on SQLite or PostgreSQL.

A function given to either must be safe to run twice and touch nothing but its transaction: both databases
repeat it when rivals collide.
"""

import asyncio
import threading
from collections.abc import Callable, Mapping
from typing import Any, Generic, Protocol, TypeVar

from chaffer.kernel.clock import Clock
from chaffer.runtime.transaction import Reaction, Transaction

T = TypeVar("T")
Work = Callable[[Transaction], T]
Reactions = Mapping[type, list[Reaction]]


class Listener(Protocol):
    """Told, after COMMIT and from any thread, which kinds of work there is now."""

    def __call__(self, what: frozenset[str]) -> None: ...


class Waiting(Generic[T]):
    """A function under way in another thread, and who waits for it: a coroutine or a blocked thread."""

    __slots__ = ("_done", "_future", "_loop", "error", "result", "shop_id", "tx", "work")

    def __init__(self, shop_id: str, work: Work[T]) -> None:
        self.shop_id = shop_id
        self.work = work
        self.tx: Transaction | None = None
        self.result: Any = None
        self.error: BaseException | None = None
        try:
            self._loop: asyncio.AbstractEventLoop | None = asyncio.get_running_loop()
            self._future: asyncio.Future[None] | None = self._loop.create_future()
            self._done: threading.Event | None = None
        except RuntimeError:
            self._loop = self._future = None
            self._done = threading.Event()

    async def outcome(self) -> T:
        assert self._future is not None
        await self._future
        return self._value()

    def blocking_outcome(self) -> T:
        assert self._done is not None, "inside an event loop: await instead"
        self._done.wait()
        return self._value()

    def finish(self) -> None:
        """Called from the thread that did the work."""
        if self._done is not None:
            self._done.set()
        elif self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        if self._future is not None and not self._future.done():
            self._future.set_result(None)

    def _value(self) -> T:
        if self.error is not None:
            raise self.error
        value: T = self.result
        return value


class Database(Protocol):
    """The two engines are `runtime.sqlite.Sqlite` and `runtime.postgres.Postgres`."""

    dialect: str
    clock: Clock
    reactions: Reactions
    listeners: list[Listener]

    async def read(self, shop_id: str, work: Work[T]) -> T:
        """Run on a reader connection; a consistent view, no writing."""
        ...

    async def write(self, shop_id: str, work: Work[T], *, urgent: bool = False) -> T:
        """Run in a transaction of this shop; returns after COMMIT. `urgent` goes ahead of what is queued (webhooks)."""
        ...

    def read_now(self, shop_id: str, work: Work[T]) -> T:
        """`read` for commands and tests: blocks this thread. Not from an event loop."""
        ...

    def write_now(self, shop_id: str, work: Work[T]) -> T:
        """`write` for commands and tests: blocks this thread. Not from an event loop."""
        ...

    def close(self) -> None: ...


def release(tx: Transaction, listeners: list[Listener]) -> None:
    """What a transaction held back until its COMMIT."""
    for call in tx.released:
        call()
    if tx.woken:
        for listener in listeners:
            listener(frozenset(tx.woken))
