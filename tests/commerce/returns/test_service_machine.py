"""Everything that can be done to an order, in any order: money and units are where they must be after each step."""

import random
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from chaffer.commerce.bundles.operations.put_bundle import PutBundle, put_bundle
from chaffer.commerce.cart.operations.add_bundle import AddBundle, add_bundle
from chaffer.commerce.catalog.operations.set_stock import SetStock, set_stock
from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.tables import reservations
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.invariants import broken_invariants
from chaffer.commerce.ledger.tables import ledger_accounts
from chaffer.commerce.orders.operations.retry_refund import RetryRefund, retry_refund
from chaffer.commerce.orders.queries import order
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.payments.operations.finish_refund import fail_refund, finish_refund
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.queries import refunds_due
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.commerce.returns.actions import actions_of
from chaffer.commerce.returns.operations.action_due import action_due
from chaffer.commerce.returns.operations.ask_action import AskAction, ask_action
from chaffer.commerce.returns.operations.cancel_return import CancelReturn, cancel_return
from chaffer.commerce.returns.operations.decide import Decide, decide
from chaffer.commerce.returns.operations.receive_return import Received, ReceiveReturn, receive_return
from chaffer.commerce.returns.operations.set_policy import set_policy
from chaffer.commerce.returns.operations.take_back import TakeBack, take_back
from chaffer.commerce.returns.rows import returns_of
from chaffer.commerce.returns.tables import return_lines
from chaffer.commerce.returns.wish import Wish
from chaffer.kernel.errors import Refusal
from chaffer.testing import ManualClock
from tests.commerce.memory import MemoryDatabase
from tests.commerce.returns.buying import stocked
from tests.commerce.shop import open_shop

SIZES = ["DRESS-S", "DRESS-M", "DRESS-L", "DRESS-XS"]
AT_FIRST = {"DRESS-S": 5, "DRESS-M": 3, "DRESS-L": 3, "DRESS-XS": 3, "MUG": 5, "HAT": 5}
few = st.integers(1, 2)
which = st.integers(0, 3)
methods = st.sampled_from(["original", "store_credit"])
kinds = st.sampled_from(["cancel", "cancel_lines", "change_item", "return", "exchange", "return", "exchange"])


class Service(RuleBasedStateMachine):
    def __init__(self, shop: Any = None) -> None:
        super().__init__()
        self.shop: Any = shop or open_shop(MemoryDatabase(ManualClock()))  # type: ignore[arg-type]
        self.db: Any = self.shop.db
        stocked(self.shop)
        self.order_id = ""
        self.keys = 0
        self.gone: dict[str, int] = {}

    def tries(self, operation: Any, *command: Any) -> Any:
        """A refusal is a normal no, and must leave nothing behind: the invariants see to that."""
        try:
            return self.shop.do(operation, *command)
        except Refusal:
            return None

    @precondition(lambda self: not self.order_id)
    @rule(
        dresses=few, mugs=st.integers(0, 2), method=st.sampled_from(["trial", "cash_on_delivery"]), undo=st.booleans(),
        bundled=st.booleans(),
    )  # fmt: skip
    def buy(self, dresses: int, mugs: int, method: str, undo: bool, bundled: bool) -> None:
        told = {
            "undo_minutes": 5 if undo else 0, "refunds": {"store_credit_bonus_percent": 7},
            "returns": {"restocking_fee_percent": 3, "postage": "shopper", "postage_minor": 250},
            "approval_above_minor": 12000,
        }  # fmt: skip
        self.shop.do(set_policy, told)
        if bundled:
            parts = PutBundle("Tea in it", (("DRESS-S", 1), ("MUG", 1)), "USD", None, 173_000)
            self.shop.do(add_bundle, AddBundle(self.shop.do(put_bundle, parts), "per_ada", "cnv_1"))
        wanted = {"DRESS-S": dresses, **({"MUG": mugs} if mugs else {})}
        begun = self.shop.do(pay, Pay(self.shop.checkout(**wanted), method))
        if method == "trial":
            self.settle_open()
        self.order_id = begun.order_id or self.shop.rows(orders, "id")[0].id

    @precondition(lambda self: self.order_id)
    @rule(kind=kinds, at=which, units=few, size=st.sampled_from(SIZES), method=methods, staff=st.booleans())
    def ask(self, kind: str, at: int, units: int, size: str, method: str, staff: bool) -> None:
        lines = self.shop.read(order, self.order_id).lines
        if not lines:
            return
        line = lines[at % len(lines)]
        swap = kind in ("change_item", "exchange")
        wish = Wish(
            kind=kind,  # type: ignore[arg-type]
            lines={} if kind == "cancel" else {line.id: units}, variant_id=f"var_{size}" if swap else "",
            reason="damaged" if at % 2 else "too_big", method=method,  # type: ignore[arg-type]
        )  # fmt: skip
        self.keys += 1
        who = "key" if staff else "shopper"
        self.tries(ask_action, AskAction(self.order_id, wish, str(self.keys), who, despite_policy=staff))

    @precondition(lambda self: self.order_id)
    @rule()
    def leave(self) -> None:
        shipment_id = self.tries(create_shipment, CreateShipment(self.order_id))
        if shipment_id:
            self.shop.do(ship, Ship(shipment_id, "post", shipment_id))

    @precondition(lambda self: self.order_id)
    @rule()
    def arrive(self) -> None:
        for parcel in self.shop.read(order, self.order_id).shipments:
            at = self.db.clock.now()
            self.tries(record_scan, RecordScan(f"d-{parcel.id}", "delivered", at, shipment_id=parcel.id))

    @rule(minutes=st.sampled_from([3, 6, 60 * 25]))
    def wait(self, minutes: int) -> None:
        self.db.clock.forward(minutes=minutes)
        for each in self.shop.read(actions_of, self.order_id) if self.order_id else ():
            self.shop.do(action_due, each.id)

    @precondition(lambda self: self.order_id)
    @rule(undo=st.booleans(), at=which)
    def undo_or_decide(self, undo: bool, at: int) -> None:
        found = self.shop.read(actions_of, self.order_id)
        if found:
            one = found[at % len(found)]
            self.tries(take_back, TakeBack(one.id)) if undo else self.tries(decide, Decide(one.id, yes=at % 2 == 0))

    @precondition(lambda self: self.order_id)
    @rule(at=which, good=st.integers(0, 2), some=st.booleans(), cancels=st.booleans())
    def receive(self, at: int, good: int, some: bool, cancels: bool) -> None:
        found = self.shop.read(returns_of, self.order_id)
        if not found:
            return
        one = found[at % len(found)]
        if cancels:
            self.tries(cancel_return, CancelReturn(one.id))
            return
        lines = {
            line.order_line_id: Received(1 if some else line.quantity, min(good, 1 if some else line.quantity))
            for line in one.lines
        }
        self.tries(receive_return, ReceiveReturn(one.id, lines))

    @rule(paid=st.booleans())
    def providers(self, paid: bool) -> None:
        """What was asked of them is done, or (refunds) fails."""
        if paid:
            self.settle_open()
        for row in self.shop.rows(refunds, "id", "state"):
            if row.state == "asked":
                self.shop.do(finish_refund if paid else fail_refund, row.id, "x")

    @rule(original=st.booleans())
    def retry(self, original: bool) -> None:
        """What a failed refund owes can always be given, at once as credit or once more by the provider."""
        for each in self.shop.read(refunds_due):
            before = dict(self.shop.rows(order_lines, "id", "refunded_quantity"))
            self.shop.do(retry_refund, RetryRefund(each.id, "" if original else "store_credit"))
            assert dict(self.shop.rows(order_lines, "id", "refunded_quantity")) == before
            assert each.id not in {one.id for one in self.shop.read(refunds_due)}

    def settle_open(self) -> None:
        for row in self.shop.rows(payments, "id", "state", "minor", "provider"):
            if row.state in ("asked", "open") and row.provider == "trial":
                self.shop.do(settle, row.id, Truth("paid", row.minor, "USD"))

    @invariant()
    def all_holds(self) -> None:
        assert self.shop.read(broken_invariants) == []
        self.money_is_conserved()
        self.units_are_conserved()

    def money_is_conserved(self) -> None:
        """What the providers hold for us is what was paid less what they were asked to give back and gave."""
        balances = {
            row.account: row.balance_minor for row in self.shop.rows(ledger_accounts, "account", "balance_minor")
        }
        assert all(minor >= 0 for account, minor in balances.items() if account.startswith(("credit:", "refundable:")))
        given: dict[str, int] = {}
        for row in self.shop.rows(refunds, "payment_id", "minor", "state"):
            if row.state != "failed":
                given[row.payment_id] = given.get(row.payment_id, 0) + row.minor
        for row in self.shop.rows(payments, "id", "minor", "refunded_minor"):
            assert row.refunded_minor == given.get(row.id, 0) <= row.minor
        bonus = sum(row.bonus_minor for row in self.shop.rows(refunds, "bonus_minor", "state") if row.state == "done")
        assert balances.get("expense:credit_bonus", 0) == bonus
        assert -balances.get("owed:credit", 0) == balances.get("credit:per_ada", 0)

    def units_are_conserved(self) -> None:
        """On the shelf, sold, or received and thrown away: none appears, none is lost."""
        received: dict[str, int] = {}
        skus = {row.id: row.variant_id for row in self.shop.rows(order_lines, "id", "variant_id")}
        for row in self.shop.rows(return_lines, "order_line_id", "received", "resellable"):
            variant_id = skus.get(row.order_line_id, "")
            received[variant_id] = received.get(variant_id, 0) + row.received - row.resellable
        sold: dict[str, int] = {}
        for row in self.shop.rows(reservations, "variant_id", "quantity", "state"):
            if row.state == "used":
                sold[row.variant_id] = sold.get(row.variant_id, 0) + row.quantity
        for row in self.shop.rows(stock, "variant_id", "on_hand", "reserved"):
            there = row.on_hand + sold.get(row.variant_id, 0) + received.get(row.variant_id, 0)
            assert there == AT_FIRST[row.variant_id.removeprefix("var_")], row
            assert 0 <= row.reserved <= row.on_hand


TestService = Service.TestCase
TestService.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)


def walk(service: Service, seed: int, steps: int = 30) -> None:
    """A long life of one order: what hypothesis finds by searching, deep and soon."""
    dice = random.Random(seed)
    kinds = ["cancel", "cancel_lines", "change_item", "return", "exchange", "return", "exchange"]
    dresses, mugs, method = dice.choice([1, 2]), dice.randrange(3), dice.choice(["trial", "cash_on_delivery"])
    service.buy(dresses, mugs, method, dice.random() < 0.4, seed % 3 == 0)
    for _ in range(steps):
        match dice.choice(
            ["ask", "ask", "ask", "leave", "arrive", "wait", "undo", "receive", "receive", "providers", "retry"]
        ):
            case "ask":
                who = (dice.choice(SIZES), dice.choice(["original", "store_credit"]), dice.random() < 0.3)
                service.ask(dice.choice(kinds), dice.randrange(4), dice.choice([1, 2]), *who)
            case "leave":
                service.leave()
            case "arrive":
                service.arrive()
            case "wait":
                service.wait(dice.choice([3, 6, 1500]))
            case "undo":
                service.undo_or_decide(dice.random() < 0.3, dice.randrange(4))
            case "receive":
                service.receive(dice.randrange(4), dice.randrange(3), dice.random() < 0.5, dice.random() < 0.15)
            case "retry":
                service.retry(dice.random() < 0.7)
            case _:
                service.providers(dice.random() < 0.8)
        service.all_holds()


@pytest.mark.parametrize("seed", range(40))
def test_whatever_becomes_of_an_order_money_and_units_hold(seed: int) -> None:
    walk(Service(), seed)


@pytest.mark.parametrize("seed", [3, 11])
def test_it_holds_on_each_database(shop: Any, seed: int) -> None:
    walk(Service(shop), seed, 20)


def test_a_unit_too_many_on_the_shelf_would_be_seen() -> None:
    service = Service()
    walk(service, 1, 3)
    service.shop.do(set_stock, SetStock("var_MUG", 9))
    with pytest.raises(AssertionError):
        service.all_holds()
