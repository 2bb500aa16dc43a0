"""Rivals: the same thing wanted by several at the same moment, in real transactions of their own."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction

Work = Callable[[Transaction], Any]


def at_once(db: Database, shop_id: str, works: Sequence[Work]) -> list[Any]:
    """Run each in a thread and a transaction of its own, started together; results or exceptions, in order.

    SQLite has one writer, so there they follow each other in an order that the threads decide.
    """
    barrier = threading.Barrier(len(works))
    results: list[Any] = [None] * len(works)

    def run(number: int) -> None:
        barrier.wait(10)
        try:
            results[number] = db.write_now(shop_id, works[number])
        except Exception as refusal:  # noqa: BLE001 — the test looks at it
            results[number] = refusal

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive(), "a rival hangs"
    return results


def in_the_middle(db: Database, shop_id: str, first: Work, rival: Work, patience_seconds: float = 0.4) -> list[Any]:
    """`first` does its work and waits before it commits; meanwhile `rival` runs. What both gave, in this order.

    On PostgreSQL the rival really starts in the middle: it waits for the rows that `first` took, or does not need
    them. `first` commits once the rival is done, or has waited so long that it must be waiting for us. On SQLite
    the one writer lets nobody in between; there the rival follows.
    """
    if db.dialect == "sqlite":
        return at_once(db, shop_id, [first]) + at_once(db, shop_id, [rival])
    started, rival_done = threading.Event(), threading.Event()

    def holding(tx: Transaction) -> Any:
        result = first(tx)
        started.set()
        rival_done.wait(patience_seconds)
        return result

    def second(tx: Transaction) -> Any:
        return rival(tx)

    results: list[Any] = [None, None]

    def run(number: int, work: Work) -> None:
        try:
            results[number] = db.write_now(shop_id, work)
        except Exception as refusal:  # noqa: BLE001 — the test looks at it
            results[number] = refusal
        if number == 1:
            rival_done.set()
        else:
            started.set()

    leader = threading.Thread(target=run, args=(0, holding))
    leader.start()
    assert started.wait(30)
    follower = threading.Thread(target=run, args=(1, second))
    follower.start()
    for thread in (leader, follower):
        thread.join(60)
        assert not thread.is_alive(), "a rival hangs"
    return results
