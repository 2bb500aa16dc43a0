"""Money and stock as machines: random steps, and what must hold after each of them."""

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chaffer.commerce.cart.errors import OutOfStock
from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.checkout.reserving import give_back, release, reserve, use
from chaffer.commerce.checkout.tables import reservations
from chaffer.commerce.ledger import kinds
from chaffer.commerce.ledger.audit import audit_balances
from chaffer.commerce.ledger.errors import Overdrawn
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.ledger.tables import entries, ledger_accounts
from chaffer.kernel.money import Money
from chaffer.testing import ManualClock
from tests.commerce.memory import MemoryDatabase
from tests.commerce.shop import open_shop

names = st.sampled_from(["1", "2", "3"])
amounts = st.integers(1, 5000)
currencies = st.sampled_from(["USD", "EUR"])


class Money_(RuleBasedStateMachine):  # noqa: N801 — Money is taken
    """Postings in any order, any amount, repeated. What may not go below zero refuses, and then nothing moved."""

    def __init__(self) -> None:
        super().__init__()
        self.db = MemoryDatabase(ManualClock())
        self.shop: Any = open_shop(self.db)  # type: ignore[arg-type]
        self.keys: set[str] = set()
        self.paid: dict[tuple[str, str], int] = {}
        self.due: dict[str, int] = {}
        self.credit: dict[str, int] = {}
        self.held: dict[str, tuple[str, int]] = {}

    def post(self, posting: kinds.Posting) -> bool | None:
        try:
            with self.db.all_or_nothing():
                done: bool = self.shop.do(post, posting)
        except Overdrawn:
            return None
        assert done == (posting.key not in self.keys)
        self.keys.add(posting.key)
        return done

    @rule(payment=names, amount=amounts, currency=currencies)
    def capture(self, payment: str, amount: int, currency: str) -> None:
        if self.post(kinds.capture(payment, "trial", f"o{payment}", Money(amount, currency))):
            self.paid[payment, currency] = self.paid.get((payment, currency), 0) + amount

    @rule(payment=names, amount=amounts)
    def fee(self, payment: str, amount: int) -> None:
        self.post(kinds.fee(payment, "trial", Money(amount, "USD")))

    @rule(number=st.integers(0, 30), payment=names, amount=amounts, currency=currencies)
    def refund(self, number: int, payment: str, amount: int, currency: str) -> None:
        posting = kinds.refund(f"r{number}", payment, "trial", f"o{payment}", Money(amount, currency))
        known = posting.key in self.keys
        done = self.post(posting)
        left = self.paid.get((payment, currency), 0)
        assert (done is None) == (amount > left and not known)
        if done:
            self.paid[payment, currency] = left - amount

    @rule(number=st.integers(0, 30), payment=names, amount=amounts)
    def refund_comes_back(self, number: int, payment: str, amount: int) -> None:
        if self.post(kinds.refund_undone(f"r{number}", payment, "stripe", f"o{payment}", Money(amount, "USD"))):
            self.paid[payment, "USD"] = self.paid.get((payment, "USD"), 0) + amount

    @rule(number=st.integers(0, 6), payment=names, amount=amounts, part=st.integers(0, 100), lost=st.booleans())
    def dispute(self, number: int, payment: str, amount: int, part: int, lost: bool) -> None:
        """The bank takes it all, whatever of it could still have been refunded; then it is lost, or won."""
        name, taken, still = f"d{number}", Money(amount, "USD"), Money(amount * part // 100, "USD")
        left = self.paid.get((payment, "USD"), 0)
        known = f"dispute_opened:{name}" in self.keys
        done = self.post(kinds.dispute_opened(name, payment, "stripe", taken, still))
        assert (done is None) == (still.minor > left and not known)
        if not done:
            return
        self.paid[payment, "USD"] = left - still.minor
        self.post(kinds.dispute_fee(name, "stripe", Money(1500, "USD")))
        if lost:
            self.post(kinds.dispute_lost(name, payment, f"o{payment}", taken))
        elif self.post(kinds.dispute_won(name, payment, "stripe", f"o{payment}", taken, still, was_lost=False)):
            self.paid[payment, "USD"] = left

    @rule(order=names, amount=amounts, comes=st.booleans())
    def invoice(self, order: str, amount: int, comes: bool) -> None:
        owed = Money(amount, "USD")
        if self.post(kinds.invoice_due(order, owed)):
            self.post(kinds.invoice_paid(order, f"i{order}", owed) if comes else kinds.invoice_cancelled(order, owed))

    @rule(order=names, amount=amounts)
    def cod_due(self, order: str, amount: int) -> None:
        if self.post(kinds.cod_due(order, Money(amount, "USD"))):
            self.due[order] = amount

    @rule(order=names, taken=st.booleans())
    def cod_ends(self, order: str, taken: bool) -> None:
        if order in self.due:
            amount = Money(self.due.pop(order), "USD")
            self.post(kinds.cod_collected(order, f"c{order}", amount) if taken else kinds.cod_cancelled(order, amount))

    @rule(number=st.integers(0, 30), shopper=names, amount=amounts, bonus=st.integers(0, 100))
    def credit_for_a_refund(self, number: int, shopper: str, amount: int, bonus: int) -> None:
        """Money that came goes back as credit, with a bonus."""
        cause, back = f"g{number}", Money(amount, "USD")
        if self.post(kinds.capture(cause, "trial", f"o{cause}", back)):
            self.post(kinds.credit_given(cause, cause, f"o{cause}", shopper, back, Money(bonus, "USD")))
            self.credit[shopper] = self.credit.get(shopper, 0) + amount + bonus

    @rule(number=st.integers(0, 30), shopper=names, amount=amounts)
    def keep_credit_back(self, number: int, shopper: str, amount: int) -> None:
        posting = kinds.credit_held(f"h{number}", shopper, Money(amount, "USD"))
        known = posting.key in self.keys
        done = self.post(posting)
        assert (done is None) == (amount > self.credit.get(shopper, 0) and not known)
        if done:
            self.credit[shopper] -= amount
            self.held[f"h{number}"] = (shopper, amount)

    @rule(number=st.integers(0, 30), spent=st.booleans())
    def credit_is_spent_or_let_go(self, number: int, spent: bool) -> None:
        """What was let go is the shopper's again, what was spent may still go back as credit, nothing does both."""
        name = f"h{number}"
        if name not in self.held:
            return
        shopper, amount = self.held.pop(name)
        kept = Money(amount, "USD")
        if spent:
            assert self.post(kinds.credit_spent(name, f"o{name}", kept))
            assert self.post(kinds.credit_released(name, shopper, kept)) is None
            return
        assert self.post(kinds.credit_released(name, shopper, kept))
        assert self.post(kinds.credit_spent(name, f"o{name}", kept)) is None
        self.credit[shopper] += amount

    @invariant()
    def the_books_hold(self) -> None:
        assert self.shop.read(audit_balances) == []
        replayed: dict[tuple[str, str], int] = {}
        for entry in self.shop.rows(entries, "key", "number", "account", "currency", "minor"):
            key = (entry.account, entry.currency)
            replayed[key] = replayed.get(key, 0) + entry.minor
        balances = self.shop.rows(ledger_accounts, "account", "currency", "balance_minor", "may_be_negative")
        assert {(row.account, row.currency): row.balance_minor for row in balances} == replayed
        assert all(row.balance_minor >= 0 for row in balances if not row.may_be_negative)
        for shopper, amount in self.credit.items():
            assert replayed.get((f"{kinds.CREDIT}:{shopper}", "USD"), 0) == amount
        assert sum(self.due.values()) == replayed.get((kinds.CASH_DUE, "USD"), 0)


class Stock(RuleBasedStateMachine):
    """Units wander between the shelf, reserved and sold; none appears, none is lost."""

    AT_FIRST = {"A": 4, "B": 3}  # noqa: RUF012 — never written to
    ELSEWHERE = 2

    def __init__(self) -> None:
        super().__init__()
        self.db = MemoryDatabase(ManualClock())
        self.shop: Any = open_shop(self.db)  # type: ignore[arg-type]
        for sku, on_hand in self.AT_FIRST.items():
            self.shop.product(sku, on_hand=on_hand)
        self.shop.location("loc_z", A=self.ELSEWHERE, B=self.ELSEWHERE)
        self.held: dict[str, dict[str, int]] = {}
        self.sold: dict[str, dict[str, int]] = {}

    @rule(
        holder=names,
        demand=st.dictionaries(st.sampled_from(["A", "B"]), st.integers(1, 4), min_size=1),
        sold=st.booleans(),
    )
    def reserve(self, holder: str, demand: dict[str, int], sold: bool) -> None:
        if holder in self.held or holder in self.sold:
            return
        before = self.shop.rows(stock, "variant_id", "location_id", "on_hand", "reserved")
        wanted = {f"var_{sku}": units for sku, units in demand.items()}
        enough = all(units <= self.free(sku) for sku, units in demand.items())
        if not enough:
            with pytest.raises(OutOfStock) as refusal:
                self.shop.do(lambda tx: reserve(tx, holder, wanted, tx.now, sold=sold))
            assert refusal.value.left == self.free(refusal.value.sku)
            assert self.shop.rows(stock, "variant_id", "location_id", "on_hand", "reserved") == before
            return
        self.shop.do(lambda tx: reserve(tx, holder, wanted, tx.now, sold=sold))
        (self.sold if sold else self.held)[holder] = demand

    @rule(holder=names)
    def release(self, holder: str) -> None:
        self.shop.do(release, holder)
        self.held.pop(holder, None)

    @rule(holder=names)
    def use(self, holder: str) -> None:
        self.shop.do(use, holder)
        if holder in self.held:
            self.sold[holder] = self.held.pop(holder)

    @rule(holder=names)
    def give_back(self, holder: str) -> None:
        self.shop.do(give_back, holder)
        self.sold.pop(holder, None)

    def free(self, sku: str) -> int:
        taken = [*self.held.values(), *self.sold.values()]
        return self.AT_FIRST[sku] + self.ELSEWHERE - sum(demand.get(sku, 0) for demand in taken)

    @invariant()
    def no_unit_is_lost(self) -> None:
        for sku, at_first in self.AT_FIRST.items():
            on_hand, reserved = self.shop.stock(sku)
            sold = sum(demand.get(sku, 0) for demand in self.sold.values())
            assert reserved == sum(demand.get(sku, 0) for demand in self.held.values())
            assert on_hand + sold == at_first + self.ELSEWHERE
        for row in self.shop.rows(stock, "reserved", "on_hand"):
            assert 0 <= row.reserved <= row.on_hand
        by_state = {"held": 0, "used": 0, "released": 0}
        for row in self.shop.rows(reservations, "id", "quantity", "state"):
            by_state[row.state] += row.quantity
        assert by_state["held"] == sum(sum(each.values()) for each in self.held.values())
        assert by_state["used"] == sum(sum(each.values()) for each in self.sold.values())


TestMoney = Money_.TestCase
TestMoney.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestStock = Stock.TestCase
TestStock.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
