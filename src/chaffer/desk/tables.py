"""What people at the desk write for each other."""

from sqlalchemy import UniqueConstraint

from chaffer.runtime.columns import index, moment, shop_table, text

notes = shop_table(
    "notes",
    text("id"),
    text("about_kind"),  # conversation, order, contact
    text("about_id"),
    text("text"),
    text("actor_kind"),
    text("actor_id"),
    moment("at"),
    index("about_kind", "about_id", "id"),
)

mentions = shop_table(
    "mentions",
    text("note_id"),
    text("staff_id"),
    text("conversation_id"),
    moment("at"),
    moment("seen_at", null=True),
    index("staff_id", "conversation_id"),
    index("conversation_id"),
    key=("note_id", "staff_id"),
)

saved_replies = shop_table(
    "saved_replies",
    text("id"),
    text("shortcut"),  # what is typed behind the stroke: "hours"
    text("title"),
    text("text"),  # with {{contact.name}} and its like
    text("language", default=""),  # "": any
    moment("created_at"),
    moment("updated_at"),
    UniqueConstraint("shop_id", "shortcut", "language"),
)
