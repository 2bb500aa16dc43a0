"""Counting what is bought together, at night, as jobs: each step is one, and promises the next."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chaffer.accounts.shops import own_shop
from chaffer.commerce.relations.operations.count_together import begin_count, count_step
from chaffer.runtime.jobs import enqueue
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction

STEP = "together.step"
TIMER = "together.count"
_HOUR = 3


def count_tonight(tx: Transaction) -> None:
    """At three in the shop's own night. Safe to repeat."""
    set_timer(tx, TIMER, "shop", next_night(tx.now, own_shop(tx).time_zone))


def next_night(now: datetime, time_zone: str) -> datetime:
    here = now.astimezone(ZoneInfo(time_zone or "UTC"))
    night = here.replace(hour=_HOUR, minute=0, second=0, microsecond=0)
    return (night if night > here else night + timedelta(days=1)).astimezone(now.tzinfo)


def begin(tx: Transaction, _arguments: dict[str, Any]) -> None:
    enqueue(tx, STEP, "even", {**begin_count(tx), "key": "even"})


def go_on(tx: Transaction, arguments: dict[str, Any]) -> None:
    """The next step under the other of two keys: this one's job is unfinished until it is done."""
    after = count_step(tx, arguments)
    if after is not None:
        key = "odd" if arguments["key"] == "even" else "even"
        enqueue(tx, STEP, key, {**after, "key": key})
