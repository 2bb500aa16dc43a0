"""The shop's policy, what was asked to be done to orders, and what is on its way back."""

from sqlalchemy import CheckConstraint, UniqueConstraint

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole

policies = shop_table(
    "policies",
    json("policy"),
    whole("version", default=1),
    moment("updated_at"),
    key=(),
)

order_actions = shop_table(
    "order_actions",
    text("id"),
    text("order_id"),
    text("contact_id", default=""),
    text("conversation_id", default=""),
    text("kind"),  # change_address, change_item, cancel, cancel_lines, return, exchange
    json("wish"),
    text("state"),  # waiting, approval, paying, done, taken_back, refused, failed
    json("result", default="{}"),
    text("error", default=""),
    text("actor_kind"),
    text("actor_id", default=""),
    text("key"),  # the caller's idempotency key
    moment("created_at"),
    moment("due_at", null=True),
    moment("ended_at", null=True),
    UniqueConstraint("shop_id", "key"),
    index("order_id"),
    index("state", "created_at"),
)

returns = shop_table(
    "returns",
    text("id"),
    text("order_id"),
    text("action_id", default=""),
    text("contact_id", default=""),
    text("conversation_id", default=""),
    text("kind"),  # return, exchange
    text("state"),  # open, labelled, received, done, cancelled
    text("reason", default=""),
    text("note", default=""),
    text("method", default="original"),  # original, store_credit
    text("currency"),
    whole("worth_minor", default=0),  # of the goods as they were paid
    whole("fee_minor", default=0),
    whole("postage_minor", default=0),
    whole("bonus_percent", default=0),
    whole("extra_minor", default=0),  # paid beforehand for something dearer
    whole("given_minor", default=0),  # what went back in the end
    text("refund_id", default=""),
    text("carrier", default=""),
    text("tracking_number", default=""),
    text("label_url", default=""),
    text("trouble", default=""),
    moment("created_at"),
    moment("received_at", null=True),
    moment("ended_at", null=True),
    CheckConstraint("given_minor >= 0 AND fee_minor >= 0 AND postage_minor >= 0", name="amounts"),
    index("order_id"),
    index("state", "created_at"),
)

return_lines = shop_table(
    "return_lines",
    text("return_id"),
    text("order_line_id"),
    whole("quantity"),
    whole("received", default=0),
    whole("resellable", default=0),
    text("wanted_variant_id", default=""),
    whole("wanted_total_minor", default=0),  # what the new thing is worth, for all its units
    CheckConstraint("quantity > 0 AND received <= quantity AND resellable <= received", name="units"),
    key=("return_id", "order_line_id"),
)
