from typing import Any

import pytest

from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.queries import cart, open_cart_of
from chaffer.commerce.checkout.operations.cancel_checkout import CancelCheckout, cancel_checkout
from chaffer.commerce.checkout.operations.expire_checkout import ExpireCheckout, expire_checkout
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.start_checkout import StartCheckout, start_checkout
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.finish_refund import fail_refund, finish_refund
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.runtime.links import follow_link
from chaffer.runtime.tables import events, jobs
from chaffer.testing import ManualClock
from tests.commerce.books import check_books
from tests.commerce.shop import Shop

PAID = Truth("paid", 2000, "USD", fee_minor=59)


def begin(shop: Shop, on_hand: int = 5, **quantities: int) -> tuple[str, str]:
    """A checkout waiting for its payment: the ids of both."""
    shop.product("MUG", 1000, on_hand=on_hand)
    checkout_id = shop.checkout(**(quantities or {"MUG": 2}))
    return checkout_id, shop.do(pay, Pay(checkout_id, "trial")).payment_id


def kinds(shop: Shop) -> list[str]:
    return [row.kind for row in shop.rows(events, "id", "kind")]


def test_paying_at_a_provider_reserves_and_gives_our_own_page(shop: Shop) -> None:
    shop.product("MUG", 1000, on_hand=5)
    result = shop.do(pay, Pay(shop.checkout(MUG=2), "trial", "https://shop.example"))

    path, _, token = result.url.rpartition("/")
    assert path == "https://shop.example/pay"
    assert shop.read(follow_link, "pay", token).target == result.payment_id
    assert shop.stock("MUG") == (5, 2)
    assert ("payments.open", result.payment_id, "waiting") in shop.rows(jobs, "kind", "key", "state")
    assert shop.rows(orders, "id") == []


def test_a_paid_payment_becomes_one_order_however_often_it_is_told(shop: Shop) -> None:
    _, payment_id = begin(shop)

    assert [shop.do(settle, payment_id, PAID) for _ in range(3)] == ["paid"] * 3

    assert shop.rows(orders, "number", "payment_state", "total_minor") == [("1001", "paid", 2000)]
    assert shop.stock("MUG") == (3, 0)
    assert kinds(shop) == ["checkout_started", "order_placed", "order_paid"]
    assert shop.rows(payments, "state", "fee_minor") == [("paid", 59)]
    check_books(shop)


def test_a_declined_card_may_be_followed_by_one_that_pays(shop: Shop) -> None:
    _, payment_id = begin(shop)

    shop.do(settle, payment_id, Truth("failed", error="card_declined"))
    shop.do(settle, payment_id, PAID)
    shop.do(settle, payment_id, Truth("failed", error="card_declined"))

    assert shop.rows(payments, "state") == [("paid",)]
    assert kinds(shop) == ["checkout_started", "payment_failed", "order_placed", "order_paid"]
    check_books(shop)


def test_a_payment_after_expiry_is_an_order_while_units_are_left(shop: Shop, clock: ManualClock) -> None:
    checkout_id, payment_id = begin(shop)
    clock.forward(minutes=31)
    shop.do(expire_checkout, ExpireCheckout(checkout_id))
    assert shop.stock("MUG") == (5, 0)

    shop.do(settle, payment_id, PAID)

    assert shop.stock("MUG") == (3, 0)
    assert len(shop.rows(orders, "id")) == 1
    check_books(shop)


def test_a_payment_after_expiry_goes_back_when_the_units_are_gone(shop: Shop, clock: ManualClock) -> None:
    checkout_id, payment_id = begin(shop, on_hand=2)
    clock.forward(minutes=31)
    shop.do(expire_checkout, ExpireCheckout(checkout_id))
    shop.do(pay, Pay(shop.checkout("per_bob", MUG=2), "cash_on_delivery"))

    shop.do(settle, payment_id, PAID)

    assert ("refused_late", "out_of_stock") in shop.rows(payments, "state", "error")
    assert kinds(shop)[-1] == "payment_late_refunded"
    (refund,) = shop.rows(refunds, "id", "minor", "state")
    assert (refund.minor, refund.state) == (2000, "asked")
    assert ("payments.refund", refund.id, "waiting") in shop.rows(jobs, "kind", "key", "state")
    shop.do(finish_refund, refund.id, "re_1")
    shop.do(finish_refund, refund.id, "re_1")
    assert kinds(shop)[-1] == "refund_done"
    assert kinds(shop).count("refund_done") == 1
    check_books(shop)


def test_an_expired_checkout_is_left_alone_before_its_time(shop: Shop) -> None:
    checkout_id, _ = begin(shop)
    assert shop.do(expire_checkout, ExpireCheckout(checkout_id)) is False
    assert shop.stock("MUG") == (5, 2)


def test_a_second_payment_for_the_same_checkout_goes_back(shop: Shop) -> None:
    checkout_id, first = begin(shop)
    shop.do(settle, first, Truth("failed", error="card_declined"))
    second = shop.do(pay, Pay(checkout_id, "trial")).payment_id
    assert second != first

    shop.do(settle, second, PAID)
    shop.do(settle, first, PAID)

    assert sorted(shop.rows(payments, "state", "error")) == [("paid", ""), ("refused_late", "already_ordered")]
    assert len(shop.rows(orders, "id")) == 1
    check_books(shop)


def test_asking_to_pay_again_gives_the_same_payment(shop: Shop) -> None:
    checkout_id, first = begin(shop)
    assert shop.do(pay, Pay(checkout_id, "trial")).payment_id == first
    assert shop.stock("MUG") == (5, 2)


def test_a_payment_after_the_shopper_chose_the_door_goes_back(shop: Shop) -> None:
    checkout_id, payment_id = begin(shop)
    shop.do(pay, Pay(checkout_id, "cash_on_delivery"))

    shop.do(settle, payment_id, PAID)

    assert len(shop.rows(orders, "id")) == 1
    assert ("refused_late",) in shop.rows(payments, "state")
    assert shop.stock("MUG") == (3, 0)
    check_books(shop)


def test_a_payment_after_cancelling_goes_back(shop: Shop) -> None:
    checkout_id, payment_id = begin(shop)
    shop.do(cancel_checkout, CancelCheckout(checkout_id))
    assert shop.stock("MUG") == (5, 0)

    shop.do(settle, payment_id, PAID)

    assert shop.rows(payments, "state", "error") == [("refused_late", "cancelled")]
    check_books(shop)


@pytest.mark.parametrize("truth", [Truth("paid", 1999, "USD"), Truth("paid", 2000, "EUR"), Truth("paid", 2001, "USD")])
def test_another_amount_than_asked_for_goes_back(shop: Shop, truth: Truth) -> None:
    _, payment_id = begin(shop)

    shop.do(settle, payment_id, truth)

    assert shop.rows(payments, "state", "error", "minor") == [("refused_late", "amount", truth.minor)]
    assert shop.rows(refunds, "minor", "currency") == [(truth.minor, truth.currency)]
    assert shop.rows(orders, "id") == []
    check_books(shop)


def test_what_was_put_in_the_cart_after_the_bill_stays_in_it(shop: Shop) -> None:
    shop.product("HAT", 500)
    _, payment_id = begin(shop)
    cart_id = shop.read(open_cart_of, "per_ada").id
    shop.do(add_line, AddLine(cart_id, "var_HAT", 1))
    shop.do(add_line, AddLine(cart_id, "var_MUG", 1))

    shop.do(settle, payment_id, PAID)

    left = shop.read(cart, cart_id)
    assert (left.state, [(line.sku, line.quantity) for line in left.lines]) == ("open", [("MUG", 1), ("HAT", 1)])
    assert shop.rows(orders, "total_minor") == [(2000,)]
    check_books(shop)


def test_a_link_for_an_older_total_still_buys_what_it_was_for(shop: Shop) -> None:
    checkout_id, first = begin(shop)
    cart_id = shop.read(open_cart_of, "per_ada").id
    shop.do(add_line, AddLine(cart_id, "var_MUG", 1))
    assert shop.do(start_checkout, StartCheckout(cart_id, "per_ada")) == checkout_id
    second = shop.do(pay, Pay(checkout_id, "trial")).payment_id
    assert shop.stock("MUG") == (5, 3)

    shop.do(settle, first, PAID)
    shop.do(settle, second, Truth("paid", 3000, "USD"))

    assert shop.rows(orders, "total_minor") == [(2000,)]
    assert shop.stock("MUG") == (3, 0)
    assert [line.quantity for line in shop.read(cart, cart_id).lines] == [1]
    check_books(shop)


def test_a_cart_paid_in_two_checkouts_is_ordered_once(shop: Shop, clock: ManualClock) -> None:
    checkout_id, first = begin(shop)
    clock.forward(minutes=31)
    shop.do(expire_checkout, ExpireCheckout(checkout_id))
    again = shop.checkout()
    assert again != checkout_id
    second = shop.do(pay, Pay(again, "trial")).payment_id

    shop.do(settle, second, PAID)
    shop.do(settle, first, PAID)

    assert len(shop.rows(orders, "id")) == 1
    assert ("refused_late", "already_ordered") in shop.rows(payments, "state", "error")
    check_books(shop)


def test_a_refund_the_provider_will_not_make_is_said_and_undone(shop: Shop) -> None:
    checkout_id, payment_id = begin(shop)
    shop.do(cancel_checkout, CancelCheckout(checkout_id))
    shop.do(settle, payment_id, PAID)
    (refund,) = shop.rows(refunds, "id")

    shop.do(fail_refund, refund.id, "expired_card")

    assert kinds(shop)[-1] == "refund_failed"
    assert shop.rows(payments, "refunded_minor") == [(0,)]


def test_nothing_changes_when_a_provider_says_open(shop: Shop) -> None:
    _, payment_id = begin(shop)
    before: Any = shop.rows(payments, "id", "state", "checks")
    assert shop.do(settle, payment_id, Truth("open")) == "asked"
    assert shop.rows(payments, "id", "state", "checks") == before
