"""A provider that will not give money back leaves it due; the units are where they are."""

import pytest

from chaffer.commerce.fulfilment.errors import NothingToShip
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.invariants import broken_invariants
from chaffer.commerce.orders.errors import RefundTooLarge
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.operations.retry_refund import RetryRefund, retry_refund
from chaffer.commerce.payments.operations.finish_refund import fail_refund, finish_refund
from chaffer.commerce.payments.operations.note_refunds import note_refunds
from chaffer.commerce.payments.port import SeenRefund
from chaffer.commerce.payments.queries import RefundView, refunds_due
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.commerce.returns.operations.receive_return import ReceiveReturn, receive_return
from chaffer.commerce.returns.rows import returns_of
from chaffer.kernel.errors import Conflict, NotFound
from tests.commerce.books import check_books
from tests.commerce.returns.buying import asked, bought, delivered, later, policy, seen, stocked
from tests.commerce.returns.test_changes import credit
from tests.commerce.shop import Shop


@pytest.fixture
def shop(shop: Shop) -> Shop:
    stocked(shop)
    return shop


def failed(shop: Shop) -> RefundView:
    """The refund under way fails; what is due for it."""
    (refund_id,) = [row.id for row in shop.rows(refunds, "id", "state") if row.state == "asked"]
    shop.do(fail_refund, refund_id, "expired_card")
    (due,) = shop.read(refunds_due)
    assert due.id == refund_id
    assert (due.state, due.error, due.due) == ("failed", "expired_card", True)
    return due


def holds(shop: Shop) -> None:
    assert shop.read(broken_invariants) == []
    check_books(shop)


def test_a_refund_that_fails_after_the_dress_came_back_is_due_and_the_dress_stays_returned(shop: Shop) -> None:
    placed = bought(shop, DRESS_S=1)
    delivered(shop, placed)
    asked(shop, placed, "return", lines={placed.lines[0].id: 1})
    (one,) = shop.read(returns_of, placed.id)
    shop.do(receive_return, ReceiveReturn(one.id))

    due = failed(shop)

    holds(shop)
    (line,) = seen(shop, placed.id).lines
    assert (line.returned_quantity, line.refunded_quantity) == (1, 1)
    assert seen(shop, placed.id).refunded.minor == 0
    with pytest.raises(NothingToShip):
        shop.do(create_shipment, CreateShipment(placed.id))

    again = shop.do(retry_refund, RetryRefund(due.id))
    assert shop.do(retry_refund, RetryRefund(due.id)) == again
    shop.do(finish_refund, again, "re_2")

    assert seen(shop, placed.id).refunded == due.amount
    assert shop.read(refunds_due) == []
    holds(shop)


def test_a_cancelled_unit_whose_refund_fails_is_not_packed_for_all_that(shop: Shop) -> None:
    policy(shop, undo_minutes=0)
    placed = bought(shop, DRESS_S=1, MUG=1)
    mug = next(line for line in placed.lines if line.sku == "MUG")
    asked(shop, placed, "cancel_lines", lines={mug.id: 1})
    later(shop, minutes=1)

    failed(shop)

    shop.do(create_shipment, CreateShipment(placed.id))
    with pytest.raises(NothingToShip):
        shop.do(create_shipment, CreateShipment(placed.id))
    holds(shop)


def test_what_a_dead_card_will_not_take_is_given_as_store_credit(shop: Shop) -> None:
    placed = bought(shop, MUG=2)
    shop.do(ask_refund, AskRefund(placed.id, "k", lines={placed.lines[0].id: 1}))
    due = failed(shop)

    shop.do(retry_refund, RetryRefund(due.id, "store_credit"))

    assert credit(shop) == due.amount.minor
    assert shop.read(refunds_due) == []
    holds(shop)


def test_a_second_failure_is_due_in_the_place_of_the_first(shop: Shop) -> None:
    placed = bought(shop, MUG=2)
    shop.do(ask_refund, AskRefund(placed.id, "k", lines={placed.lines[0].id: 1}))
    first = failed(shop)
    second_id = shop.do(retry_refund, RetryRefund(first.id))
    with pytest.raises(Conflict):
        shop.do(retry_refund, RetryRefund(second_id))

    assert failed(shop).id == second_id
    assert shop.do(retry_refund, RetryRefund(first.id)) == second_id
    holds(shop)


def test_all_that_is_left_brings_what_was_due_with_it(shop: Shop) -> None:
    placed = bought(shop, MUG=2)
    shop.do(ask_refund, AskRefund(placed.id, "k", lines={placed.lines[0].id: 1}))
    due = failed(shop)

    rest = shop.do(ask_refund, AskRefund(placed.id, "rest"))

    assert shop.read(refunds_due) == []
    assert shop.do(retry_refund, RetryRefund(due.id)) == rest
    holds(shop)


def test_a_refund_of_the_other_mug_does_not_settle_the_first_ones(shop: Shop) -> None:
    placed = bought(shop, MUG=3)
    (line,) = placed.lines
    shop.do(ask_refund, AskRefund(placed.id, "k", lines={line.id: 1}))
    due = failed(shop)

    shop.do(ask_refund, AskRefund(placed.id, "k2", lines={line.id: 2}))

    assert [each.id for each in shop.read(refunds_due)] == [due.id]
    with pytest.raises(RefundTooLarge):
        shop.do(ask_refund, AskRefund(placed.id, "k3", lines={line.id: 2}))
    holds(shop)


def test_what_was_given_back_by_hand_at_the_provider_is_not_due_any_more(shop: Shop) -> None:
    placed = bought(shop, MUG=2)
    shop.do(ask_refund, AskRefund(placed.id, "k", lines={placed.lines[0].id: 1}))
    due = failed(shop)
    (payment,) = shop.rows(payments, "id")

    shop.do(note_refunds, payment.id, [SeenRefund("re_hand", due.amount.minor)])

    assert shop.read(refunds_due) == []
    holds(shop)


def test_there_is_nothing_to_retry_where_nothing_failed(shop: Shop) -> None:
    placed = bought(shop, MUG=1)
    refund_id = shop.do(ask_refund, AskRefund(placed.id, "k"))
    with pytest.raises(Conflict):
        shop.do(retry_refund, RetryRefund(refund_id))
    with pytest.raises(NotFound):
        shop.do(retry_refund, RetryRefund("rfd_none"))
