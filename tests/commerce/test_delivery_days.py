"""A day for the parcel, whom it is for, and the card in it, from the checkout to the order."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chaffer.commerce.catalog.places import change_location, list_locations
from chaffer.commerce.checkout.errors import CheckoutIncomplete, DayNotHeld, NotOffered
from chaffer.commerce.checkout.operations.choose_delivery_day import ChooseDeliveryDay, choose_delivery_day
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.set_address import SetAddress, set_address
from chaffer.commerce.checkout.operations.set_gift_note import SetGiftNote, set_gift_note
from chaffer.commerce.checkout.operations.set_recipient import SetRecipient, set_recipient
from chaffer.commerce.checkout.queries import checkout, delivery_choices, delivery_days
from chaffer.commerce.checkout.tables import reservations
from chaffer.commerce.defaults import LOCATION, RATE
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.promised import promised_for
from chaffer.commerce.orders.queries import order
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.tables import payments
from chaffer.commerce.pricing.days import DayPlan
from chaffer.commerce.pricing.reach import Reach, kilometres, reaches
from chaffer.commerce.pricing.tables import shipping_rates
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.testing import ManualClock
from tests.commerce.shop import ADDRESS, Shop

_PLAN = guarded("test.plan", shipping_rates, shipping_rates.c.id == given("rate_id"), plan=given("new_plan"))


def plan(shop: Shop, **told: Any) -> None:
    shop.do(lambda tx: tx.run(_PLAN, rate_id=RATE, new_plan=DayPlan(**told)))


def near(shop: Shop, *postcodes: str) -> None:
    def write(tx: Transaction) -> None:
        place = next(each for each in list_locations(tx) if each.id == LOCATION)
        change_location(tx, msgspec.structs.replace(place, reach=Reach(postcodes)))

    shop.do(write)


def in_days(clock: ManualClock, count: int) -> str:
    return (clock.now().date() + timedelta(days=count)).isoformat()


def test_a_day_goes_with_the_order_and_the_parcel_is_promised_for_it(shop: Shop, clock: ManualClock) -> None:
    plan(shop, slots=("morning", "afternoon"))
    shop.product("ROSES")
    wanted = shop.checkout(ROSES=1)
    assert shop.read(checkout, wanted).missing == ("day", "payment")
    wished = in_days(clock, 21)

    assert shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, wished, "morning")).missing == ()
    shop.do(set_recipient, SetRecipient(wanted, "Marie Byron", "+33 1 23 45 67 89", "mum"))
    shop.do(set_gift_note, SetGiftNote(wanted, "Happy birthday, Mum!"))
    placed = shop.do(pay, Pay(wanted, "cash_on_delivery"))

    kept = shop.read(order, placed.order_id)
    assert (kept.delivery_date, kept.delivery_slot, kept.gift_note) == (wished, "morning", "Happy birthday, Mum!")
    assert kept.recipient == {"name": "Marie Byron", "phone": "+33 1 23 45 67 89", "label": "mum"}
    assert kept.contact_id == "per_ada"
    assert shop.read(promised_for, placed.order_id).date().isoformat() == wished
    shop.do(create_shipment, CreateShipment(placed.order_id, None, "", "", ""))
    [parcel] = shop.read(order, placed.order_id).shipments
    assert (parcel.gift_note, parcel.hide_prices, parcel.delivery_date) == ("Happy birthday, Mum!", True, wished)


def test_without_a_plan_no_day_is_asked_for_or_promised(shop: Shop, clock: ManualClock) -> None:
    shop.product("ROSES")
    wanted = shop.checkout(ROSES=1)

    assert shop.read(checkout, wanted).missing == ("payment",)
    assert shop.read(delivery_days, wanted) == []
    with pytest.raises(NotOffered):
        shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, in_days(clock, 3)))
    kept = shop.read(order, shop.do(pay, Pay(wanted, "cash_on_delivery")).order_id)
    assert (kept.delivery_date, kept.recipient, kept.gift_note) == ("", None, "")


def test_a_day_that_cannot_be_held_is_refused_with_the_nearest(shop: Shop, clock: ManualClock) -> None:
    plan(shop, lead_days=2)
    shop.product("CAKE", lead_days=4)
    wanted = shop.checkout(CAKE=1)

    with pytest.raises(DayNotHeld) as refused:
        shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, in_days(clock, 2)))

    assert refused.value.details["nearest"] == in_days(clock, 4)
    assert shop.read(checkout, wanted).delivery_date == ""
    with pytest.raises(Invalid):
        shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, "soon"))
    with pytest.raises(NotOffered):
        shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, in_days(clock, 4), "evening"))


def test_the_cut_off_is_looked_at_again_when_paying(shop: Shop, clock: ManualClock) -> None:
    cut_off = (clock.now() + timedelta(minutes=10)).strftime("%H:%M")
    plan(shop, cut_off=cut_off)
    shop.product("ROSES")
    wanted = shop.checkout(ROSES=1)
    shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, in_days(clock, 1)))
    clock.forward(minutes=11)

    with pytest.raises(CheckoutIncomplete) as refused:
        shop.do(pay, Pay(wanted, "cash_on_delivery"))

    assert refused.value.details["missing"] == ["day"]
    assert shop.stock("ROSES") == (10, 0)
    assert shop.read(delivery_days, wanted)[0] == in_days(clock, 2)


def test_the_same_day_needs_a_place_within_reach_that_has_all_of_it(shop: Shop, clock: ManualClock) -> None:
    plan(shop, lead_days=0)
    near(shop, "733")
    shop.product("ROSES", on_hand=2)
    shop.location("loc_far", ROSES=5)
    close = shop.checkout(ROSES=2)
    [choice] = shop.read(delivery_choices, close)
    assert choice.window.first == in_days(clock, 0)
    shop.do(choose_delivery_day, ChooseDeliveryDay(close, in_days(clock, 0)))
    shop.do(set_address, SetAddress(close, {**ADDRESS, "postcode": "10001", "region": "NY"}))
    assert shop.read(checkout, close).missing == ("day", "payment")
    assert shop.read(delivery_days, close)[0] == in_days(clock, 1)
    shop.do(set_address, SetAddress(close, dict(ADDRESS)))

    shop.do(pay, Pay(close, "cash_on_delivery"))

    [line] = shop.rows(order_lines, "location_id", "quantity")
    assert line.quantity == 2
    more = shop.checkout("per_bob", ROSES=1)  # the near place has none left
    assert shop.read(delivery_days, more)[0] == in_days(clock, 1)


def same_day(shop: Shop) -> str:
    """Roses that two places have, of which one is within reach; to be paid online tomorrow."""
    plan(shop, lead_days=0, slots=("morning", "afternoon"))
    near(shop, "733")
    shop.product("ROSES", on_hand=2)
    shop.location("loc_a", ROSES=5)
    return shop.checkout(ROSES=2)


def test_another_day_after_the_link_opens_the_checkout_anew(shop: Shop, clock: ManualClock) -> None:
    wanted = same_day(shop)
    shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, in_days(clock, 1), "morning"))
    old = shop.do(pay, Pay(wanted, "trial"))

    owed = shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, in_days(clock, 0), "morning"))

    assert (owed.day, owed.slot, owed.missing) == (in_days(clock, 0), "morning", ())
    assert shop.read(checkout, wanted).state == "open"
    assert [each.state for each in shop.rows(reservations, "state")] == ["released"]
    new = shop.do(pay, Pay(wanted, "trial"))
    held = [each for each in shop.rows(reservations, "location_id", "state") if each.state == "held"]
    assert held == [(LOCATION, "held")]
    shop.do(settle, old.payment_id, Truth("paid", new.bill.to_pay.minor, "USD"))
    assert shop.rows(orders, "delivery_date", "total_minor") == [(in_days(clock, 0), new.bill.totals.total.minor)]
    if new.payment_id != old.payment_id:
        shop.do(settle, new.payment_id, Truth("paid", new.bill.to_pay.minor, "USD"))
        assert ("refused_late", "already_ordered") in shop.rows(payments, "state", "error")


def test_an_old_link_paid_takes_the_same_day_from_the_place_that_can_hold_it(shop: Shop, clock: ManualClock) -> None:
    wanted = same_day(shop)
    shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, in_days(clock, 1)))
    old = shop.do(pay, Pay(wanted, "trial"))
    shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, in_days(clock, 0)))

    shop.do(settle, old.payment_id, Truth("paid", old.bill.to_pay.minor, "USD"))

    used = [each for each in shop.rows(reservations, "location_id", "quantity", "state") if each.state == "used"]
    assert used == [(LOCATION, 2, "used")]


def test_the_day_said_again_and_a_card_leave_the_link_as_it_is(shop: Shop, clock: ManualClock) -> None:
    wanted = same_day(shop)
    shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, in_days(clock, 1), "morning"))
    link = shop.do(pay, Pay(wanted, "trial"))

    shop.do(choose_delivery_day, ChooseDeliveryDay(wanted, in_days(clock, 1), "morning"))
    shop.do(set_gift_note, SetGiftNote(wanted, "With love"))
    shop.do(set_recipient, SetRecipient(wanted, "Marie Byron"))

    assert shop.read(checkout, wanted).state == "paying"
    shop.do(settle, link.payment_id, Truth("paid", link.bill.to_pay.minor, "USD"))
    [placed] = shop.rows(orders, "gift_note", "recipient")
    assert (placed.gift_note, placed.recipient["name"]) == ("With love", "Marie Byron")


def test_a_note_is_bounded_and_holds_no_card_number(shop: Shop) -> None:
    shop.product("ROSES")
    wanted = shop.checkout(ROSES=1)

    shop.do(set_gift_note, SetGiftNote(wanted, "Love\x00 4111 1111 1111 1111"))

    assert "4111" not in shop.read(checkout, wanted).gift_note
    with pytest.raises(Invalid):
        shop.do(set_gift_note, SetGiftNote(wanted, "x" * 301))
    with pytest.raises(Invalid):
        shop.do(set_recipient, SetRecipient(wanted, "x" * 201))


@pytest.mark.parametrize(
    ("reach", "address", "within"),
    [
        (Reach(("972",)), {"postcode": "97205", "country": "US"}, True),
        (Reach(("972",)), {"postcode": "97305", "country": "US"}, False),
        (Reach(("SW1A 1",)), {"postcode": "sw1a1aa", "country": "GB"}, True),
        (Reach(("972",)), {"postcode": "", "country": "US"}, False),
        (Reach(km=10, at="48.8566,2.3522"), {"place": "48.8738,2.2950", "country": "FR"}, True),
        (Reach(km=10, at="48.8566,2.3522"), {"place": "45.7640,4.8357", "country": "FR"}, False),
        (Reach(km=10, at="48.8566,2.3522"), {"postcode": "75001", "country": "FR"}, False),
        (Reach(km=10, at="48.8566,2.3522"), {"place": "here", "country": "FR"}, False),
    ],
)  # fmt: skip
def test_reach(reach: Reach, address: dict[str, Any], within: bool) -> None:
    assert reaches(reach, "", address) is within
    assert not reaches(reach, "JP", address)


def test_kilometres() -> None:
    assert 390 < kilometres((48.8566, 2.3522), (45.7640, 4.8357)) < 394
