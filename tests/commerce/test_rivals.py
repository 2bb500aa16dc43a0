"""Every operation on stock, money and vouchers, with a rival in the middle of it."""

from collections.abc import Callable
from typing import Any

import pytest

from chaffer.commerce.cart.errors import OutOfStock
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.open_cart import OpenCart, open_cart
from chaffer.commerce.cart.tables import cart_lines, carts
from chaffer.commerce.checkout.operations.cancel_checkout import CancelCheckout, cancel_checkout
from chaffer.commerce.checkout.operations.expire_checkout import ExpireCheckout, expire_checkout
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.set_address import SetAddress, set_address
from chaffer.commerce.checkout.operations.start_checkout import StartCheckout, start_checkout
from chaffer.commerce.checkout.queries import checkout
from chaffer.commerce.checkout.reserving import release
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.fulfilment.errors import NothingToShip
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.orders.errors import AlreadyShipped, RefundTooLarge
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.finish_refund import finish_refund
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.commerce.vouchers.errors import VoucherRefused
from chaffer.commerce.vouchers.operations.apply_voucher import ApplyVoucher, apply_voucher
from chaffer.commerce.vouchers.operations.create_voucher import CreateVoucher, create_voucher
from chaffer.commerce.vouchers.tables import vouchers
from chaffer.kernel.errors import Conflict
from chaffer.testing import ManualClock
from tests.commerce.books import check_books
from tests.commerce.shop import ADDRESS, SHOP, Shop
from tests.rivals import in_the_middle

PAID = Truth("paid", 2000, "USD", fee_minor=50)


def doing(operation: Callable[..., Any], *arguments: Any) -> Any:
    return lambda tx: operation(tx, *arguments)


def rival(shop: Shop, first: Any, second: Any) -> list[Any]:
    return in_the_middle(shop.db, SHOP, first, second)


def paid_order(shop: Shop) -> str:
    shop.product("MUG", 1000, on_hand=5)
    payment_id = shop.do(pay, Pay(shop.checkout(MUG=2), "trial")).payment_id
    shop.do(settle, payment_id, PAID)
    (row,) = shop.rows(orders, "id")
    return str(row.id)


def test_two_who_open_a_cart_get_the_same(shop: Shop) -> None:
    first, second = rival(shop, *[doing(open_cart, OpenCart("per_ada"))] * 2)
    assert first == second
    assert len(shop.rows(carts, "id")) == 1


def test_two_additions_of_one_thing_are_one_line(shop: Shop) -> None:
    shop.product("MUG")
    cart_id = shop.cart()
    rival(shop, *[doing(add_line, AddLine(cart_id, "var_MUG", 2))] * 2)
    assert shop.rows(cart_lines, "quantity") == [(4,)]
    assert shop.rows(carts, "version") == [(2,)]


def test_two_who_start_a_checkout_get_the_same(shop: Shop) -> None:
    shop.product("MUG")
    cart_id = shop.cart(MUG=1)
    first, second = rival(shop, *[doing(start_checkout, StartCheckout(cart_id, "per_ada"))] * 2)
    assert first == second
    assert len(shop.rows(checkouts, "id")) == 1


def test_a_bill_made_while_the_cart_changes_is_that_of_the_changed_cart(shop: Shop) -> None:
    shop.product("MUG", 1000)
    cart_id = shop.cart(MUG=1)
    checkout_id = shop.do(start_checkout, StartCheckout(cart_id, "per_ada"))

    rival(
        shop,
        doing(add_line, AddLine(cart_id, "var_MUG", 2)),
        doing(set_address, SetAddress(checkout_id, dict(ADDRESS))),
    )

    view = shop.read(checkout, checkout_id)
    assert [line.quantity for line in view.bill.lines] == [3]
    assert [(view.bill.cart_version,)] == shop.rows(carts, "version")


def test_units_that_two_let_go_at_once_are_let_go_once(shop: Shop) -> None:
    shop.product("MUG", on_hand=5)
    checkout_id = shop.checkout(MUG=2)
    shop.do(pay, Pay(checkout_id, "trial"))

    results = rival(shop, *[doing(release, checkout_id)] * 2)

    assert results == [1, 0]
    assert shop.stock("MUG") == (5, 0)


@pytest.mark.parametrize("method", ["trial", "cash_on_delivery"])
def test_the_last_unit_goes_to_one_of_two(shop: Shop, method: str) -> None:
    shop.product("MUG", on_hand=1)
    ada, bob = shop.checkout("per_ada", MUG=1), shop.checkout("per_bob", MUG=1)

    results = rival(shop, doing(pay, Pay(ada, method)), doing(pay, Pay(bob, method)))

    assert sorted(isinstance(each, OutOfStock) for each in results) == [False, True]
    check_books(shop)


def test_two_carts_that_hold_things_in_opposite_order_do_not_block_each_other(shop: Shop) -> None:
    for sku in ("A", "B", "C"):
        shop.product(sku, on_hand=5)
    ada, bob = shop.checkout("per_ada", A=1, B=1, C=1), shop.checkout("per_bob", C=1, B=1, A=1)

    results = rival(shop, doing(pay, Pay(ada, "trial")), doing(pay, Pay(bob, "trial")))

    assert not any(isinstance(each, Exception) for each in results)
    assert [shop.stock(sku) for sku in ("A", "B", "C")] == [(5, 2)] * 3


def test_two_truths_about_one_payment_place_one_order(shop: Shop) -> None:
    shop.product("MUG", 1000)
    payment_id = shop.do(pay, Pay(shop.checkout(MUG=2), "trial")).payment_id

    assert rival(shop, *[doing(settle, payment_id, PAID)] * 2) == ["paid", "paid"]

    assert len(shop.rows(orders, "id")) == 1
    check_books(shop)


def test_two_payments_of_one_checkout_place_one_order_and_one_goes_back(shop: Shop) -> None:
    shop.product("MUG", 1000)
    checkout_id = shop.checkout(MUG=2)
    first = shop.do(pay, Pay(checkout_id, "trial")).payment_id
    shop.do(settle, first, Truth("failed", error="card_declined"))
    second = shop.do(pay, Pay(checkout_id, "trial")).payment_id

    results = rival(shop, doing(settle, first, PAID), doing(settle, second, PAID))

    assert sorted(results) == ["paid", "refused_late"]
    assert len(shop.rows(orders, "id")) == 1
    check_books(shop)


@pytest.mark.parametrize("expiry_first", [True, False])
def test_a_payment_and_the_expiry_meet(shop: Shop, clock: ManualClock, *, expiry_first: bool) -> None:
    shop.product("MUG", 1000, on_hand=2)
    checkout_id = shop.checkout(MUG=2)
    payment_id = shop.do(pay, Pay(checkout_id, "trial")).payment_id
    clock.forward(minutes=31)
    works = [doing(expire_checkout, ExpireCheckout(checkout_id)), doing(settle, payment_id, PAID)]

    rival(shop, *(works if expiry_first else works[::-1]))

    assert shop.rows(orders, "total_minor") == [(2000,)]
    assert shop.stock("MUG") == (0, 0)
    check_books(shop)


@pytest.mark.parametrize("cancel_first", [True, False])
def test_a_payment_and_a_change_of_mind_meet(shop: Shop, *, cancel_first: bool) -> None:
    shop.product("MUG", 1000)
    checkout_id = shop.checkout(MUG=2)
    payment_id = shop.do(pay, Pay(checkout_id, "trial")).payment_id
    works = [doing(cancel_checkout, CancelCheckout(checkout_id)), doing(settle, payment_id, PAID)]

    rival(shop, *(works if cancel_first else works[::-1]))

    assert len(shop.rows(orders, "id")) == (0 if cancel_first else 1)
    check_books(shop)


def test_a_late_payment_and_another_buyer_want_the_last_unit(shop: Shop, clock: ManualClock) -> None:
    shop.product("MUG", 2000, on_hand=1)
    checkout_id = shop.checkout(MUG=1)
    payment_id = shop.do(pay, Pay(checkout_id, "trial")).payment_id
    clock.forward(minutes=31)
    shop.do(expire_checkout, ExpireCheckout(checkout_id))
    bob = shop.checkout("per_bob", MUG=1)

    results = rival(shop, doing(pay, Pay(bob, "cash_on_delivery")), doing(settle, payment_id, PAID))

    assert results[1] == "refused_late"
    assert shop.stock("MUG") == (0, 0)
    check_books(shop)


@pytest.mark.parametrize("cancel_first", [True, False])
def test_an_order_is_cancelled_or_shipped_never_both(shop: Shop, *, cancel_first: bool) -> None:
    order_id = paid_order(shop)
    shipment_id = shop.do(create_shipment, CreateShipment(order_id))
    works = [doing(cancel_order, CancelOrder(order_id)), doing(ship, Ship(shipment_id))]

    results = rival(shop, *(works if cancel_first else works[::-1]))

    assert not isinstance(results[0], Exception)
    assert isinstance(results[1], Conflict if cancel_first else AlreadyShipped)
    assert shop.stock("MUG") == ((5, 0) if cancel_first else (3, 0))
    check_books(shop)


def test_two_who_pack_the_same_order_pack_it_once(shop: Shop) -> None:
    order_id = paid_order(shop)
    results = rival(shop, *[doing(create_shipment, CreateShipment(order_id))] * 2)
    assert isinstance(results[1], NothingToShip)


def test_two_refunds_never_give_back_more_than_was_paid(shop: Shop) -> None:
    order_id = paid_order(shop)

    results = rival(
        shop,
        doing(ask_refund, AskRefund(order_id, "k1", minor=1500)),
        doing(ask_refund, AskRefund(order_id, "k2", minor=1500)),
    )

    assert isinstance(results[1], RefundTooLarge)
    assert shop.rows(payments, "refunded_minor") == [(1500,)]
    check_books(shop)


def test_one_key_is_one_refund(shop: Shop) -> None:
    order_id = paid_order(shop)

    first, second = rival(shop, *[doing(ask_refund, AskRefund(order_id, "k1", minor=700))] * 2)

    assert first == second
    assert shop.rows(refunds, "minor") == [(700,)]
    check_books(shop)


def test_a_refund_ends_once(shop: Shop) -> None:
    order_id = paid_order(shop)
    refund_id = shop.do(ask_refund, AskRefund(order_id, "k1"))

    assert rival(shop, *[doing(finish_refund, refund_id, "re_1")] * 2) == [True, False]

    assert shop.rows(orders, "payment_state") == [("refunded",)]
    check_books(shop)


def test_a_voucher_for_one_use_is_used_once(shop: Shop) -> None:
    shop.product("MUG", 1000)
    _, code = shop.do(create_voucher, CreateVoucher("percent", 500_000))
    both = []
    for contact in ("per_ada", "per_bob"):
        shop.do(apply_voucher, ApplyVoucher(shop.cart(contact, MUG=1), code))
        both.append(shop.checkout(contact))

    results = rival(shop, *[doing(pay, Pay(each, "cash_on_delivery")) for each in both])

    assert isinstance(results[1], VoucherRefused)
    assert shop.rows(vouchers, "used") == [(1,)]
    assert shop.rows(orders, "total_minor") == [(500,)]
    assert shop.stock("MUG") == (9, 0)
    check_books(shop)
