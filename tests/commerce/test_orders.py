from typing import Any

import pytest

from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.fulfilment.errors import NothingToShip
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.fulfilment.scanning import state_after
from chaffer.commerce.fulfilment.tables import shipments
from chaffer.commerce.orders.errors import AlreadyShipped, OrderClosed, RefundTooLarge
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.queries import by_number, order, orders_of
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.orders.views import OrderView
from chaffer.commerce.payments.operations.finish_refund import fail_refund, finish_refund
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.queries import refunds_due
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.commerce.vouchers.operations.apply_voucher import ApplyVoucher, apply_voucher
from chaffer.commerce.vouchers.operations.create_voucher import CreateVoucher, create_voucher
from chaffer.commerce.vouchers.tables import redemptions, vouchers
from chaffer.kernel.errors import Conflict, Invalid, NotFound
from chaffer.runtime.tables import events
from chaffer.testing import ManualClock
from tests.commerce.books import check_books
from tests.commerce.shop import Shop


def buy(shop: Shop, method: str = "trial", contact: str = "per_ada", **quantities: int) -> OrderView:
    """An order; at a provider it is paid."""
    result = shop.do(pay, Pay(shop.checkout(contact, **quantities), method))
    if method == "trial":
        (minor,) = [row.minor for row in shop.rows(payments, "id", "minor") if row.id == result.payment_id]
        shop.do(settle, result.payment_id, Truth("paid", minor, "USD"))
        (found,) = [row.order_id for row in shop.rows(payments, "id", "order_id") if row.id == result.payment_id]
        return shop.read(order, found)  # type: ignore[no-any-return]
    return shop.read(order, result.order_id)  # type: ignore[no-any-return]


def two_things(shop: Shop) -> None:
    shop.product("MUG", 999, on_hand=5)
    shop.product("HAT", 500, on_hand=5)


def scan(shop: Shop, shipment_id: str, code: str, external_id: str = "", **more: Any) -> bool:
    at = shop.db.clock.now()
    command = RecordScan(external_id or code, code, at, shipment_id=shipment_id, **more)
    return bool(shop.do(record_scan, command))


def kinds(shop: Shop) -> list[str]:
    return [row.kind for row in shop.rows(events, "id", "kind")]


def test_an_order_is_found_by_id_number_and_shopper(shop: Shop) -> None:
    two_things(shop)
    first, second = buy(shop, MUG=1), buy(shop, "cash_on_delivery", HAT=2)
    assert (first.number, second.number) == ("1001", "1002")
    assert shop.read(by_number, " #1002") == second
    assert shop.read(by_number, "77") is None
    assert [each.number for each in shop.read(orders_of, "per_ada", 5)] == ["1002", "1001"]
    with pytest.raises(NotFound):
        shop.read(order, "ord_none")


def test_cancelling_a_paid_order_undoes_all_of_it(shop: Shop) -> None:
    two_things(shop)
    _, code = shop.do(create_voucher, CreateVoucher("amount", 200, "USD"))
    shop.do(apply_voucher, ApplyVoucher(shop.cart(MUG=2), code))
    placed = buy(shop)
    assert (placed.total.minor, shop.stock("MUG")) == (1798, (3, 0))
    shop.do(create_shipment, CreateShipment(placed.id))

    shop.do(cancel_order, CancelOrder(placed.id, "too slow"))
    shop.do(cancel_order, CancelOrder(placed.id, "again"))

    found = shop.read(order, placed.id)
    assert (found.state, found.cancel_reason, found.refunded.minor) == ("cancelled", "too slow", 1798)
    assert shop.stock("MUG") == (5, 0)
    assert shop.rows(vouchers, "used") == [(0,)]
    assert shop.rows(redemptions, "id") == []
    assert shop.rows(shipments, "state") == [("cancelled",)]
    (refund,) = shop.rows(refunds, "id", "minor", "state")
    shop.do(finish_refund, refund.id, "re_1")
    assert shop.read(order, placed.id).payment_state == "refunded"
    assert kinds(shop).count("order_cancelled") == 1
    check_books(shop)


def test_cancelling_what_is_paid_at_the_door_owes_nobody_anything(shop: Shop) -> None:
    two_things(shop)
    placed = buy(shop, "cash_on_delivery", MUG=1)
    shop.do(cancel_order, CancelOrder(placed.id))
    assert shop.rows(refunds, "id") == []
    assert shop.rows(payments, "state") == [("expired",)]
    assert shop.stock("MUG") == (5, 0)
    check_books(shop)


def test_what_left_cannot_be_cancelled(shop: Shop) -> None:
    two_things(shop)
    placed = buy(shop, MUG=1)
    shipment_id = shop.do(create_shipment, CreateShipment(placed.id))
    shop.do(ship, Ship(shipment_id, "post", "T1", "https://post.example/T1"))
    with pytest.raises(AlreadyShipped):
        shop.do(cancel_order, CancelOrder(placed.id))
    scan(shop, shipment_id, "delivered")
    with pytest.raises(OrderClosed):
        shop.do(cancel_order, CancelOrder(placed.id))


def test_lines_are_refunded_to_the_last_cent_and_no_further(shop: Shop) -> None:
    two_things(shop)
    _, code = shop.do(create_voucher, CreateVoucher("amount", 100, "USD"))
    shop.do(apply_voucher, ApplyVoucher(shop.cart(MUG=3, HAT=1), code))
    placed = buy(shop)
    mug, hat = placed.lines
    assert mug.total.minor + hat.total.minor == placed.total.minor == 3397

    for number in range(3):
        shop.do(ask_refund, AskRefund(placed.id, f"mug{number}", lines={mug.id: 1}, restock=True))
    with pytest.raises(RefundTooLarge):
        shop.do(ask_refund, AskRefund(placed.id, "mug3", lines={mug.id: 1}))
    assert shop.read(order, placed.id).refunded.minor == mug.total.minor
    assert shop.stock("MUG") == (5, 0)

    shop.do(cancel_order, CancelOrder(placed.id))
    assert shop.stock("MUG") == (5, 0)
    assert shop.stock("HAT") == (5, 0)
    assert sum(row.minor for row in shop.rows(refunds, "id", "minor")) == 3397
    check_books(shop)


def test_a_refund_by_amount_is_bounded_and_repeats_are_one(shop: Shop) -> None:
    two_things(shop)
    placed = buy(shop, MUG=1)
    other = buy(shop, HAT=1)
    first = shop.do(ask_refund, AskRefund(placed.id, "k", minor=500))
    assert shop.do(ask_refund, AskRefund(placed.id, "k", minor=500)) == first
    for wrong, refusal in ((AskRefund(placed.id, "k2", minor=500), RefundTooLarge),
                           (AskRefund(placed.id, "k3", minor=0), Invalid),
                           (AskRefund(other.id, "k", minor=1), Conflict),
                           (AskRefund(placed.id, "k4", lines={"lin_none": 1}), NotFound)):  # fmt: skip
        with pytest.raises(refusal):
            shop.do(ask_refund, wrong)
    shop.do(finish_refund, first, "re_1")
    assert shop.read(order, placed.id).payment_state == "part_refunded"
    rest = shop.do(ask_refund, AskRefund(placed.id, "rest"))
    shop.do(finish_refund, rest, "re_2")
    assert shop.read(order, placed.id).payment_state == "refunded"
    assert ("refunded",) in shop.rows(payments, "state")
    check_books(shop)


def test_a_refund_that_fails_may_be_asked_again(shop: Shop) -> None:
    two_things(shop)
    placed = buy(shop, MUG=2)
    (line,) = placed.lines
    refund_id = shop.do(ask_refund, AskRefund(placed.id, "k", lines={line.id: 2}))
    shop.do(fail_refund, refund_id, "expired_card")
    assert shop.read(order, placed.id).refunded.minor == 0
    assert [each.id for each in shop.read(refunds_due)] == [refund_id]
    again = shop.do(ask_refund, AskRefund(placed.id, "k2", lines={line.id: 2}))
    assert shop.do(ask_refund, AskRefund(placed.id, "k2", lines={line.id: 2})) == again != refund_id
    assert shop.rows(order_lines, "refunded_quantity") == [(2,)]
    assert shop.read(refunds_due) == []
    assert shop.read(order, placed.id).refunded == placed.total
    check_books(shop)


def test_what_was_collected_at_the_door_goes_back_by_hand(shop: Shop) -> None:
    two_things(shop)
    placed = buy(shop, "cash_on_delivery", MUG=1)
    with pytest.raises(RefundTooLarge):
        shop.do(ask_refund, AskRefund(placed.id, "early"))
    scan(shop, shop.do(create_shipment, CreateShipment(placed.id)), "delivered")
    shop.do(ask_refund, AskRefund(placed.id, "k"))
    assert shop.rows(refunds, "state") == [("done",)]
    assert shop.read(order, placed.id).payment_state == "refunded"
    check_books(shop)


def test_an_order_goes_in_two_parcels_and_is_done_with_the_second(shop: Shop, clock: ManualClock) -> None:
    two_things(shop)
    placed = buy(shop, MUG=2, HAT=1)
    mug, hat = placed.lines
    first = shop.do(create_shipment, CreateShipment(placed.id, {mug.id: 1}))
    for wrong in ({mug.id: 2}, {hat.id: 2}, {"lin_none": 1}):
        with pytest.raises(NothingToShip):
            shop.do(create_shipment, CreateShipment(placed.id, wrong))
    shop.do(ship, Ship(first, "post", "T1"))
    assert shop.read(order, placed.id).fulfilment_state == "part_shipped"
    scan(shop, first, "delivered")
    assert shop.read(order, placed.id).state == "placed"
    second = shop.do(create_shipment, CreateShipment(placed.id))
    with pytest.raises(NothingToShip):
        shop.do(create_shipment, CreateShipment(placed.id))
    shop.do(ship, Ship(second, "post", "T2"))
    assert shop.read(order, placed.id).fulfilment_state == "shipped"
    clock.forward(hours=3)
    scan(shop, second, "delivered")

    found = shop.read(order, placed.id)
    assert (found.state, found.fulfilment_state) == ("completed", "delivered")
    assert [each.lines for each in found.shipments] == [{mug.id: 1}, {mug.id: 1, hat.id: 1}]


def test_scans_come_twice_late_and_shuffled(shop: Shop) -> None:
    two_things(shop)
    placed = buy(shop, MUG=1)
    shipment_id = shop.do(create_shipment, CreateShipment(placed.id, carrier="post", tracking_number="T1"))
    assert scan(shop, shipment_id, "out_for_delivery")
    assert not scan(shop, shipment_id, "out_for_delivery")
    assert scan(shop, shipment_id, "picked_up")
    assert shop.read(order, placed.id).shipments[0].state == "out_for_delivery"
    assert shop.do(
        record_scan, RecordScan("d1", "delivered", shop.db.clock.now(), carrier="post", tracking_number="T1")
    )
    assert scan(shop, shipment_id, "delivered", "d2")
    told = [kind for kind in kinds(shop) if kind.startswith(("parcel", "shipment"))]
    assert told == ["shipment_packed", "shipment_shipped", "parcel_scanned", "parcel_delivered"]
    with pytest.raises(NotFound):
        shop.do(record_scan, RecordScan("x", "delivered", shop.db.clock.now(), carrier="post", tracking_number=""))


def test_a_parcel_never_moves_back() -> None:
    assert state_after("delivered", "in_transit") == "delivered"
    assert state_after("out_for_delivery", "picked_up") == "out_for_delivery"
    assert state_after("shipped", "something new") == "shipped"
    assert state_after("shipped", "lost") == "lost"


def test_shipping_twice_counts_once(shop: Shop) -> None:
    two_things(shop)
    placed = buy(shop, MUG=2)
    shipment_id = shop.do(create_shipment, CreateShipment(placed.id))
    shop.do(ship, Ship(shipment_id))
    shop.do(ship, Ship(shipment_id))
    assert shop.rows(order_lines, "shipped_quantity") == [(2,)]
    assert kinds(shop).count("shipment_shipped") == 1


def test_numbers_have_no_gaps_when_an_order_falls(shop: Shop) -> None:
    two_things(shop)
    buy(shop, "cash_on_delivery", MUG=1)
    checkout_id = shop.checkout(HAT=1)

    def fall(tx: Any) -> None:
        pay(tx, Pay(checkout_id, "cash_on_delivery"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        shop.do(fall)
    shop.do(pay, Pay(checkout_id, "cash_on_delivery"))
    assert [row.number for row in shop.rows(orders, "number")] == ["1001", "1002"]
