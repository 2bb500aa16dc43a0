"""What people at the desk write for each other."""

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
