"""What can be changed before an order leaves, and that money and stock follow."""

from typing import Any

import pytest

from chaffer.commerce.cart.errors import OutOfStock
from chaffer.commerce.checkout.tables import reservations
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.invariants import broken_invariants
from chaffer.commerce.ledger.tables import ledger_accounts
from chaffer.commerce.orders.errors import AlreadyShipped
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.pricing.tables import tax_rates
from chaffer.commerce.returns.actions import action
from chaffer.commerce.returns.errors import ActionOver, NotAllowed, OrderWaits, PriceDiffers
from chaffer.commerce.returns.operations.action_due import action_due
from chaffer.commerce.returns.operations.decide import Decide, decide
from chaffer.commerce.returns.operations.take_back import TakeBack, take_back
from chaffer.commerce.returns.tables import order_actions
from chaffer.kernel.errors import Conflict, Invalid
from chaffer.runtime.tables import events
from tests.commerce.books import check_books
from tests.commerce.returns.buying import asked, banked, bought, delivered, later, pay_for, policy, seen, stocked
from tests.commerce.shop import ADDRESS, Shop, put


@pytest.fixture
def shop(shop: Shop) -> Shop:
    stocked(shop)
    return shop


def holds(shop: Shop) -> None:
    check_books(shop)
    assert shop.read(broken_invariants) == []


def credit(shop: Shop, contact: str = "per_ada") -> int:
    balances = shop.rows(ledger_accounts, "account", "balance_minor")
    return sum(row.balance_minor for row in balances if row.account == f"credit:{contact}")


def test_one_thing_of_an_order_is_cancelled_and_its_money_goes_back(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=2, MUG=1)
    dress, mug = placed.lines

    asked(shop, placed, "cancel_lines", lines={mug.id: 1})

    now = seen(shop, placed.id)
    assert (now.state, now.refunded.minor, now.lines[1].refunded_quantity) == ("placed", 999, 1)
    assert (shop.stock("MUG"), shop.stock("DRESS-S")) == ((5, 0), (3, 0))
    shop.do(create_shipment, CreateShipment(placed.id))
    assert seen(shop, placed.id).shipments[0].lines == {dress.id: 2}
    assert banked(shop) == 999
    holds(shop)


def test_the_last_thing_cancelled_takes_the_order_with_it(shop: Shop) -> None:
    placed = bought(shop, MUG=1)
    asked(shop, placed, "cancel_lines", lines={placed.lines[0].id: 1})
    assert (seen(shop, placed.id).state, shop.stock("MUG"), banked(shop)) == ("cancelled", (5, 0), 999)
    holds(shop)


def test_less_is_due_at_the_door_for_what_was_cancelled(shop: Shop) -> None:
    placed = bought(shop, "cash_on_delivery", DRESS_S=1, MUG=1)
    asked(shop, placed, "cancel_lines", lines={placed.lines[1].id: 1})
    delivered(shop, placed)
    now = seen(shop, placed.id)
    balances = {row.account: row.balance_minor for row in shop.rows(ledger_accounts, "account", "balance_minor")}
    assert (now.state, balances["cash:collected"], balances["cash:due"]) == ("completed", 8000, 0)
    holds(shop)


def test_another_size_at_the_same_price_moves_only_stock(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=1)
    done = asked(shop, placed, "change_item", lines={placed.lines[0].id: 1}, variant_id="var_DRESS-M")
    now = seen(shop, placed.id)
    assert [(line.sku, line.quantity, line.total.minor) for line in now.lines] == [("DRESS-M", 1, 8000)]
    assert (done.state, done.result["extra"], now.refunded.minor) == ("done", 0, 0)
    assert (shop.stock("DRESS-S"), shop.stock("DRESS-M")) == ((5, 0), (2, 0))
    shop.do(cancel_order, CancelOrder(placed.id))
    assert (shop.stock("DRESS-S"), shop.stock("DRESS-M")) == ((5, 0), (3, 0))
    assert banked(shop) == 8000
    holds(shop)


def test_a_cheaper_size_gives_the_difference_back(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=2)
    asked(shop, placed, "change_item", lines={placed.lines[0].id: 1}, variant_id="var_DRESS-XS")
    now = seen(shop, placed.id)
    assert [(line.sku, line.quantity, line.total.minor) for line in now.lines] == [
        ("DRESS-S", 1, 8000), ("DRESS-XS", 1, 7000),
    ]  # fmt: skip
    assert now.refunded.minor == 1000
    shop.do(cancel_order, CancelOrder(placed.id))
    assert banked(shop) == 16000
    holds(shop)


def test_a_dearer_size_is_changed_once_the_difference_is_paid(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=1)
    waits = asked(shop, placed, "change_item", lines={placed.lines[0].id: 1}, variant_id="var_DRESS-L")
    assert (waits.state, waits.result["extra"]) == ("paying", 1500)
    assert waits.result["path"].startswith("/pay/")
    assert (seen(shop, placed.id).lines[0].sku, shop.stock("DRESS-L")) == ("DRESS-S", (3, 1))
    with pytest.raises(OrderWaits):
        shop.do(create_shipment, CreateShipment(placed.id))

    assert pay_for(shop, waits.result["payment_id"]) == "paid"

    now = seen(shop, placed.id)
    assert [(line.sku, line.total.minor) for line in now.lines] == [("DRESS-L", 9500)]
    assert (now.total.minor, shop.stock("DRESS-S"), shop.stock("DRESS-L")) == (9500, (5, 0), (2, 0))
    assert shop.read(action, waits.id).state == "done"
    shop.do(cancel_order, CancelOrder(placed.id))
    assert banked(shop) == 9500
    assert shop.stock("DRESS-L") == (3, 0)
    holds(shop)


def test_a_difference_nobody_pays_leaves_the_order_as_it_was(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=1)
    waits = asked(shop, placed, "change_item", lines={placed.lines[0].id: 1}, variant_id="var_DRESS-L")
    later(shop, hours=25)
    shop.do(action_due, waits.id)
    assert (shop.read(action, waits.id).state, shop.stock("DRESS-L")) == ("failed", (3, 0))
    assert pay_for(shop, waits.result["payment_id"]) == "refused_late"
    assert seen(shop, placed.id).lines[0].sku == "DRESS-S"
    assert banked(shop) == 1500
    holds(shop)


def test_what_is_sold_out_is_not_swapped_and_nothing_is_left_behind(shop: Shop) -> None:
    first = bought(shop, DRESS_M=3)
    placed = bought(shop, DRESS_S=1)
    with pytest.raises(OutOfStock):
        asked(shop, placed, "change_item", lines={placed.lines[0].id: 1}, variant_id="var_DRESS-M")
    assert shop.rows(order_actions, "id") == []
    with pytest.raises(Invalid):
        asked(shop, placed, "change_item", lines={placed.lines[0].id: 1}, variant_id="var_MUG")
    assert first.lines[0].quantity == 3
    holds(shop)


def test_the_address_is_changed_until_it_is_packed_and_where_it_costs_the_same(shop: Shop) -> None:
    placed = bought(shop, MUG=1)
    done = asked(shop, placed, "change_address", address={**ADDRESS, "lines": ["7 Hill Road"]})
    assert (seen(shop, placed.id).address or {})["lines"] == ["7 Hill Road"]
    assert done.result["before"]["lines"] == ["12 Mill Lane"]
    shop.do(lambda tx: put(tx, tax_rates, id="tax_fr", country="FR", name="TVA", rate_ppm=200_000))
    with pytest.raises(PriceDiffers):
        asked(shop, placed, "change_address", address={**ADDRESS, "country": "FR", "region": ""})
    shop.do(create_shipment, CreateShipment(placed.id))
    with pytest.raises(NotAllowed) as refusal:
        asked(shop, placed, "change_address", address={**ADDRESS, "lines": ["9 Hill Road"]})
    assert refusal.value.details["why"] == "packed"


def test_a_change_waits_for_its_time_and_can_be_taken_back(shop: Shop) -> None:
    policy(shop, undo_minutes=10)
    placed = bought(shop, MUG=1)
    waits = asked(shop, placed, "cancel")
    assert (waits.state, seen(shop, placed.id).state) == ("waiting", "placed")
    with pytest.raises(OrderWaits):
        shop.do(create_shipment, CreateShipment(placed.id))
    with pytest.raises(NotAllowed):
        asked(shop, placed, "change_address", address=ADDRESS)

    shop.do(take_back, TakeBack(waits.id))
    shop.do(take_back, TakeBack(waits.id))
    later(shop, minutes=11)
    shop.do(action_due, waits.id)
    assert seen(shop, placed.id).state == "placed"

    again = asked(shop, placed, "cancel", key="again")
    shop.do(action_due, again.id)
    assert seen(shop, placed.id).state == "placed", "its time has not come"
    later(shop, minutes=11)
    shop.do(action_due, again.id)
    shop.do(action_due, again.id)
    assert (seen(shop, placed.id).state, banked(shop)) == ("cancelled", 999)
    with pytest.raises(ActionOver):
        shop.do(take_back, TakeBack(again.id))
    holds(shop)


def test_people_of_the_shop_do_not_wait_and_may_go_past_the_policy(shop: Shop) -> None:
    policy(shop, undo_minutes=10, changes={"cancel_until": "never"})
    placed = bought(shop, MUG=1)
    with pytest.raises(NotAllowed):
        asked(shop, placed, "cancel", by_kind="key")
    with pytest.raises(NotAllowed):
        asked(shop, placed, "cancel", despite_policy=True)
    assert asked(shop, placed, "cancel", by_kind="key", despite_policy=True).state == "done"
    assert seen(shop, placed.id).state == "cancelled"


def test_what_gives_back_much_waits_for_a_person(shop: Shop) -> None:
    policy(shop, approval_above_minor=5000)
    small, big, other = bought(shop, MUG=1), bought(shop, DRESS_S=1), bought(shop, DRESS_S=1)
    assert asked(shop, small, "cancel").state == "done"
    waits, doubted = asked(shop, big, "cancel"), asked(shop, other, "cancel")
    assert (waits.state, seen(shop, big.id).state) == ("approval", "placed")
    assert shop.do(decide, Decide(waits.id, yes=True)).state == "done"
    assert shop.do(decide, Decide(doubted.id, yes=False, reason="no")).state == "refused"
    assert shop.do(decide, Decide(doubted.id, yes=False)).state == "refused"
    with pytest.raises(ActionOver):
        shop.do(decide, Decide(doubted.id, yes=True))
    assert (seen(shop, big.id).state, seen(shop, other.id).state) == ("cancelled", "placed")
    assert [row.kind for row in shop.rows(events, "id", "kind")].count("change_not_done") == 1
    holds(shop)


def test_the_same_key_is_the_same_wish(shop: Shop) -> None:
    placed = bought(shop, MUG=2)
    first = asked(shop, placed, "cancel_lines", key="k", lines={placed.lines[0].id: 1})
    assert asked(shop, placed, "cancel_lines", key="k", lines={placed.lines[0].id: 1}) == first
    with pytest.raises(Conflict):
        asked(shop, placed, "cancel", key="k")
    assert seen(shop, placed.id).refunded.minor == 999


def test_store_credit_comes_with_its_bonus_and_leaves_the_card_alone(shop: Shop) -> None:
    policy(shop, refunds={"store_credit_bonus_percent": 10})
    placed = bought(shop, DRESS_S=1)
    asked(shop, placed, "cancel", method="store_credit")
    assert (credit(shop), banked(shop)) == (8800, 0)
    assert seen(shop, placed.id).payment_state == "refunded"
    holds(shop)


def test_what_left_is_not_changed_by_anybody(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=1)
    delivered(shop, placed)
    line = {placed.lines[0].id: 1}
    wishes: list[dict[str, Any]] = [
        {"kind": "cancel_lines", "lines": line},
        {"kind": "change_item", "lines": line, "variant_id": "var_DRESS-M"},
    ]
    for wish in wishes:
        with pytest.raises(NotAllowed):
            asked(shop, placed, **wish)
        with pytest.raises(Exception, match=r"left|over|unpacked|completed|placed"):
            asked(shop, placed, **wish, by_kind="key", despite_policy=True)
    assert shop.rows(reservations, "state") == [("used",)]
    holds(shop)


def test_a_change_whose_order_left_meanwhile_is_said_to_have_failed(shop: Shop) -> None:
    policy(shop, undo_minutes=10)
    placed = bought(shop, MUG=1)
    shop.do(create_shipment, CreateShipment(placed.id))
    waits = asked(shop, placed, "cancel")
    shop.do(ship, Ship(seen(shop, placed.id).shipments[0].id, "post", "T1"))
    later(shop, minutes=11)
    shop.do(action_due, waits.id)
    failed = shop.read(action, waits.id)
    assert (failed.state, failed.error) == ("failed", "left")
    with pytest.raises(AlreadyShipped):
        shop.do(cancel_order, CancelOrder(placed.id))
