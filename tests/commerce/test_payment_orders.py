"""Every order in which a payment can meet the rest of the world, against a small oracle.

CHAFFER_PAYMENT_STEPS says how long the sequences are.
"""

import contextlib
import os
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from chaffer.commerce.cart.errors import OutOfStock
from chaffer.commerce.checkout.errors import CheckoutClosed
from chaffer.commerce.checkout.operations.cancel_checkout import CancelCheckout, cancel_checkout
from chaffer.commerce.checkout.operations.expire_checkout import ExpireCheckout, expire_checkout
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.reserving import reserve
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.testing import ManualClock
from tests.commerce.books import check_books
from tests.commerce.memory import MemoryDatabase
from tests.commerce.shop import SHOP, Shop, open_shop

STEPS = int(os.environ.get("CHAFFER_PAYMENT_STEPS", "4"))
EVENTS = (
    "paid",
    "failed",
    "over there",
    "paid second",
    "pay again",
    "time passes",
    "cancel",
    "rival buys",
    "at the door",
)


@dataclass(frozen=True)
class Oracle:
    """What must be true, worked out without a database: one checkout of two units, five on the shelf."""

    checkout: str = "paying"
    held: bool = True
    free: int = 3
    ordered: int = 0
    first: str = "open"
    second: str = ""
    door: bool = field(default=False)

    def after(self, event: str) -> "Oracle":
        living = self.checkout in {"open", "paying"}
        match event:
            case "paid":
                return self._paid("first")
            case "paid second" if self.second:
                return self._paid("second")
            case "failed" | "over there" if self.first == "open":
                return replace(self, first="failed" if event == "failed" else "expired")
            case "pay again" if living and self.first != "open" and not self.second:
                return replace(self, second="open")
            case "time passes" if living:
                return replace(self, checkout="expired", held=False, free=self.free + 2)
            case "cancel" if living:
                return replace(self, checkout="cancelled", held=False, free=self.free + 2)
            case "rival buys":
                return replace(self, free=0)
            case "at the door" if living:
                return replace(self, checkout="completed", held=False, ordered=1, door=True)
            case _:
                return self

    def _paid(self, which: str) -> "Oracle":
        if getattr(self, which) in {"paid", "refused_late"}:
            return self
        if self.checkout in {"completed", "cancelled"} or (not self.held and self.free < 2):
            return replace(self, **{which: "refused_late"})
        free = self.free if self.held else self.free - 2
        return replace(self, **{which: "paid"}, checkout="completed", held=False, free=free, ordered=1)


class World:
    """The real thing, in memory."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.db = MemoryDatabase(self.clock)
        self.shop: Shop = open_shop(self.db)  # type: ignore[arg-type]
        self.shop.product("MUG", 1000, on_hand=5)
        self.checkout = self.shop.checkout(MUG=2)
        self.first = self.shop.do(pay, Pay(self.checkout, "trial")).payment_id

    def second(self) -> str:
        others = [row.id for row in self.shop.rows(payments, "id", "provider") if row.provider == "trial"]
        return next((each for each in others if each != self.first), "")

    def do(self, event: str) -> None:
        paid = Truth("paid", 2000, "USD", fee_minor=60)
        match event:
            case "paid":
                self.shop.do(settle, self.first, paid)
            case "failed":
                self.shop.do(settle, self.first, Truth("failed", error="card_declined"))
            case "over there":
                self.shop.do(settle, self.first, Truth("expired"))
            case "paid second" if self.second():
                self.shop.do(settle, self.second(), paid)
            case "pay again" if not self.second():
                self._pay("trial")
            case "at the door":
                self._pay("cash_on_delivery")
            case "time passes":
                self._time_passes()
            case "cancel":
                self.shop.do(cancel_checkout, CancelCheckout(self.checkout))
            case "rival buys":
                self._rival()

    def _pay(self, method: str) -> None:
        with contextlib.suppress(CheckoutClosed, OutOfStock):
            self.shop.do(pay, Pay(self.checkout, method))

    def _time_passes(self) -> None:
        now = self.clock.now()
        self.clock.forward(minutes=31)
        self.shop.do(expire_checkout, ExpireCheckout(self.checkout))
        self.clock.forward(seconds=(now - self.clock.now()).total_seconds())

    def _rival(self) -> None:
        on_hand, reserved = self.shop.stock("MUG")
        if on_hand > reserved:
            left = {"var_MUG": on_hand - reserved}
            self.shop.db.write_now(SHOP, lambda tx: reserve(tx, tx.new_id("checkout"), left, tx.now, sold=True))

    def seen(self, oracle: Oracle) -> dict[str, Any]:
        states = {row.id: row.state for row in self.shop.rows(payments, "id", "state")}
        on_hand, reserved = self.shop.stock("MUG")
        return {
            "first": states[self.first].replace("asked", "open"),
            "second": states.get(self.second(), "").replace("asked", "open"),
            "ordered": len(self.shop.rows(orders, "id")),
            "free": on_hand - reserved,
            "held": reserved == 2,
        }


def walk(world: World, oracle: Oracle, path: tuple[str, ...], counted: list[int]) -> None:
    for event in EVENTS:
        here = (*path, event)
        with world.db.undone():
            world.do(event)
            expected = oracle.after(event)
            seen = world.seen(expected)
            wanted = {name: getattr(expected, name) for name in seen}
            assert seen == wanted, here
            late = [each for each in (expected.first, expected.second) if each == "refused_late"]
            assert len(world.shop.rows(refunds, "id")) == len(late), here
            check_books(world.shop)
            counted[0] += 1
            if len(here) < STEPS:
                walk(world, expected, here, counted)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_every_order_of_events_ends_as_the_oracle_says() -> None:
    counted = [0]
    walk(World(), Oracle(), (), counted)
    assert counted[0] == sum(len(EVENTS) ** length for length in range(1, STEPS + 1))
