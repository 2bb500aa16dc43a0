"""Make an order of a checkout's bill: a number, the lines at the prices of this moment, the cart closed."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Text, cast, func, select

from chaffer.commerce.checkout.taking import set_state
from chaffer.commerce.companies.queries import CompanyView
from chaffer.commerce.orders.closing_cart import close_cart
from chaffer.commerce.orders.events import OrderPlaced
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.pricing.views import Bill
from chaffer.commerce.vouchers.operations.redeem import pass_on
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, insert_all, mine
from chaffer.runtime.transaction import Transaction

FIRST_NUMBER = 1001


class Placed(msgspec.Struct, frozen=True):
    order_id: str
    number: str


# Below zero are orders of another system whose numbers are no numbers.
_next = (
    select(func.coalesce(func.max(orders.c.sequence) + 1, FIRST_NUMBER))
    .where(mine(orders), orders.c.sequence > 0)
    .scalar_subquery()
)
_KEEP = Statement(
    "orders.place",
    insert_all(
        orders, "id", "contact_id", "conversation_id", "cart_id", "checkout_id", "state", "payment_state",
        "fulfilment_state", "currency", "subtotal_minor", "discount_minor", "shipping_minor", "tax_minor",
        "total_minor", "tax_lines", "adjustments", "address", "billing_address", "email", "language",
        "credit_minor", "payment_method", "shipping_name", "shipping_rate_id", "company", "placed_at", "paid_at",
        "recipient", "gift_note", "delivery_date", "delivery_slot",
    )
    .values(sequence=_next, number=cast(_next, Text()))
    .on_conflict_do_nothing(index_elements=["shop_id", "sequence"])
    .returning(orders.c.number),
)  # fmt: skip


def place_order(
    tx: Transaction, checkout: Any, bill: Bill, method: str, company: CompanyView | None, *,
    paid_at: datetime | None = None,
) -> Placed:  # fmt: skip
    """The checkout (ours, see `take_checkout`) becomes an order. Stock and money are the caller's steps.

    Numbers have no gaps: who wants the same one waits until this transaction stands or falls.
    """
    order_id, totals = tx.new_id("order"), bill.totals
    day = checkout.delivery_date if bill.days else ""
    values = dict(
        id=order_id, contact_id=checkout.contact_id, conversation_id=checkout.conversation_id,
        cart_id=checkout.cart_id, checkout_id=checkout.id, state="placed", payment_state="paid" if paid_at else "due",
        fulfilment_state="open", currency=totals.total.currency, subtotal_minor=totals.subtotal.minor,
        discount_minor=totals.discount.minor, shipping_minor=totals.shipping.minor, tax_minor=totals.tax.minor,
        total_minor=totals.total.minor, tax_lines=totals.tax_lines, adjustments=bill.adjustments,
        address=checkout.address, billing_address=checkout.billing_address, email=checkout.email, language=checkout.language,
        credit_minor=bill.credit_minor, payment_method=method, shipping_name=bill.shipping_name, shipping_rate_id=bill.shipping_rate_id,
        company=company.on_paper(reverse_charge=totals.reverse_charge) if company else None, placed_at=tx.now, paid_at=paid_at,
        recipient=checkout.recipient, gift_note=checkout.gift_note, delivery_date=day,
        delivery_slot=checkout.delivery_slot if day else "",
    )  # fmt: skip
    number = tx.value(_KEEP, **values)
    while number is None:  # a rival has just taken it
        number = tx.value(_KEEP, **values)
    _keep_lines(tx, order_id, bill)
    close_cart(tx, checkout, bill)
    if bill.voucher_id:
        pass_on(tx, checkout.id, order_id)
    set_state(tx, checkout, "completed", order_id=order_id, method=method)
    tx.changed("order", order_id)
    tx.happened(
        OrderPlaced(order_id, number, checkout.contact_id, checkout.conversation_id, totals.total, method, day)
    )  # fmt: skip
    return Placed(order_id, number)


def _keep_lines(tx: Transaction, order_id: str, bill: Bill) -> None:
    insert_many(tx, "orders.keep_lines", order_lines, [
        {
            "id": tx.new_id("line"), "order_id": order_id, "variant_id": line.variant_id,
            "product_id": line.product_id, "quote_id": line.quote_id, "sku": line.sku, "title": line.title,
            "options": line.options, "image_url": line.image_url, "quantity": line.quantity,
            "unit_minor": line.unit_minor, "discount_minor": line.discount_minor, "tax_minor": line.tax_minor,
            "total_minor": line.total_minor, "seller_id": line.seller_id, "position": position,
        }
        for position, line in enumerate(bill.lines)
    ])  # fmt: skip
