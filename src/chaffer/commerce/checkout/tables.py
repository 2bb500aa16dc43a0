"""From a cart to an order, and the units kept back meanwhile."""

from sqlalchemy import CheckConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole

checkouts = shop_table(
    "checkouts",
    text("id"),
    text("cart_id"),
    text("contact_id"),
    text("conversation_id", default=""),
    text("state"),  # open, paying, completed, expired, cancelled
    whole("version", default=0),
    whole("cart_version", default=0),
    json("address", null=True),
    json("billing_address", null=True),
    text("email", default=""),
    text("language", default="en"),
    text("shipping_rate_id", default=""),
    text("payment_method", default=""),  # a provider's name, or cash_on_delivery
    text("currency"),
    json("totals", null=True),
    whole("total_minor", default=0),
    whole("credit_at_most_minor", null=True),  # store credit to use; null: the shopper has not said
    text("order_id", default=""),
    moment("created_at"),
    moment("expires_at"),
    index("cart_id", unique=True, where=sql("state IN ('open', 'paying')")),
    index("contact_id", "created_at"),
    index("state", "expires_at"),
)

reservations = shop_table(
    "reservations",
    text("id"),
    text("holder_id"),  # a checkout, later a drop's place in the queue
    text("variant_id"),
    text("location_id"),
    whole("quantity"),
    text("state"),  # held, used, released
    moment("expires_at"),
    moment("created_at"),
    CheckConstraint("quantity > 0", name="quantity"),
    index("holder_id", "state"),
    index("state", "expires_at"),
)
