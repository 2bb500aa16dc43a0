"""What waits for somebody, how today goes, what is out of order, what is still to be set up."""

from collections.abc import Callable, Coroutine
from typing import Any

import msgspec

from chaffer.desk.home.health import Failed, Number, failed, numbers
from chaffer.desk.home.set_up import SetUpStep, set_up
from chaffer.desk.home.today import Today, today
from chaffer.desk.home.waiting import WaitsNow, waiting
from chaffer.desk.rows.counts import Tally, tally
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing


class HomeOut(msgspec.Struct, frozen=True):
    """What the caller may not see is null: today takes reports.read, numbers and set_up shop.read, failed jobs.read.

    mine: open conversations that the caller has. set_up: empty once all of it is done. A moment old: counted at most
    once a second.
    """

    mine: int
    mentions: int
    waiting: WaitsNow
    today: Today | None
    numbers: tuple[Number, ...] | None
    failed: Failed | None
    set_up: tuple[SetUpStep, ...] | None


class Whole(msgspec.Struct, frozen=True):
    """The same for everybody of a shop."""

    waiting: WaitsNow
    today: Today
    numbers: tuple[Number, ...]
    failed: Failed
    set_up: tuple[SetUpStep, ...]


async def get(call: Call, _: Nothing) -> HomeOut:
    tallies, may, me = call.backstage.tallies, call.holder.permissions, call.actor.id
    told: Tally = await tallies.of(("shop", call.shop_id), _reading(call, tally))
    whole: Whole = await tallies.of(("home", call.shop_id), _reading(call, _whole))
    return HomeOut(
        told.of_people.get(me, 0), told.mentions.get(me, 0), whole.waiting,
        whole.today if "reports.read" in may else None, whole.numbers if "shop.read" in may else None,
        whole.failed if "jobs.read" in may else None, whole.set_up if "shop.read" in may else None,
    )  # fmt: skip


def _reading(call: Call, work: Callable[[Transaction], Any]) -> Callable[[], Coroutine[Any, Any, Any]]:
    return lambda: call.read(work)


def _whole(tx: Transaction) -> Whole:
    accounts = numbers(tx)
    steps = set_up(tx, accounts)
    left = () if all(step.done for step in steps) else tuple(steps)
    return Whole(waiting(tx), today(tx), tuple(accounts), failed(tx), left)
