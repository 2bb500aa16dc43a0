"""Store credit goes where its person goes: as if the two had never been one, unless one spent what was the other's."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chaffer.commerce.cart.operations.add_line import AddLine, add_to_living_cart
from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.checkout.operations.cancel_checkout import CancelCheckout, cancel_checkout
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.set_address import SetAddress, set_address
from chaffer.commerce.checkout.operations.start_checkout import StartCheckout, start_checkout
from chaffer.commerce.checkout.operations.use_credit import UseCredit, use_credit
from chaffer.commerce.ledger.balances import credit_of
from chaffer.commerce.ledger.kinds import capture, credit_given
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.ledger.tables import ledger_accounts
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.tables import payments
from chaffer.kernel.money import Money
from chaffer.people.operations.merge_contacts import MergeContacts, merge_contacts
from chaffer.people.operations.split_contacts import SplitContacts, split_contacts
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.wiring import reactions
from tests.commerce.books import check_books
from tests.commerce.shop import ADDRESS, SHOP, Shop, open_shop
from tests.people.test_merging import NOBODY, meet, merge
from tests.rivals import in_the_middle

PRICE = 1000
WEB, PHONE = 0, 1


@pytest.fixture
def shop(db: Database) -> Shop:
    db.reactions = reactions("http://shop.test")
    opened = open_shop(db)
    opened.product("MUG", PRICE, on_hand=100_000)
    return opened


class Two:
    """Two people with their threads. own: what each would have to spend if they had never been one."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.known = [meet(shop, "web", NOBODY), meet(shop, "whatsapp", NOBODY)]
        self.leaving, self.staying = (contact for contact, _ in self.known)
        self.own = [0, 0]
        self.one = False
        self.merge_id = ""

    def free(self, contact_id: str) -> int:
        return sum(each.minor for each in self.shop.read(credit_of, contact_id))

    def whose(self, side: int) -> str:
        return self.staying if self.one else self.known[side][0]

    def counted(self, side: int, operation: Any, *command: Any) -> Any:
        """Done in this one's thread: what it changes is this one's."""
        before = self.free(self.whose(side))
        result = self.shop.do(operation, *command)
        self.own[side] += self.free(self.whose(side)) - before
        return result

    def give(self, side: int, minor: int, cause: str) -> None:
        if minor:
            gift(self.shop, self.known[side][0], minor, f"{self.known[side][0]}{cause}")
            self.own[side] += minor

    def begin(self, side: int, credit: int) -> str:
        """A checkout in this one's thread that keeps back so much; its card payment, "" if there is a cart already."""
        who, thread = self.whose(side), self.known[side][1]
        if self.shop.read(open_cart_of, who) is not None:
            return ""
        self.shop.do(add_to_living_cart, who, thread, "USD", AddLine("", "var_MUG", 1))
        cart_id = self.shop.read(open_cart_of, who).id
        checkout_id = self.shop.do(start_checkout, StartCheckout(cart_id, who, thread, "en"))
        self.shop.do(set_address, SetAddress(checkout_id, dict(ADDRESS)))
        self.shop.do(use_credit, UseCredit(checkout_id, credit))
        return str(self.counted(side, pay, Pay(checkout_id, "trial")).payment_id)

    def end(self, side: int, payment_id: str, how: str) -> None:
        """The payment comes, or is called off, or comes and is given back as credit; or it goes on waiting."""
        if not payment_id or how == "wait":
            return
        (row,) = [each for each in self.shop.rows(payments, "id", "checkout_id", "minor") if each.id == payment_id]
        if how == "off":
            self.counted(side, cancel_checkout, CancelCheckout(row.checkout_id))
            return
        self.counted(side, settle, payment_id, Truth("paid", row.minor, "USD"))
        if how == "back":
            (order_id,) = [
                each.order_id for each in self.shop.rows(payments, "id", "order_id") if each.id == payment_id
            ]
            self.counted(side, ask_refund, AskRefund(order_id, f"back {payment_id}", method="store_credit"))

    def join(self) -> None:
        self.shop.db.clock.forward(minutes=1)  # type: ignore[attr-defined]
        self.merge_id, self.one = merge(self.shop, self.leaving, self.staying), True

    def part(self) -> None:
        self.shop.db.clock.forward(minutes=1)  # type: ignore[attr-defined]
        self.shop.do(split_contacts, SplitContacts(self.merge_id))
        self.one = False
        whole = sum(self.own)
        self.own[WEB] = min(max(self.own[WEB], 0), whole)
        self.own[PHONE] = whole - self.own[WEB]

    def holds(self) -> None:
        check_books(self.shop)
        accounts = {
            row.account: row.balance_minor for row in self.shop.rows(ledger_accounts, "account", "balance_minor")
        }
        there = sum(minor for account, minor in accounts.items() if account.startswith(("credit:", "held:")))
        assert there == -accounts.get("owed:credit", 0)
        if self.one:
            assert (self.free(self.leaving), self.free(self.staying)) == (0, sum(self.own))
        else:
            assert [self.free(self.leaving), self.free(self.staying)] == self.own


def gift(shop: Shop, contact_id: str, minor: int, cause: str) -> None:
    def write(tx: Transaction) -> None:
        was, order_id = Money(minor, "USD"), f"ord_{cause}"
        post(tx, capture(f"pay_{cause}", "trial", order_id, was))
        post(tx, credit_given(f"rfn_{cause}", f"pay_{cause}", order_id, contact_id, was, Money(0, "USD")))

    shop.db.write_now(SHOP, write)


ENDS = st.sampled_from(["wait", "off", "paid", "back"])
PART = st.integers(0, 900)
TURNS = st.lists(st.tuples(st.sampled_from([WEB, PHONE]), PART, ENDS), max_size=3)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(had=st.tuples(PART, PART), waiting=st.tuples(PART, PART), ends=st.tuples(ENDS, ENDS), since=TURNS, again=TURNS)
def test_credit_follows_the_person_and_goes_back_as_far_as_it_is_there(
    shop: Shop, had: tuple[int, int], waiting: tuple[int, int], ends: tuple[str, str], since: Any, again: Any
) -> None:
    two = Two(shop)
    for side in (WEB, PHONE):
        two.give(side, had[side], "")
    begun = [two.begin(side, waiting[side]) for side in (WEB, PHONE)]
    two.holds()

    two.join()
    two.holds()
    for side in (WEB, PHONE):
        two.end(side, begun[side], ends[side])
        two.holds()
    for side, credit, how in since:
        two.end(side, two.begin(side, credit), how)
        two.holds()
    two.part()
    two.holds()

    two.join()
    for side, credit, how in again:
        two.end(side, two.begin(side, credit), how)
    two.part()
    two.holds()


def test_a_checkout_that_waits_keeps_its_credit_through_a_merge_and_pays(shop: Shop) -> None:
    two = Two(shop)
    two.give(WEB, 700, "")
    payment_id = two.begin(WEB, 400)

    two.join()
    assert two.free(two.staying) == 300
    assert shop.do(settle, payment_id, Truth("paid", PRICE - 400, "USD")) == "paid"
    two.part()

    assert (two.free(two.leaving), two.free(two.staying)) == (300, 0)
    check_books(shop)


def test_what_the_other_spent_of_it_is_gone(shop: Shop) -> None:
    two = Two(shop)
    two.give(WEB, 500, "")
    two.give(PHONE, 100, "")
    two.join()
    two.end(PHONE, two.begin(PHONE, 450), "paid")

    two.part()

    assert (two.free(two.leaving), two.free(two.staying)) == (150, 0)
    check_books(shop)


def test_a_merge_and_a_checkout_at_once_lose_no_credit(shop: Shop) -> None:
    two = Two(shop)
    two.give(WEB, 700, "")
    payment_id = two.begin(WEB, 400)
    (row,) = [each for each in shop.rows(payments, "id", "checkout_id") if each.id == payment_id]

    def join(tx: Transaction) -> str:
        return merge_contacts(tx, MergeContacts(two.leaving, two.staying, {"from": "test"}))

    results = in_the_middle(
        shop.db, SHOP, lambda tx: cancel_checkout(tx, CancelCheckout(row.checkout_id)), join
    )  # fmt: skip

    assert isinstance(results[1], str)
    assert (two.free(two.leaving), two.free(two.staying)) == (0, 700)
    check_books(shop)


def test_credit_given_while_two_become_one_is_not_left_behind(shop: Shop) -> None:
    two = Two(shop)
    payment_id = two.begin(WEB, 0)
    two.end(WEB, payment_id, "paid")
    (order_id,) = [each.order_id for each in shop.rows(payments, "id", "order_id") if each.id == payment_id]
    asked = AskRefund(order_id, "k", method="store_credit")

    def join(tx: Transaction) -> str:
        return merge_contacts(tx, MergeContacts(two.leaving, two.staying, {"from": "test"}))

    in_the_middle(shop.db, SHOP, join, lambda tx: ask_refund(tx, asked))

    whole = sum(row.minor for row in shop.rows(payments, "id", "minor") if row.id == payment_id)
    assert (two.free(two.leaving), two.free(two.staying)) == (0, whole)
    check_books(shop)


def test_credit_given_just_before_two_become_one_is_not_left_behind(shop: Shop) -> None:
    two = Two(shop)
    payment_id = two.begin(WEB, 0)
    two.end(WEB, payment_id, "paid")
    (order_id,) = [each.order_id for each in shop.rows(payments, "id", "order_id") if each.id == payment_id]
    asked = AskRefund(order_id, "k", method="store_credit")

    def join(tx: Transaction) -> str:
        return merge_contacts(tx, MergeContacts(two.leaving, two.staying, {"from": "test"}))

    in_the_middle(shop.db, SHOP, lambda tx: ask_refund(tx, asked), join)

    whole = sum(row.minor for row in shop.rows(payments, "id", "minor") if row.id == payment_id)
    assert (two.free(two.leaving), two.free(two.staying)) == (0, whole)
    check_books(shop)
