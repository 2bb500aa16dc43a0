"""Make an order of a checkout's bill: a number, the lines at the prices of this moment, the cart closed."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Text as SqlText
from sqlalchemy import cast, literal
from sqlalchemy.dialects.postgresql import insert

from chaffer.commerce.checkout.taking import set_state
from chaffer.commerce.companies.queries import CompanyView
from chaffer.commerce.orders.closing_cart import close_cart
from chaffer.commerce.orders.events import OrderPlaced
from chaffer.commerce.orders.tables import order_adjustments, order_lines, order_numbers, orders
from chaffer.commerce.pricing.views import Bill
from chaffer.commerce.vouchers.operations.redeem import pass_on
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, insert_all
from chaffer.runtime.transaction import Transaction

SERIES = "order"
FIRST_NUMBER = 1001


class Placed(msgspec.Struct, frozen=True):
    order_id: str
    number: str


_numbering = insert(order_numbers).values(
    shop_id=given("shop_id"), series=literal(SERIES, SqlText()), last=given("first")
)
_NUMBER = Statement(
    "orders.next_number",
    _numbering.on_conflict_do_update(
        index_elements=["shop_id", "series"], set_={"last": order_numbers.c.last + 1}
    ).returning(cast(order_numbers.c.last, SqlText()).label("number")),
)
_KEEP = Statement(
    "orders.place",
    insert_all(
        orders, "id", "number", "contact_id", "conversation_id", "cart_id", "checkout_id", "state", "payment_state",
        "fulfilment_state", "currency", "subtotal_minor", "discount_minor", "shipping_minor", "tax_minor",
        "total_minor", "tax_lines", "address", "billing_address", "email", "language", "payment_method",
        "shipping_name", "shipping_rate_id", "company", "placed_at", "paid_at",
    ),
)  # fmt: skip


def place_order(
    tx: Transaction, checkout: Any, bill: Bill, method: str, company: CompanyView | None, *,
    paid_at: datetime | None = None,
) -> Placed:  # fmt: skip
    """The checkout (ours, see `take_checkout`) becomes an order. Stock and money are the caller's steps.

    Numbers have no gaps: the counter's row is held until the transaction stands or falls.
    """
    order_id = tx.new_id("order")
    number: str = tx.one(_NUMBER, first=FIRST_NUMBER).number
    totals = bill.totals
    tx.run(
        _KEEP, id=order_id, number=number, contact_id=checkout.contact_id, conversation_id=checkout.conversation_id,
        cart_id=checkout.cart_id, checkout_id=checkout.id, state="placed", payment_state="paid" if paid_at else "due",
        fulfilment_state="open", currency=totals.total.currency, subtotal_minor=totals.subtotal.minor,
        discount_minor=totals.discount.minor, shipping_minor=totals.shipping.minor, tax_minor=totals.tax.minor,
        total_minor=totals.total.minor, tax_lines=totals.tax_lines, address=checkout.address,
        billing_address=checkout.billing_address, email=checkout.email, language=checkout.language,
        payment_method=method, shipping_name=bill.shipping_name, shipping_rate_id=bill.shipping_rate_id,
        company=company.on_paper() if company else None, placed_at=tx.now, paid_at=paid_at,
    )  # fmt: skip
    _keep_lines(tx, order_id, bill)
    close_cart(tx, checkout, bill)
    if bill.voucher_id:
        pass_on(tx, checkout.id, order_id)
    set_state(tx, checkout, "completed", order_id=order_id, method=method)
    tx.changed("order", order_id)
    tx.happened(
        OrderPlaced(order_id, number, checkout.contact_id, checkout.conversation_id, totals.total, method)
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
    insert_many(tx, "orders.keep_adjustments", order_adjustments, [
        {
            "id": tx.new_id("adjustment"), "order_id": order_id, "line_id": each.line_id, "kind": each.kind,
            "code": each.code, "label": each.label, "minor": each.minor,
        }
        for each in bill.adjustments
    ])  # fmt: skip
