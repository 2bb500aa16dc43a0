"""What shoppers wish for that was not found. Quotes stand in the catalogue's tables, where carts find them."""

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole

inquiries = shop_table(
    "inquiries",
    text("id"),
    text("contact_id"),
    text("conversation_id"),
    text("words"),  # of the shopper
    json("wish", default="{}"),  # what was read from them: category, colors, price_max, …
    text("currency", default=""),
    whole("budget_minor", null=True),  # at most
    text("needed_by", default=""),  # a day, 2026-05-10
    text("language", default=""),
    text("state", default="open"),  # open, quoted, closed
    moment("created_at"),
    moment("ended_at", null=True),
    index("conversation_id"),
    index("contact_id"),
    index("state", "id"),
)
