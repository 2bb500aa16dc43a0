"""What people and keys asked to be done with money, and how much each may do alone."""

from sqlalchemy import CheckConstraint, UniqueConstraint

from chaffer.runtime.columns import index, json, moment, shop_table, text, truth, whole

approvals = shop_table(
    "approvals",
    text("id"),
    text("wish"),  # which entry of `wishes.WISHES` carries it out
    text("kind"),  # refund, credit, voucher, cancel, permission, price
    json("command"),  # exactly what is done, as it was asked
    text("stamp", default=""),  # how the thing stood then
    text("currency"),
    whole("minor"),
    text("reason", default=""),
    text("state"),  # held, waiting, done, taken_back, refused, expired, failed
    text("order_id", default=""),
    text("number", default=""),  # of the order
    text("contact_id", default=""),
    text("conversation_id", default=""),
    text("asked_kind"),
    text("asked_id"),
    text("decided_kind", default=""),
    text("decided_id", default=""),
    text("answer", default=""),  # what the second person said to it
    json("result", default="{}"),
    text("error", default=""),
    text("key"),  # the caller's idempotency key
    truth("counts", default=True),  # towards what an order gave back without a second person
    moment("created_at"),
    moment("due_at", null=True),  # held: carried out then; waiting: over then
    moment("decided_at", null=True),
    moment("ended_at", null=True),
    UniqueConstraint("shop_id", "key"),
    CheckConstraint("minor >= 0", name="amount"),
    CheckConstraint("decided_id = '' OR decided_id <> asked_id OR decided_kind <> asked_kind", name="two_people"),
    index("order_id"),
    index("contact_id"),
    index("state", "id"),
)

money_rules = shop_table("money_rules", json("rules"), moment("updated_at"), key=())
