"""What was bought, at the prices of that moment."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole

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
)
