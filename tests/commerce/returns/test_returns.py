"""What comes back: within the policy, counted once, on the shelf only if it can be sold, and paid for what it is."""

import pytest

from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.invariants import broken_invariants
from chaffer.commerce.orders.errors import RefundTooLarge
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.returns.errors import ActionOver, NotAllowed
from chaffer.commerce.returns.operations.cancel_return import CancelReturn, cancel_return
from chaffer.commerce.returns.operations.open_return import OpenReturn, open_return
from chaffer.commerce.returns.operations.receive_return import Received, ReceiveReturn, receive_return
from chaffer.commerce.returns.operations.take_back import TakeBack, take_back
from chaffer.commerce.returns.options import options
from chaffer.commerce.returns.rows import return_view, returns_of
from chaffer.kernel.errors import Invalid
from tests.commerce.books import check_books
from tests.commerce.returns.buying import asked, banked, bought, delivered, later, pay_for, policy, seen, stocked
from tests.commerce.returns.test_changes import credit
from tests.commerce.shop import Shop


@pytest.fixture
def shop(shop: Shop) -> Shop:
    stocked(shop)
    return shop


def holds(shop: Shop) -> None:
    check_books(shop)
    assert shop.read(broken_invariants) == []


def test_a_return_is_refunded_and_restocked_when_it_is_here_and_not_before(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=2)
    delivered(shop, placed)
    done = asked(shop, placed, "return", lines={placed.lines[0].id: 1}, reason="too_big")
    return_id = done.result["return_id"]
    assert (done.result["back"], banked(shop), shop.stock("DRESS-S")) == (8000, 0, (3, 0))

    assert shop.do(receive_return, ReceiveReturn(return_id)) == 8000
    assert shop.do(receive_return, ReceiveReturn(return_id)) == 8000

    now = seen(shop, placed.id)
    assert (banked(shop), shop.stock("DRESS-S")) == (8000, (4, 0))
    assert (now.state, now.lines[0].returned_quantity, now.lines[0].refunded_quantity) == ("completed", 1, 1)
    assert shop.read(return_view, return_id).given.minor == 8000
    holds(shop)


def test_what_cannot_be_sold_again_does_not_come_back_to_the_shelf(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=2)
    delivered(shop, placed)
    line = placed.lines[0].id
    done = asked(shop, placed, "return", lines={line: 2}, reason="damaged")
    shop.do(receive_return, ReceiveReturn(done.result["return_id"], {line: Received(2, 1)}))
    assert (banked(shop), shop.stock("DRESS-S")) == (16000, (4, 0))
    assert seen(shop, placed.id).fulfilment_state == "returned"
    holds(shop)


def test_fewer_than_announced_are_paid_for_what_came(shop: Shop) -> None:
    policy(shop, returns={"restocking_fee_percent": 10, "postage": "shopper", "postage_minor": 500})
    placed = bought(shop, DRESS_S=2)
    delivered(shop, placed)
    line = placed.lines[0].id
    done = asked(shop, placed, "return", lines={line: 2}, reason="changed_mind")
    assert done.result["back"] == 16000 - 1600 - 500
    back = shop.do(receive_return, ReceiveReturn(done.result["return_id"], {line: Received(1, 1)}))
    assert back == 8000 - 800 - 500
    assert shop.read(options, placed.id).lines[0].give_back.units == 1
    holds(shop)


def test_our_own_fault_costs_the_shopper_nothing(shop: Shop) -> None:
    policy(shop, returns={"restocking_fee_percent": 10, "postage": "shopper", "postage_minor": 500})
    placed = bought(shop, DRESS_S=1)
    delivered(shop, placed)
    done = asked(shop, placed, "return", lines={placed.lines[0].id: 1}, reason="wrong_item")
    assert (done.result["back"], done.result["fee"], done.result["postage"]) == (8000, 0, 0)


def test_no_unit_is_returned_or_refunded_twice(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=2)
    delivered(shop, placed)
    line = placed.lines[0].id
    asked(shop, placed, "return", key="one", lines={line: 1}, reason="too_big")
    with pytest.raises(NotAllowed):
        asked(shop, placed, "return", key="two", lines={line: 2}, reason="too_big")
    asked(shop, placed, "return", key="three", lines={line: 1}, reason="too_big")
    with pytest.raises(NotAllowed) as refusal:
        asked(shop, placed, "return", key="four", lines={line: 1}, reason="too_big")
    assert refusal.value.details["why"] == "under_way"
    with pytest.raises(RefundTooLarge):
        shop.do(open_return, OpenReturn(placed.id, {line: 1}))
    for each in shop.read(returns_of, placed.id):
        shop.do(receive_return, ReceiveReturn(each.id))
    assert (banked(shop), shop.stock("DRESS-S")) == (16000, (5, 0))
    with pytest.raises(RefundTooLarge):
        shop.do(ask_refund, AskRefund(placed.id, "more", lines={line: 1}))
    holds(shop)


def test_an_exchange_sends_the_new_size_once_the_old_one_is_here(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=1)
    delivered(shop, placed)
    done = asked(shop, placed, "exchange", lines={placed.lines[0].id: 1}, variant_id="var_DRESS-M", reason="too_small")
    assert (shop.stock("DRESS-M"), shop.stock("DRESS-S")) == ((3, 1), (4, 0))

    assert shop.do(receive_return, ReceiveReturn(done.result["return_id"])) == 0

    now = seen(shop, placed.id)
    assert [(line.sku, line.total.minor) for line in now.lines] == [("DRESS-S", 8000), ("DRESS-M", 8000)]
    assert (now.state, now.fulfilment_state) == ("placed", "part_shipped")
    assert (shop.stock("DRESS-M"), shop.stock("DRESS-S")) == ((2, 0), (5, 0))
    shop.do(create_shipment, CreateShipment(placed.id))
    assert seen(shop, placed.id).shipments[1].lines == {now.lines[1].id: 1}
    assert banked(shop) == 0
    holds(shop)


def test_the_new_thing_can_be_returned_in_its_turn_and_no_more_than_was_paid_goes_back(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=1)
    delivered(shop, placed)
    done = asked(shop, placed, "exchange", lines={placed.lines[0].id: 1}, variant_id="var_DRESS-XS", reason="too_big")
    assert shop.do(receive_return, ReceiveReturn(done.result["return_id"])) == 1000
    delivered(shop, placed)
    new = seen(shop, placed.id).lines[1]
    again = asked(shop, placed, "return", lines={new.id: 1}, reason="changed_mind")
    assert shop.do(receive_return, ReceiveReturn(again.result["return_id"])) == 7000
    assert banked(shop) == 8000
    assert (shop.stock("DRESS-S"), shop.stock("DRESS-XS")) == ((5, 0), (3, 0))
    holds(shop)


def test_a_dearer_exchange_is_paid_for_first_and_undone_with_its_money(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=1)
    delivered(shop, placed)
    waits = asked(shop, placed, "exchange", lines={placed.lines[0].id: 1}, variant_id="var_DRESS-L", reason="too_small")
    assert waits.state == "paying"
    assert pay_for(shop, waits.result["payment_id"]) == "paid"
    (there,) = shop.read(returns_of, placed.id)
    assert (there.extra.minor, shop.stock("DRESS-L")) == (1500, (3, 1))

    shop.do(take_back, TakeBack(waits.id))

    assert (banked(shop), shop.stock("DRESS-L")) == (1500, (3, 0))
    second = asked(
        shop, placed, "exchange", key="2", lines={placed.lines[0].id: 1}, variant_id="var_DRESS-L", reason="too_small"
    )
    pay_for(shop, second.result["payment_id"])
    shop.do(receive_return, ReceiveReturn(shop.read(returns_of, placed.id)[1].id))
    now = seen(shop, placed.id)
    assert (now.lines[1].sku, now.lines[1].total.minor, shop.stock("DRESS-L")) == ("DRESS-L", 9500, (2, 0))
    holds(shop)


def test_a_return_called_off_leaves_everything_where_it_was(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=1)
    delivered(shop, placed)
    done = asked(shop, placed, "exchange", lines={placed.lines[0].id: 1}, variant_id="var_DRESS-M", reason="too_small")
    shop.do(cancel_return, CancelReturn(done.result["return_id"]))
    shop.do(cancel_return, CancelReturn(done.result["return_id"]))
    assert shop.stock("DRESS-M") == (3, 0)
    with pytest.raises(ActionOver):
        shop.do(receive_return, ReceiveReturn(done.result["return_id"]))
    assert shop.read(options, placed.id).lines[0].give_back.units == 1
    holds(shop)


def test_store_credit_for_a_return_has_its_bonus(shop: Shop) -> None:
    policy(shop, refunds={"store_credit_bonus_percent": 5})
    placed = bought(shop, MUG=1)
    delivered(shop, placed)
    done = asked(shop, placed, "return", lines={placed.lines[0].id: 1}, reason="other", method="store_credit")
    shop.do(receive_return, ReceiveReturn(done.result["return_id"]))
    assert (credit(shop), banked(shop)) == (999 + 49, 0)
    holds(shop)


def test_a_person_may_give_less_or_nothing_for_what_came(shop: Shop) -> None:
    placed = bought(shop, MUG=2)
    delivered(shop, placed)
    line = placed.lines[0].id
    first = asked(shop, placed, "return", key="1", lines={line: 1}, reason="other")
    assert shop.do(receive_return, ReceiveReturn(first.result["return_id"], {line: Received(1, 0)}, minor=0)) == 0
    second = asked(shop, placed, "return", key="2", lines={line: 1}, reason="other")
    with pytest.raises(Invalid):
        shop.do(receive_return, ReceiveReturn(second.result["return_id"], {line: Received(1, 2)}))
    assert shop.do(receive_return, ReceiveReturn(second.result["return_id"], minor=400)) == 400
    assert sum(row.on_hand for row in shop.rows(stock, "variant_id", "on_hand") if row.variant_id == "var_MUG") == 4
    holds(shop)


def test_the_window_closes_and_some_things_never_come_back(shop: Shop) -> None:
    policy(
        shop,
        returns={
            "window_days": 30, "window_days_by_category": {"Clothing": 14, "Clothing > Hats": 60}, "never": ["Home"],
        },
    )  # fmt: skip
    placed = bought(shop, DRESS_S=1, HAT=1, MUG=1)
    assert {line.give_back.why for line in shop.read(options, placed.id).lines} == {"not_there", "category"}
    delivered(shop, placed)
    verdicts = [line.give_back for line in shop.read(options, placed.id).lines]
    assert [(each.allowed, each.why) for each in verdicts] == [(True, ""), (True, ""), (False, "category")]
    later(shop, days=15)
    verdicts = [line.give_back for line in shop.read(options, placed.id).lines]
    assert [(each.allowed, each.why, each.days) for each in verdicts] == [
        (False, "too_late", 14), (True, "", 0), (False, "category", 0),
    ]  # fmt: skip
    with pytest.raises(NotAllowed):
        asked(shop, placed, "return", lines={placed.lines[0].id: 1}, reason="too_big")
    asked(shop, placed, "return", lines={placed.lines[0].id: 1}, reason="too_big", by_kind="key", despite_policy=True)


def test_a_cancelled_unit_and_a_returned_one_are_told_apart(shop: Shop) -> None:
    placed = bought(shop, MUG=3)
    line = placed.lines[0].id
    asked(shop, placed, "cancel_lines", lines={line: 1})
    first = shop.do(create_shipment, CreateShipment(placed.id, {line: 1}))
    shop.do(ship, Ship(first))
    done = asked(shop, placed, "return", lines={line: 1}, reason="other")
    shop.do(receive_return, ReceiveReturn(done.result["return_id"]))
    shop.do(create_shipment, CreateShipment(placed.id))
    assert [each.lines for each in seen(shop, placed.id).shipments] == [{line: 1}, {line: 1}]
    holds(shop)
