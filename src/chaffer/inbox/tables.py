"""Everything that came from outside, once."""

from sqlalchemy import UniqueConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import blob, index, moment, shop_table, text, whole

inbox = shop_table(
    "inbox",
    text("id"),
    text("source"),  # a channel account, a payment provider, a carrier
    text("external_id"),
    text("kind"),  # message, report, notice, payment, scan
    text("conversation_id", default=""),
    text("message_id", default=""),  # where it stands in the thread already, though its turn has not come
    blob("body", null=True),  # encrypted under the key of its day; gone 14 days after handling
    text("day"),
    text("state"),  # kept, handled, dead
    whole("attempts", default=0),
    text("error", default=""),
    moment("said_at", null=True),
    moment("kept_at"),
    moment("handled_at", null=True),
    moment("due_at", null=True),
    text("request_id", default=""),
    UniqueConstraint("shop_id", "source", "external_id"),
    index("conversation_id", "kept_at", where=sql("state = 'kept'")),
    index("due_at", where=sql("state = 'kept' AND due_at IS NOT NULL")),  # messages wait in their lane
    index("id", where=sql("state = 'dead'")),
    index("day"),
)
