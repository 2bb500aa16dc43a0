"""How those who sell appear to shoppers, and what they lay out again and again."""

from sqlalchemy import text as sql

from chaffer.runtime.columns import index, json, moment, shop_table, text

stylists = shop_table(
    "stylists",
    text("staff_id"),
    text("signature", default=""),  # stands above what they write, where a channel does not say who writes
    text("account_id", default=""),  # a number of their own: a channel account of the shop
    moment("updated_at"),
    index("account_id", unique=True, where=sql("account_id <> ''")),
    key=("staff_id",),
)

look_boards = shop_table(
    "look_boards",
    text("id"),
    text("staff_id"),  # whose it is
    text("name"),
    text("note", default=""),  # said in front of it
    json("products"),  # 1 to 10 ids, in order
    moment("created_at"),
    moment("updated_at"),
    index("staff_id", "id"),
)
