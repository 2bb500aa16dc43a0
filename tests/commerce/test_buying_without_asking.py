"""Orders under a standing permission: charged within it, given back when nothing was charged, taken back in time."""

from collections.abc import Iterator
from typing import Any

import pytest

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.commerce.cart.errors import OutOfStock
from chaffer.commerce.catalog.operations.set_stock import SetStock, set_stock
from chaffer.commerce.checkout.operations.pay_saved import PaySaved, pay_saved
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.orders.errors import AlreadyShipped
from chaffer.commerce.orders.events import OrderPaid
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.jobs import charge_saved
from chaffer.commerce.payments.mandates import MandateTooSmall
from chaffer.commerce.payments.operations.undo_purchase import Purchase, undo_purchase, undo_when_paid, undoable
from chaffer.commerce.payments.permissions import end_permission
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.tables import mandates, payments, refunds
from chaffer.runtime.database import Database
from chaffer.runtime.opening import open_database
from chaffer.testing import ManualClock
from tests.commerce.books import check_books
from tests.commerce.shop import SHOP, Shop
from tests.commerce.test_cart import refused
from tests.commerce.test_permissions import allow, held, with_card
from tests.rivals import at_once

PAID = Truth("paid", 2000, "USD", fee_minor=88, charge_id="pi_1")


@pytest.fixture
def db(database_url: str, clock: ManualClock) -> Iterator[Database]:
    """One in which an order that was taken back in time is called off as soon as it is paid, as on the server."""
    database = open_database(database_url, clock, {OrderPaid: [undo_when_paid]})
    yield database
    database.close()


@pytest.fixture
def shop(shop: Shop) -> Shop:
    settings = {
        "saved_cards": {"order_minor": 6000, "month_minor": 20_000}, "payment_methods": ["stripe", "cash_on_delivery"],
    }  # fmt: skip
    shop.do(change_shop, ChangeShop(settings=settings))
    shop.product("MUG", 1000, on_hand=9)
    allow(with_card(shop))
    return shop


def ordered(shop: Shop, quantity: int = 2) -> str:
    """Ordered without asking; the payment that waits for the bank."""
    checkout_id = shop.checkout(MUG=quantity)
    command = PaySaved(checkout_id, "pmt_1", 1000 * quantity, standing=True)
    payment_id: str = shop.do(pay_saved, command).payment_id
    assert shop.do(pay_saved, command).payment_id == payment_id
    return payment_id


def answered(shop: Shop, payment_id: str, truth: Truth = PAID) -> None:
    shop.do(charge_saved.finish, {"payment_id": payment_id}, ("pi_1", truth))


def undo(shop: Shop, minutes: int = 10) -> str | None:
    """The number of the order that is called off, if there is anything to take back."""
    found: Purchase | None = shop.read(undoable, "per_ada", minutes)
    return shop.do(undo_purchase, found.payment_id) if found else None  # type: ignore[no-any-return]


def states(shop: Shop) -> list[Any]:
    return [row.state for row in shop.rows(orders, "placed_at", "state")]


def test_within_it_one_word_is_an_order(shop: Shop) -> None:
    answered(shop, ordered(shop))

    assert states(shop) == ["placed"]
    assert (held(shop).spent.minor, held(shop).left.minor) == (2000, 6000)
    (row,) = shop.rows(payments, "mandate_id")
    assert row.mandate_id == held(shop).id
    check_books(shop)


def test_above_it_nothing_happens(shop: Shop) -> None:
    checkout_id = shop.checkout(MUG=7)
    refused(shop, MandateTooSmall, pay_saved, PaySaved(checkout_id, "pmt_1", 7000, standing=True))
    assert (shop.rows(payments, "id"), held(shop).spent.minor) == ([], 0)
    check_books(shop)


def test_after_its_end_nothing_is_ordered(shop: Shop) -> None:
    checkout_id = shop.checkout(MUG=2)
    shop.do(end_permission, "per_ada")
    refused(shop, MandateTooSmall, pay_saved, PaySaved(checkout_id, "pmt_1", 2000, standing=True))
    assert shop.rows(payments, "id") == []


@pytest.mark.parametrize("standing", [True, False])
def test_what_cannot_be_had_costs_nothing_of_it(shop: Shop, standing: bool) -> None:
    checkout_id = shop.checkout(MUG=2)
    shop.do(set_stock, SetStock("var_MUG", 1))
    refused(shop, OutOfStock, pay_saved, PaySaved(checkout_id, "pmt_1", 2000, standing=standing))
    assert {row.used_minor for row in shop.rows(mandates, "used_minor")} == {0}
    check_books(shop)


def test_what_the_bank_refuses_is_given_back(shop: Shop) -> None:
    answered(shop, ordered(shop), Truth("failed", error="authentication_required"))
    assert (states(shop), held(shop).spent.minor) == ([], 0)


def test_undo_calls_the_order_off_and_gives_everything_back(shop: Shop) -> None:
    answered(shop, ordered(shop))

    number = undo(shop)

    assert (number, undo(shop)) == ("1001", None)
    assert (states(shop), held(shop).spent.minor, shop.stock("MUG")) == (["cancelled"], 0, (9, 0))
    assert [(row.minor, row.state) for row in shop.rows(refunds, "minor", "state")] == [(2000, "asked")]
    check_books(shop)


def test_undo_before_the_bank_has_answered_counts_as_soon_as_it_has(shop: Shop) -> None:
    payment_id = ordered(shop)

    assert undo(shop) == ""
    assert held(shop).spent.minor == 0
    answered(shop, payment_id)

    assert states(shop) == ["cancelled"]
    assert [row.minor for row in shop.rows(refunds, "minor")] == [2000]
    assert (held(shop).spent.minor, shop.stock("MUG")) == (0, (9, 0))
    check_books(shop)


def test_undone_and_then_refused_by_the_bank_is_given_back_once(shop: Shop) -> None:
    answered(shop, ordered(shop, 3), Truth("paid", 3000, "USD"))
    payment_id = ordered(shop)
    assert undo(shop) == ""

    answered(shop, payment_id, Truth("failed", error="card_declined"))

    assert (states(shop), held(shop).spent.minor) == (["placed"], 3000)
    assert [row.state for row in shop.rows(payments, "created_at", "id", "state")] == ["paid", "failed"]
    assert shop.stock("MUG") == (6, 0)


def test_undo_has_its_window_and_ends_when_the_parcel_left(shop: Shop) -> None:
    answered(shop, ordered(shop))
    assert undo(shop, 0) is None
    (order_id,) = [row.id for row in shop.rows(orders, "id")]
    shop.do(ship, Ship(shop.do(create_shipment, CreateShipment(order_id))))
    with pytest.raises(AlreadyShipped):
        undo(shop)
    assert held(shop).spent.minor == 2000
    clock: Any = shop.db.clock
    clock.forward(minutes=11)
    assert undo(shop) is None


def test_rivals_at_one_checkout_are_one_order(shop: Shop) -> None:
    checkout_id = shop.checkout(MUG=2)
    command = PaySaved(checkout_id, "pmt_1", 2000, standing=True)
    results = at_once(shop.db, SHOP, [lambda tx: pay_saved(tx, command)] * 4)
    assert len({each.payment_id for each in results}) == 1, results
    assert held(shop).spent.minor == 2000
