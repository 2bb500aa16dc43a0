"""The shop's answers, and the questions it had none for."""

from sqlalchemy import UniqueConstraint

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole

faq_entries = shop_table(
    "faq_entries",
    text("id"),
    text("key"),  # the same in every language
    text("language"),
    text("question"),
    json("phrasings", default="[]"),  # the same question in other words
    text("answer"),
    text("source", default=""),  # the file it came from; "" if it was written by hand or by API
    moment("created_at"),
    moment("updated_at"),
    UniqueConstraint("shop_id", "key", "language"),
)

unanswered = shop_table(
    "unanswered",
    text("id"),
    text("language"),
    text("asked"),  # its words, bare and without numbers: one row for one question
    text("example"),  # as it was asked first, without what could name a person
    text("product_id", default=""),  # if it was asked of a product
    whole("count", default=1),
    text("state", default="open"),  # open, answered, dropped
    moment("first_at"),
    moment("last_at"),
    UniqueConstraint("shop_id", "language", "asked", "product_id"),
    index("state", "count"),
)
