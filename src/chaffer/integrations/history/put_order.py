"""Write an order of another system: as it was there, closed for every step of ours. No stock, no books."""

from typing import Any, Literal

from sqlalchemy import delete, func, select, update

from chaffer.commerce.catalog.tables import variants
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.integrations.history.draft import PastOrder
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

Became = Literal["new", "changed", "unchanged", "ours", "nobodys"]
IMPORTED = "imported"
LARGEST_NUMBER = 10**12

_TOLD = (
    "contact_id", "state", "payment_state", "fulfilment_state", "currency", "subtotal_minor", "discount_minor",
    "shipping_minor", "tax_minor", "total_minor", "refunded_minor", "address", "email", "payment_method",
    "shipping_name", "source", "placed_at", "paid_at", "cancelled_at",
)  # fmt: skip
_KNOWN = Statement(
    "history.known_order", select(orders.c.id, orders.c.source).where(mine(orders), orders.c.number == given("number"))
)
_add = insert_all(orders, "id", "number", *_TOLD)
_ADD = Statement("history.add_order", _add.values(sequence=given("sequence")))
_below = (
    select(func.coalesce(func.min(orders.c.sequence), 0) - 1)
    .where(mine(orders), orders.c.sequence < 0)
    .scalar_subquery()
)
_ADD_BELOW = Statement(
    "history.add_order_below",
    _add.values(sequence=_below).on_conflict_do_nothing(index_elements=["shop_id", "sequence"]),
)
_CHANGE = Statement(
    "history.change_order",
    update(orders).where(mine(orders), orders.c.id == given("id_")).values({name: given(name) for name in _TOLD}),
)
_NO_LINES = Statement(
    "history.forget_lines", delete(order_lines).where(mine(order_lines), order_lines.c.order_id == given("order_id"))
)
_VARIANTS = Statement(
    "history.variants",
    select(variants.c.sku, variants.c.id, variants.c.product_id).where(mine(variants), in_list(variants.c.sku, "skus")),
)


def put_order(tx: Transaction, told: PastOrder, contact_id: str, source: str) -> Became:
    """Safe to repeat: what is there unchanged is left alone, and so is an order of our own with the same number.

    Our own numbers go on above it.
    """
    if not contact_id:
        return "nobodys"
    mark = told.fingerprint()
    known = tx.row(_KNOWN, number=told.number)
    if known is not None and not known.source.get(IMPORTED):
        return "ours"
    if known is not None and known.source.get("mark") == mark and known.source.get("contact_id") == contact_id:
        return "unchanged"
    order_id = tx.new_id("order") if known is None else str(known.id)
    values = _values(told, contact_id, {
        IMPORTED: source, "external_id": told.external_id, "mark": mark, "contact_id": contact_id,
    })  # fmt: skip
    if known is None:
        _add_order(tx, order_id, told.number, values)
    else:
        tx.run(_CHANGE, id_=order_id, **values)
        tx.run(_NO_LINES, order_id=order_id)
    _put_lines(tx, order_id, told)
    tx.changed("order", order_id)
    return "new" if known is None else "changed"


def _values(told: PastOrder, contact_id: str, source: dict[str, Any]) -> dict[str, Any]:
    paid = told.payment_state != "due"
    return {
        "contact_id": contact_id, "state": "cancelled" if told.cancelled_at else "completed",
        "payment_state": told.payment_state, "fulfilment_state": told.fulfilment_state, "currency": told.currency,
        "subtotal_minor": told.subtotal_minor, "discount_minor": told.discount_minor,
        "shipping_minor": told.shipping_minor, "tax_minor": told.tax_minor, "total_minor": told.total_minor,
        "refunded_minor": told.refunded_minor, "address": told.address, "email": told.customer.email[:254],
        "payment_method": told.payment_method[:100], "shipping_name": told.shipping_name[:200], "source": source,
        "placed_at": told.placed_at, "paid_at": told.placed_at if paid else None, "cancelled_at": told.cancelled_at,
    }  # fmt: skip


def _put_lines(tx: Transaction, order_id: str, told: PastOrder) -> None:
    skus = sorted({line.sku for line in told.lines if line.sku})
    known = {row.sku: row for row in tx.rows(_VARIANTS, skus=skus)} if skus else {}
    insert_many(tx, "history.keep_lines", order_lines, [
        {
            "id": tx.new_id("line"), "order_id": order_id, "sku": line.sku[:255], "title": line.title[:500],
            "variant_id": known[line.sku].id if line.sku in known else "",
            "product_id": known[line.sku].product_id if line.sku in known else "", "quantity": line.quantity,
            "unit_minor": line.unit_minor, "total_minor": line.unit_minor * line.quantity, "position": position,
        }
        for position, line in enumerate(told.lines)
    ])  # fmt: skip


def _add_order(tx: Transaction, order_id: str, number: str, values: dict[str, Any]) -> None:
    """Where its number is one, it counts among ours, which go on above it; else it stands below zero."""
    if number.isascii() and number.isdigit() and str(int(number)) == number and 0 < int(number) < LARGEST_NUMBER:
        tx.run(_ADD, id=order_id, number=number, sequence=int(number), **values)
        return
    while not tx.run(_ADD_BELOW, id=order_id, number=number, **values):
        pass  # a rival has just taken that place
