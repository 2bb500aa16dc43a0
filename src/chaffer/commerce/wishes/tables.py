"""Who is to be told when a thing is there again."""

from sqlalchemy import text as sql

from chaffer.runtime.columns import index, moment, shop_table, text, work_index

wishes = shop_table(
    "wishes",
    text("id"),
    text("contact_id"),
    text("conversation_id"),  # where it was asked, and is told
    text("variant_id"),
    text("state"),  # waiting, told
    moment("asked_at"),
    moment("told_at", null=True),
    index("contact_id"),
    index("conversation_id", "variant_id", unique=True, where=sql("state = 'waiting'")),
    work_index("asked_at", sqlite_where=sql("state = 'waiting'"), postgresql_where=sql("state = 'waiting'")),
)
