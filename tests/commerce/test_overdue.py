"""A company that does not pay in time is reminded twice, then a person sees to it."""

from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.companies.overdue import overdue
from chaffer.commerce.invoices.operations.remind import TIMER, remind
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.payments.operations.note_received import NoteReceived, note_received
from chaffer.commerce.payments.tables import payments
from chaffer.people.listing import LAST
from chaffer.runtime.tables import events, timers
from chaffer.testing import ManualClock
from tests.commerce.shop import Shop
from tests.commerce.test_companies import employ


def on_invoice(shop: Shop) -> tuple[str, str]:
    """Order and payment of something on invoice, to be paid within thirty days."""
    employ(shop, pays_by_invoice=True)
    shop.product("MUG", 1000)
    begun = shop.do(pay, Pay(shop.checkout(MUG=2), "invoice"))
    return begun.order_id, begun.payment_id


def told(shop: Shop) -> list[int]:
    rows = shop.rows(events, "id", "kind", "body")
    return [row.body["times"] for row in rows if row.kind == "invoice_overdue"]


def waiting(shop: Shop) -> list[int]:
    return [row.step for row in shop.rows(timers, "kind", "step") if row.kind == TIMER]


def test_it_is_reminded_twice_then_a_persons_matter(shop: Shop, clock: ManualClock) -> None:
    _, payment_id = on_invoice(shop)
    assert shop.read(overdue, LAST, 10) == []
    clock.forward(days=33)
    assert [each.id for each in shop.read(overdue, LAST, 10)] == [payment_id]

    for step in range(3):
        assert shop.do(remind, payment_id, step)
        clock.forward(days=7)

    assert told(shop) == [1, 2, 3]
    assert not shop.do(remind, payment_id, 3)


def test_nobody_is_reminded_of_what_is_paid_or_called_off(shop: Shop, clock: ManualClock) -> None:
    order_id, payment_id = on_invoice(shop)
    other = shop.do(pay, Pay(shop.checkout(MUG=1), "invoice"))
    clock.forward(days=33)
    shop.do(note_received, NoteReceived(order_id))
    shop.do(cancel_order, CancelOrder(other.order_id))

    assert [shop.do(remind, each, 0) for each in (payment_id, other.payment_id)] == [False, False]
    assert told(shop) == []
    assert shop.read(overdue, LAST, 10) == []
    assert len(shop.rows(payments, "id")) == 2
