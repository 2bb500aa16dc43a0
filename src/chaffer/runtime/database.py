"""Where all state lives: `db.read(shop, fn)` and `db.write(shop, fn)`, on SQLite or PostgreSQL.

A function given to either must be safe to run twice and touch nothing but its transaction: both databases
repeat it when rivals collide.
"""

import asyncio
import threading
from collections.abc import Callable, Mapping, Sequence
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
    """A function under way in another thread, and who waits for it: a coroutine or a blocked thread.

    alone: it failed behind others that were undone with it, and is to begin a batch.
    """

    __slots__ = ("_done", "_future", "alone", "error", "loop", "result", "shop_id", "tx", "work")

    def __init__(self, shop_id: str, work: Work[T]) -> None:
        self.shop_id = shop_id
        self.work = work
        self.alone = False
        self.tx: Transaction | None = None
        self.result: Any = None
        self.error: BaseException | None = None
        self.loop = running_loop()
        self._future: asyncio.Future[None] | None = self.loop.create_future() if self.loop else None
        self._done = None if self.loop else threading.Event()

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
        elif self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.wake)

    def wake(self) -> None:
        """On the loop of whoever waits."""
        if self._future is not None and not self._future.done():
            self._future.set_result(None)

    def _value(self) -> T:
        if self.error is not None:
            raise self.error
        value: T = self.result
        return value


def running_loop() -> asyncio.AbstractEventLoop | None:
    """The loop whose thread this is, if there is one."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def finish_together(waiting: Sequence[Waiting[Any]]) -> None:
    """`finish` for many at once: each loop is roused once, which is dearer than all the rest."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Waiting[Any]]] = {}
    for each in waiting:
        if each.loop is None:
            each.finish()
        else:
            by_loop.setdefault(each.loop, []).append(each)
    here = running_loop()
    for loop, theirs in by_loop.items():
        if loop is here:
            _wake_all(theirs)
        elif not loop.is_closed():
            loop.call_soon_threadsafe(_wake_all, theirs)


def _wake_all(waiting: Sequence[Waiting[Any]]) -> None:
    for each in waiting:
        each.wake()


class Database(Protocol):
    """The two engines are `runtime.sqlite.Sqlite` and `runtime.postgres.Postgres`."""

    dialect: str
    one_writer: bool
    """Functions that write run one after the other, whatever they are about: to read and think in one costs nobody a
    lock."""
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


class Queues:
    """The ways in, the same for both engines: a function is queued, and whoever asked waits for its outcome."""

    def _put_read(self, waiting: Waiting[Any]) -> None:
        raise NotImplementedError

    def _put_write(self, waiting: Waiting[Any], *, urgent: bool) -> None:
        raise NotImplementedError

    async def read(self, shop_id: str, work: Work[T]) -> T:
        waiting = Waiting(shop_id, work)
        self._put_read(waiting)
        return await waiting.outcome()

    async def write(self, shop_id: str, work: Work[T], *, urgent: bool = False) -> T:
        waiting = Waiting(shop_id, work)
        self._put_write(waiting, urgent=urgent)
        return await waiting.outcome()

    def read_now(self, shop_id: str, work: Work[T]) -> T:
        waiting = Waiting(shop_id, work)
        self._put_read(waiting)
        return waiting.blocking_outcome()

    def write_now(self, shop_id: str, work: Work[T]) -> T:
        waiting = Waiting(shop_id, work)
        self._put_write(waiting, urgent=False)
        return waiting.blocking_outcome()


def release(txs: Sequence[Transaction], listeners: Sequence[Listener]) -> None:
    """What transactions held back until their COMMIT."""
    woken: set[str] = set()
    for tx in txs:
        for call in tx.released:
            call()
        woken |= tx.woken
    if woken:
        for listener in listeners:
            listener(frozenset(woken))
