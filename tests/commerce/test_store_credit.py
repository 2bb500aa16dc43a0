"""Store credit at the checkout: kept back, spent, given back, and never more of it than there is."""

from typing import Any

import pytest
from sqlalchemy import update

from chaffer.accounts.tables import shops
from chaffer.commerce.cart.tables import carts
from chaffer.commerce.checkout.errors import CreditShort, NotOffered
from chaffer.commerce.checkout.operations.cancel_checkout import CancelCheckout, cancel_checkout
from chaffer.commerce.checkout.operations.expire_checkout import ExpireCheckout, expire_checkout
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.commerce.checkout.operations.use_credit import UseCredit, use_credit
from chaffer.commerce.checkout.queries import checkout
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.ledger.balances import credit_of
from chaffer.commerce.ledger.kinds import Posting, capture, credit_given, credit_held
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.ledger.tables import ledger_accounts
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.operations.complete_order import collect_at_the_door
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.payments.operations.finish_refund import finish_refund
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.commerce.returns.operations.cancel_lines import CancelLines, cancel_lines
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from tests.commerce.books import check_books
from tests.commerce.shop import Shop
from tests.rivals import at_once

_SET = Statement("test.set_shop", update(shops).where(mine(shops)).values(settings=given("settings")))


def give(shop: Shop, minor: int, contact: str = "per_ada", cause: str = "old") -> None:
    """So much credit, for an order of long ago."""

    def write(tx: Transaction) -> None:
        was = Money(minor, shop.currency)
        post(tx, capture(f"pay_{cause}", "trial", f"ord_{cause}", was))
        post(tx, credit_given(f"rfn_{cause}", f"pay_{cause}", f"ord_{cause}", contact, was, Money(0, shop.currency)))

    shop.db.write_now("shp_test", write)


def begin(shop: Shop, credit: int, at_most: int | None = None, **quantities: int) -> str:
    """A checkout of 20.00 for somebody with so much credit."""
    shop.product("MUG", 1000, on_hand=5)
    give(shop, credit)
    checkout_id = shop.checkout(**(quantities or {"MUG": 2}))
    shop.do(use_credit, UseCredit(checkout_id) if at_most is None else UseCredit(checkout_id, at_most))
    return checkout_id


def left(shop: Shop) -> int:
    return sum(each.minor for each in shop.read(credit_of, "per_ada"))


def paid(minor: int) -> Truth:
    return Truth("paid", minor, "USD")


def test_nothing_is_used_before_the_shopper_says_so(shop: Shop) -> None:
    shop.product("MUG", 1000, on_hand=5)
    give(shop, 500)
    checkout_id = shop.checkout(MUG=2)

    owed = shop.do(rebill, checkout_id)

    assert (owed.credit_minor, owed.credit_asks, owed.bill.credit_minor) == (500, True, 0)
    after = shop.do(use_credit, UseCredit(checkout_id))
    assert (after.credit_asks, after.bill.credit_minor, after.bill.to_pay) == (False, 500, Money(1500, "USD"))
    assert shop.read(checkout, checkout_id).bill.totals.total == Money(2000, "USD")


@pytest.mark.parametrize(("way", "used", "asks"), [("use", 500, False), ("keep", 0, False), ("ask", 0, True)])
def test_the_shop_says_what_happens_without_a_word(shop: Shop, way: str, used: int, *, asks: bool) -> None:
    shop.db.write_now("shp_test", lambda tx: tx.run(_SET, settings={"store_credit": way}))
    shop.product("MUG", 1000, on_hand=5)
    give(shop, 500)

    owed = shop.do(rebill, shop.checkout(MUG=2))

    assert (owed.bill.credit_minor, owed.credit_asks) == (used, asks)


def test_credit_and_a_card_pay_together(shop: Shop) -> None:
    checkout_id = begin(shop, 500)
    begun = shop.do(pay, Pay(checkout_id, "trial"))
    assert left(shop) == 0
    check_books(shop)

    assert shop.do(settle, begun.payment_id, paid(1500)) == "paid"

    assert sorted(shop.rows(payments, "provider", "state", "minor")) == [
        ("store_credit", "paid", 500), ("trial", "paid", 1500)
    ]  # fmt: skip
    assert shop.rows(orders, "payment_state", "total_minor", "credit_minor") == [("paid", 2000, 500)]
    check_books(shop)


def test_part_of_the_credit_may_be_used(shop: Shop) -> None:
    checkout_id = begin(shop, 500, 200)

    assert shop.do(pay, Pay(checkout_id, "trial")).bill.to_pay.minor == 1800
    assert left(shop) == 300


def test_an_order_that_credit_covers_needs_no_page(shop: Shop) -> None:
    checkout_id = begin(shop, 2500)

    begun = shop.do(pay, Pay(checkout_id, "store_credit"))

    assert (begun.url, begun.number) == ("", "1001")
    assert left(shop) == 500
    assert shop.rows(orders, "payment_state", "payment_method") == [("paid", "store_credit")]
    assert shop.rows(payments, "provider", "state", "minor") == [("store_credit", "paid", 2000)]
    check_books(shop)


def test_credit_is_no_way_to_pay_what_it_does_not_cover(shop: Shop) -> None:
    checkout_id = begin(shop, 500)

    with pytest.raises(NotOffered):
        shop.do(pay, Pay(checkout_id, "store_credit"))

    assert left(shop) == 500


def test_what_a_checkout_keeps_back_comes_back_when_it_ends(shop: Shop, clock: ManualClock) -> None:
    checkout_id = begin(shop, 500)
    shop.do(pay, Pay(checkout_id, "trial"))
    assert left(shop) == 0
    clock.forward(minutes=31)

    assert shop.do(expire_checkout, ExpireCheckout(checkout_id))

    assert left(shop) == 500
    assert shop.stock("MUG") == (5, 0)
    check_books(shop)


def test_a_change_of_mind_gives_it_back_and_the_next_bill_may_use_it(shop: Shop) -> None:
    checkout_id = begin(shop, 500)
    shop.do(pay, Pay(checkout_id, "trial"))

    owed = shop.do(use_credit, UseCredit(checkout_id, 0))
    assert (owed.bill.credit_minor, owed.credit_minor, left(shop)) == (0, 500, 500)
    shop.do(use_credit, UseCredit(checkout_id))
    shop.do(pay, Pay(checkout_id, "trial"))
    assert left(shop) == 0
    shop.do(cancel_checkout, CancelCheckout(checkout_id))

    assert left(shop) == 500
    check_books(shop)


def test_a_late_payment_takes_the_credit_again_or_goes_back(shop: Shop, clock: ManualClock) -> None:
    first = begin(shop, 500)
    begun = shop.do(pay, Pay(first, "trial"))
    clock.forward(minutes=31)
    shop.do(expire_checkout, ExpireCheckout(first))
    spent = shop.checkout(MUG=1)
    shop.do(use_credit, UseCredit(spent))
    shop.do(pay, Pay(spent, "cash_on_delivery"))

    assert shop.do(settle, begun.payment_id, paid(1500)) == "refused_late"

    assert left(shop) == 0
    check_books(shop)


def test_a_late_payment_finds_its_credit_still_there(shop: Shop, clock: ManualClock) -> None:
    first = begin(shop, 500)
    begun = shop.do(pay, Pay(first, "trial"))
    clock.forward(minutes=31)
    shop.do(expire_checkout, ExpireCheckout(first))

    assert shop.do(settle, begun.payment_id, paid(1500)) == "paid"

    assert left(shop) == 0
    check_books(shop)


def test_credit_that_was_spent_meanwhile_refuses_and_changes_nothing(shop: Shop) -> None:
    shop.product("MUG", 1000, on_hand=5)
    give(shop, 500)
    mine_, other = shop.checkout(MUG=1), shop.checkout("per_bob", MUG=1)
    shop.do(use_credit, UseCredit(mine_))
    shop.db.write_now("shp_test", lambda tx: post(tx, _elsewhere()))

    with pytest.raises(CreditShort):
        shop.do(pay, Pay(mine_, "trial"))

    assert shop.stock("MUG") == (5, 0)
    assert [row.state for row in shop.rows(checkouts, "id", "state")] == ["open", "open"]
    assert shop.do(use_credit, UseCredit(mine_)).bill.credit_minor == 100
    assert other
    check_books(shop)


def _elsewhere() -> Posting:
    return credit_held("pay_elsewhere", "per_ada", Money(400, "USD"))


def test_at_the_door_only_the_rest_is_collected(shop: Shop) -> None:
    checkout_id = begin(shop, 500)
    order_id = shop.do(pay, Pay(checkout_id, "cash_on_delivery")).order_id
    assert [row.balance_minor for row in _accounts(shop, "cash:due")] == [1500]

    shop.db.write_now("shp_test", lambda tx: collect_at_the_door(tx, take_order(tx, order_id)))

    assert shop.rows(orders, "payment_state") == [("paid",)]
    check_books(shop)


def test_called_off_before_the_door_the_credit_comes_back(shop: Shop) -> None:
    checkout_id = begin(shop, 500)
    order_id = shop.do(pay, Pay(checkout_id, "cash_on_delivery")).order_id

    shop.do(cancel_order, CancelOrder(order_id, bonus_percent=10, method="store_credit"))

    assert left(shop) == 500
    assert [row.balance_minor for row in _accounts(shop, "cash:due")] == [0]
    check_books(shop)


def test_one_of_two_called_off_before_the_door_comes_off_both_in_proportion(shop: Shop) -> None:
    checkout_id = begin(shop, 500)
    order_id = shop.do(pay, Pay(checkout_id, "cash_on_delivery")).order_id
    line_id = shop.rows(order_lines, "id")[0].id

    shop.do(cancel_lines, CancelLines(order_id, {line_id: 1}, "k"))

    assert left(shop) == 250
    assert [row.balance_minor for row in _accounts(shop, "cash:due")] == [750]
    assert shop.rows(orders, "payment_state", "refunded_minor") == [("due", 1000)]
    shop.do(cancel_order, CancelOrder(order_id))
    assert left(shop) == 500
    check_books(shop)


def test_refunds_go_back_in_the_proportion_paid_and_never_more(shop: Shop) -> None:
    checkout_id = begin(shop, 500)
    begun = shop.do(pay, Pay(checkout_id, "trial"))
    shop.do(settle, begun.payment_id, paid(1500))
    order_id = shop.rows(orders, "id")[0].id

    for number, minor in enumerate((1, 333, 666, 1000)):
        shop.do(ask_refund, AskRefund(order_id, f"k{number}", minor=minor, method="original"))
        for row in shop.rows(refunds, "id", "state"):
            if row.state == "asked":
                shop.do(finish_refund, row.id, f"re_{row.id}")

    by_provider = {row.provider: row.refunded_minor for row in shop.rows(payments, "provider", "refunded_minor")}
    assert by_provider == {"store_credit": 500, "trial": 1500}
    assert left(shop) == 500
    assert shop.rows(orders, "payment_state", "refunded_minor") == [("refunded", 2000)]
    check_books(shop)


def test_half_goes_back_half_to_each(shop: Shop) -> None:
    checkout_id = begin(shop, 1000)
    begun = shop.do(pay, Pay(checkout_id, "trial"))
    shop.do(settle, begun.payment_id, paid(1000))

    shop.do(ask_refund, AskRefund(shop.rows(orders, "id")[0].id, "k", minor=1000))

    assert sorted(shop.rows(refunds, "minor", "state")) == [(500, "asked"), (500, "done")]
    assert left(shop) == 500


def test_no_bonus_for_taking_back_as_credit_what_was_credit(shop: Shop) -> None:
    checkout_id = begin(shop, 2000)
    order_id = shop.do(pay, Pay(checkout_id, "store_credit")).order_id

    shop.do(ask_refund, AskRefund(order_id, "k", method="store_credit", bonus_percent=10))

    assert left(shop) == 2000
    check_books(shop)


@pytest.mark.parametrize("method", ["trial", "cash_on_delivery"])
def test_credit_wanted_by_two_checkouts_at_once_is_spent_once(shop: Shop, method: str) -> None:
    shop.product("MUG", 1000, on_hand=5)
    shop.product("CUP", 1000, on_hand=5)
    give(shop, 500)
    one = shop.checkout(MUG=1)
    shop.db.write_now("shp_test", _let_go_of_cart)
    other = shop.checkout(CUP=1)
    for each in (one, other):
        shop.do(use_credit, UseCredit(each))

    works: list[Any] = [lambda tx, each=each: pay(tx, Pay(each, method)) for each in (one, other)]
    results = at_once(shop.db, "shp_test", works)

    assert sorted(type(each).__name__ for each in results) == ["CreditShort", "PayResult"]
    assert left(shop) == 0
    check_books(shop)


def _let_go_of_cart(tx: Transaction) -> None:
    """The cart stays orderable, and a second one may be opened beside it: as a merge of two contacts leaves it."""
    tx.run(Statement("test.other_contact", update(carts).where(mine(carts)).values(contact_id="per_before")))


def _accounts(shop: Shop, name: str) -> list[Any]:
    return [row for row in shop.rows(ledger_accounts, "account", "balance_minor") if row.account == name]
