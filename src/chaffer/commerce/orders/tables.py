"""What was bought, at the prices of that moment."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole
from chaffer.runtime.fences import EMPTY, EMPTY_LIST, EMPTY_OBJECT, OF_LINES, OWN, SOLD, Fence, Through

_own_lines = (
    "FROM {main}order_lines l WHERE l.shop_id = orders.shop_id AND l.order_id = orders.id AND l.seller_id = {seller}"
)
_ships = "EXISTS (SELECT 1 FROM {main}sellers s WHERE s.shop_id = {shop} AND s.id = {seller} AND s.ships)"


def _sum(of: str) -> str:
    return f"CAST((SELECT COALESCE(SUM({of}), 0) {_own_lines}) AS BIGINT)"


def _if_they_ship(column: str, otherwise: str) -> str:
    return f"CASE WHEN {_ships} THEN orders.{column} ELSE {otherwise} END"


# A seller's part of an order: their lines, their sums, and where it goes only if they ship.
_PART = Fence(
    (Through("id", "x.order_id", OF_LINES, SOLD),),
    {
        "subtotal_minor": _sum("l.unit_minor * l.quantity"), "discount_minor": _sum("l.discount_minor"),
        "tax_minor": _sum("l.tax_minor"), "total_minor": _sum("l.total_minor"),
        "shipping_minor": "0", "refunded_minor": "0", "credit_minor": "0", "version": "0",
        "tax_lines": EMPTY_LIST, "adjustments": EMPTY_LIST, "company": "NULL", "source": EMPTY_OBJECT, "note": EMPTY,
        "email": EMPTY, "cart_id": EMPTY, "checkout_id": EMPTY, "payment_method": EMPTY, "billing_address": "NULL",
        "shipping_rate_id": EMPTY, "cancel_reason": EMPTY,
        "conversation_id": (
            "COALESCE((SELECT s.conversation_id FROM {main}side_threads s WHERE s.shop_id = {shop} "
            "AND s.seller_id = {seller} AND s.conversation_id = orders.conversation_id), '')"
        ),
        "fulfilment_state": (
            f"CASE WHEN {_sum('l.shipped_quantity')} = 0 THEN 'open' "
            f"WHEN {_sum('l.quantity - l.shipped_quantity')} > 0 THEN 'part_shipped' ELSE 'shipped' END"
        ),
        "address": _if_they_ship("address", "NULL"), "recipient": _if_they_ship("recipient", "NULL"),
        "gift_note": _if_they_ship("gift_note", EMPTY), "shipping_name": _if_they_ship("shipping_name", EMPTY),
        "delivery_slot": _if_they_ship("delivery_slot", EMPTY),
    },
)  # fmt: skip

orders = shop_table(
    "orders",
    text("id"),
    whole("sequence"),  # without gaps
    text("number"),
    text("contact_id"),
    text("conversation_id", default=""),
    text("cart_id", default=""),
    text("checkout_id", default=""),
    text("state"),  # placed, cancelled, completed
    text("payment_state"),  # due, paid, part_refunded, refunded
    text("fulfilment_state"),  # open, packed, part_shipped, shipped, delivered, returned
    text("currency"),
    whole("subtotal_minor"),
    whole("discount_minor", default=0),
    whole("shipping_minor", default=0),
    whole("tax_minor", default=0),
    whole("total_minor"),
    whole("refunded_minor", default=0),
    whole("credit_minor", default=0),  # what of the total was paid with store credit
    json("tax_lines", default="[]"),
    json("adjustments", default="[]"),  # what took off and put on, between subtotal and total
    json("address", null=True),
    json("billing_address", null=True),
    json("recipient", null=True),
    text("delivery_date", default=""),
    text("delivery_slot", default=""),
    text("gift_note", default=""),
    text("note", default=""),
    text("email", default=""),
    text("language", default="en"),
    text("payment_method", default=""),
    text("shipping_name", default=""),
    text("shipping_rate_id", default=""),
    json("company", null=True),
    json("source", default="{}"),
    moment("placed_at"),
    moment("paid_at", null=True),
    moment("cancelled_at", null=True),
    text("cancel_reason", default=""),
    whole("version", default=0),
    UniqueConstraint("shop_id", "sequence"),
    UniqueConstraint("shop_id", "number"),
    CheckConstraint("refunded_minor >= 0 AND refunded_minor <= total_minor", name="refunded"),
    index("contact_id", "placed_at"),
    index("placed_at"),
    fence=_PART,
)

order_lines = shop_table(
    "order_lines",
    text("id"),
    text("order_id"),
    text("variant_id", default=""),
    text("product_id", default=""),
    text("quote_id", default=""),
    text("sku", default=""),
    text("title"),
    json("options", default="{}"),
    text("image_url", default=""),
    whole("quantity"),
    whole("unit_minor"),
    whole("discount_minor", default=0),
    whole("tax_minor", default=0),
    whole("total_minor"),
    text("seller_id", default=""),
    text("location_id", default=""),
    whole("shipped_quantity", default=0),
    whole("refunded_quantity", default=0),  # gone back: called off, refunded or returned
    whole("returned_quantity", default=0),  # of these, those that had reached the shopper
    whole("position", default=0),
    CheckConstraint("shipped_quantity <= quantity AND refunded_quantity <= quantity", name="quantities"),
    index("order_id", "position"),
    index("quote_id", where=sql("quote_id <> ''")),
    index("seller_id", "order_id", where=sql("seller_id <> ''")),
    fence=OWN,
)
