"""What must hold in a shop after anything at all."""

from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.checkout.tables import checkouts, reservations
from chaffer.commerce.ledger.audit import audit_balances
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.tables import payments, refunds
from tests.commerce.shop import Shop


def check_books(shop: Shop) -> None:
    """The ledger adds up, nothing is oversold, and every payment is an order's or on its way back."""
    assert shop.read(audit_balances) == []
    held: dict[tuple[str, str], int] = {}
    for row in shop.rows(reservations, "variant_id", "location_id", "quantity", "state"):
        if row.state == "held":
            held[row.variant_id, row.location_id] = held.get((row.variant_id, row.location_id), 0) + row.quantity
    for row in shop.rows(stock, "variant_id", "location_id", "on_hand", "reserved"):
        assert 0 <= row.reserved <= row.on_hand
        assert row.reserved == held.get((row.variant_id, row.location_id), 0)
    back: dict[str, int] = {}
    for row in shop.rows(refunds, "payment_id", "minor", "state"):
        if row.state != "failed":
            back[row.payment_id] = back.get(row.payment_id, 0) + row.minor
    for row in shop.rows(payments, "id", "state", "minor", "refunded_minor", "order_id"):
        assert row.refunded_minor == back.get(row.id, 0)
        if row.state == "refused_late":
            assert row.refunded_minor == row.minor
            assert row.order_id == ""
        if row.state == "paid":
            assert row.order_id != ""
    ordered = [row.checkout_id for row in shop.rows(orders, "checkout_id")]
    assert len(ordered) == len(set(ordered))
    numbers = sorted(int(row.number) for row in shop.rows(orders, "number"))
    assert numbers == list(range(1001, 1001 + len(numbers)))
    for row in shop.rows(checkouts, "id", "state", "order_id"):
        assert (row.state == "completed") == (row.id in ordered)
