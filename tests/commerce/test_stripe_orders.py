"""Every order in which things can happen to a payment at Stripe, against a small oracle.

What happens, happens in the stand-in; what it tells is read by the provider's own reading. CHAFFER_PAYMENT_STEPS says
how long the sequences are: five take some minutes.
"""

import contextlib
import copy
import os
import random
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import pytest

from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.ledger.tables import ledger_accounts
from chaffer.commerce.orders.errors import RefundTooLarge
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.jobs import make_refund
from chaffer.commerce.payments.jobs.look_at_payment import bring
from chaffer.commerce.payments.jobs.open_payment import finish as opened
from chaffer.commerce.payments.operations.add_payment_account import AddPaymentAccount, add_payment_account
from chaffer.commerce.payments.operations.note_dispute import note_dispute
from chaffer.commerce.payments.port import Opened, Refunded, Truth
from chaffer.commerce.payments.tables import disputes, payments, refunds
from chaffer.integrations.payments.stripe.provider import UNFOLDED_SESSION
from chaffer.integrations.payments.stripe.reading import KEY, truth_of_dispute, truth_of_session
from chaffer.kernel.errors import ProviderFault
from chaffer.kernel.untrusted import Untrusted
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets, new_key
from chaffer.sandbox.stripe.refused import Refused
from chaffer.sandbox.stripe.unfolding import unfolded
from chaffer.sandbox.stripe.world import World
from chaffer.testing import ManualClock
from tests.commerce.books import check_books
from tests.commerce.memory import MemoryDatabase
from tests.commerce.shop import Shop, open_shop

STEPS = int(os.environ.get("CHAFFER_PAYMENT_STEPS", "3"))
EVENTS = (
    "looked at", "paid", "slow", "arrives", "fails", "expires", "part back", "all back there", "disputed", "lost", "won",
    "told late",
)  # fmt: skip
TOTAL, PART, FEE, DISPUTE_FEE = 2000, 700, 88, 1500


@dataclass(frozen=True)
class Oracle:
    """One payment of 20.00 for two of five, worked out without a database.

    page: open, over. money: none, under way, here, away (the slow money did not come). back: what went back.
    dispute: none, open, lost, won. held: what the bank has of it, in minor units.
    """

    page: str = "open"
    money: str = "none"
    state: str = "open"
    back: int = 0
    dispute: str = "none"
    held: int = 0

    def after(self, event: str) -> "Oracle":
        free = TOTAL - self.back - (TOTAL - self.back if self.dispute in {"open", "lost"} else 0)
        match event:
            case "paid" if self.page == "open":
                return replace(self, page="over", money="here", state="paid")
            case "slow" if self.page == "open":
                return replace(self, page="over", money="under way")
            case "arrives" if self.money == "under way":
                return replace(self, money="here", state="paid")
            case "fails" if self.page == "open" or self.money == "under way":
                away = "away" if self.money == "under way" else self.money
                return replace(self, money=away, state="failed")
            case "expires" if self.page == "open":
                return replace(self, page="over", state="expired" if self.state == "open" else self.state)
            case "part back" if self.money == "here" and self.dispute == "none" and free >= PART:
                return self._back(PART)
            case "all back there" if self.money == "here" and self.dispute == "none" and free:
                return self._back(free)
            case "disputed" if self.money == "here" and self.dispute == "none":
                return replace(self, dispute="open", held=TOTAL - self.back or TOTAL)
            case "lost" | "won" if self.dispute == "open":
                return replace(self, dispute=event, held=0 if event == "won" else self.held)
            case _:
                return self

    def _back(self, minor: int) -> "Oracle":
        back = self.back + minor
        return replace(self, back=back, state="refunded" if back == TOTAL else "paid")

    def expects(self) -> dict[str, Any]:
        here = self.money == "here"
        order = "" if not here else "paid" if not self.back else "part_refunded" if self.back < TOTAL else "refunded"
        fees = DISPUTE_FEE if self.dispute != "none" else 0
        return {
            "payment": self.state,
            "order": order,
            "provider": TOTAL - FEE - self.back - self.held - fees if here else 0,
            "shelf": (3, 0) if here else (5, 2),
            "dispute": "" if self.dispute == "none" else self.dispute,
        }


class Play:
    """The shop, and Stripe beside it."""

    def __init__(self, shop: Shop, clock: ManualClock) -> None:
        self.shop = shop
        self.stripe = World(clock)
        keys = {"secret_key": "sk", "webhook_secret": "whsec"}
        shop.do(add_payment_account, AddPaymentAccount("stripe", {}, keys), Secrets([new_key()]))
        self.shop.product("MUG", 1000, on_hand=5)
        checkout = shop.checkout(MUG=2)
        self.payment = shop.do(pay, Pay(checkout, "stripe")).payment_id
        session = self.stripe.open_session(
            {
                "success_url": "https://shop.example", "client_reference_id": self.payment,
                "line_items": [{"quantity": 1, "price_data": {"currency": "usd", "unit_amount": TOTAL,
                                "product_data": {"name": "Mugs"}}}],
            },
            "https://pay.example/",
        )  # fmt: skip
        self.session_id = session["id"]
        shop.do(opened, {"payment_id": self.payment}, Opened(session["id"], session["url"]))
        self.before = self.truth()

    @property
    def session(self) -> dict[str, Any]:
        return self.stripe.kept[self.session_id]

    def truth(self) -> Truth:
        told = msgspec.json.decode(msgspec.json.encode(unfolded(self.stripe, self.session, UNFOLDED_SESSION)))
        return truth_of_session(Untrusted(told))

    def do(self, event: str) -> None:
        if event == "told late":
            self.shop.do(bring, self.payment, self.before)
            return
        self.before = self.truth()
        self._at_stripe(event)
        if event == "part back":
            self._part_back()
        self.shop.do(bring, self.payment, self.truth())
        for each in self.stripe.of("dispute"):
            self.shop.do(note_dispute, "stripe", truth_of_dispute(Untrusted(each)))

    def _at_stripe(self, event: str) -> None:
        money, intent = self.stripe.kept.get(self.session["payment_intent"] or ""), self.session["payment_intent"]
        under_way = bool(money and money["status"] == "processing")
        disputes_there = self.stripe.of("dispute")
        match event:
            case "paid" | "slow":
                self.stripe.pay(self.session, "pays" if event == "paid" else "slow")
            case "arrives" if under_way:
                self.stripe.arrive(self.session, paid=True)
            case "fails" if under_way:
                self.stripe.arrive(self.session, paid=False)
            case "fails":
                self.stripe.pay(self.session, "declined")
            case "expires":
                self.stripe.expire(self.session)
            case "all back there" if money:
                self._quietly(lambda: self.stripe.refund(intent, None, {}))
            case "disputed" if money and money["latest_charge"] and not disputes_there:
                self.stripe.open_dispute(intent)
            case "lost" | "won" if disputes_there and disputes_there[0]["status"] == "needs_response":
                self.stripe.close_dispute(disputes_there[0], won=event == "won")
            case _:
                pass

    def _quietly(self, work: Any) -> None:
        with contextlib.suppress(Refused):
            work()

    def _part_back(self) -> None:
        """Ours: asked for, made by the job, or refused by Stripe."""
        placed = self.shop.rows(orders, "id")
        if not placed:
            return
        key = f"k{len(self.shop.rows(refunds, 'id'))}"
        try:
            refund_id = self.shop.do(ask_refund, AskRefund(placed[0].id, key, minor=PART))
        except RefundTooLarge:
            return
        request = self.shop.do(make_refund.prepare, {"refund_id": refund_id})
        try:
            made = self.stripe.refund(request.charge_id, request.amount.minor, {KEY: request.key})
        except Refused as refused:
            fault = ProviderFault("no", provider_code=refused.code)
            self.shop.do(make_refund.give_up, {"refund_id": refund_id}, fault)
        else:
            self.shop.do(make_refund.finish, {"refund_id": refund_id}, Refunded(made["id"]))

    def seen(self) -> dict[str, Any]:
        ((payment,),) = self.shop.rows(payments, "state")
        placed = self.shop.rows(orders, "payment_state")
        assert len(placed) < 2
        balances = {
            row.account: row.balance_minor for row in self.shop.rows(ledger_accounts, "account", "balance_minor")
        }
        disputed = self.shop.rows(disputes, "state")
        return {
            "payment": payment,
            "order": placed[0].payment_state if placed else "",
            "provider": balances.get("provider:stripe", 0),
            "shelf": self.shop.stock("MUG"),
            "dispute": disputed[0].state if disputed else "",
        }

    def check(self, oracle: Oracle, path: tuple[str, ...]) -> None:
        assert self.seen() == oracle.expects(), path
        check_books(self.shop)


def walk(play: Play, oracle: Oracle, path: tuple[str, ...], counted: list[int]) -> None:
    for event in EVENTS:
        here = (*path, event)
        world, before = play.stripe, play.before
        play.stripe = _copy(world)
        with play.shop.db.undone():  # type: ignore[attr-defined]
            play.do(event)
            expected = oracle.after(event)
            play.check(expected, here)
            counted[0] += 1
            if len(here) < STEPS:
                walk(play, expected, here, counted)
        play.stripe, play.before = world, before


def _copy(world: World) -> World:
    made = copy.copy(world)
    made.kept = copy.deepcopy(world.kept)
    made.charges_made = list(world.charges_made)
    return made


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_every_order_of_events_at_stripe_ends_as_the_oracle_says() -> None:
    counted = [0]
    clock = ManualClock()
    walk(Play(open_shop(MemoryDatabase(clock)), clock), Oracle(), (), counted)  # type: ignore[arg-type]
    assert counted[0] == sum(len(EVENTS) ** length for length in range(1, STEPS + 1))


@pytest.mark.parametrize("seed", range(6))
def test_longer_orders_of_events_by_chance_end_so_on_both_databases(seed: int, db: Database) -> None:
    chance = random.Random(seed)
    play, oracle, path = Play(open_shop(db), db.clock), Oracle(), ()  # type: ignore[arg-type]
    for _ in range(14):
        event = chance.choice(EVENTS)
        path = (*path, event)
        play.do(event)
        oracle = oracle.after(event)
        play.check(oracle, path)


def test_an_oracle_that_errs_would_be_seen() -> None:
    clock = ManualClock()
    play = Play(open_shop(MemoryDatabase(clock)), clock)  # type: ignore[arg-type]
    play.do("paid")
    with pytest.raises(AssertionError):
        play.check(Oracle().after("slow"), ())
