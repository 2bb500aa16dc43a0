"""One living cart, edited by shopper, bot, seller and assistant alike."""

from sqlalchemy import CheckConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole

carts = shop_table(
    "carts",
    text("id"),
    text("contact_id"),
    text("conversation_id", default=""),
    text("currency"),
    text("price_list_id", default=""),
    text("state", default="open"),  # open, ordered, abandoned, merged (its lines are in another one)
    whole("version", default=0),
    text("note", default=""),
    text("gift_note", default=""),
    json("recipient", null=True),  # other than the buyer: label, name, phone
    text("delivery_date", default=""),
    text("delivery_slot", default=""),
    json("company", null=True),
    moment("created_at"),
    moment("updated_at"),
    index("contact_id", "state"),
    index("contact_id", unique=True, where=sql("state = 'open'")),  # one living cart
    index("state", "updated_at"),
)

cart_lines = shop_table(
    "cart_lines",
    text("id"),
    text("cart_id"),
    text("variant_id", default=""),
    text("quote_id", default=""),
    whole("quantity"),
    whole("unit_minor", null=True),  # a price given to this line alone; null: the price list's
    text("title", default=""),
    text("seller_id", default=""),
    text("added_by_kind", default="shopper"),
    text("added_by_id", default=""),
    json("custom", default="{}"),
    whole("position", default=0),
    moment("created_at"),
    CheckConstraint("quantity > 0", name="quantity"),
    index("cart_id", "position"),
)

cart_adjustments = shop_table(
    "cart_adjustments",
    text("id"),
    text("cart_id"),
    text("line_id", default=""),
    text("kind"),  # discount, voucher, shipping, tax
    text("code", default=""),
    text("label", default=""),
    whole("minor"),  # negative takes off
    json("source", default="{}"),
    index("cart_id", "id"),
)
