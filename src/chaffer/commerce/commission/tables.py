"""Who led to an order, by which rule, and what came of it."""

from chaffer.runtime.columns import index, moment, shop_table, text, whole

leads = shop_table(
    "leads",  # what a person of the shop did that an order may come of
    text("id"),
    text("contact_id"),
    text("conversation_id"),
    text("staff_id"),
    text("kind"),  # board, products, cart, payment, outreach, message
    text("board_id", default=""),
    text("message_id"),
    moment("at"),
    index("contact_id", "at"),
    index("staff_id", "at"),
)

commissions = shop_table(
    "commissions",  # by whom an order is, as the rule was when it was placed; written once
    text("order_id"),
    text("staff_id"),  # "": nobody's
    text("lead_kind"),
    moment("lead_at"),
    whole("days"),
    whole("basis_points"),
    whole("base_minor"),  # what the rate is of: the goods, without delivery and tax
    whole("total_minor"),  # of the order, delivery and tax with it
    text("currency"),
    moment("placed_at"),
    index("staff_id", "placed_at"),
    key=("order_id",),
)

commission_entries = shop_table(
    "commission_entries",  # only ever added: what was earned, and what of it went back
    text("id"),
    text("order_id"),
    text("staff_id"),
    text("kind"),  # earned, reversed, restored
    whole("minor"),  # reversed ones are negative
    whole("base_minor"),  # of the goods, with the same sign
    text("currency"),
    text("month"),  # "2026-11", where the shop is
    moment("at"),
    index("order_id"),
    index("staff_id", "id"),
    index("month", "staff_id"),
)
