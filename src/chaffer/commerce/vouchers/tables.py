"""Codes that take something off."""

from sqlalchemy import CheckConstraint, UniqueConstraint

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole

vouchers = shop_table(
    "vouchers",
    text("id"),
    text("code_hash"),
    text("code_hint", default=""),
    text("kind"),  # percent, amount, shipping
    whole("value"),  # ppm for percent, minor units for amount
    text("currency", default=""),
    json("rules", default="{}"),
    text("contact_id", default=""),
    whole("uses_at_most", null=True),
    whole("used", default=0),
    moment("starts_at", null=True),
    moment("ends_at", null=True),
    moment("created_at"),
    UniqueConstraint("shop_id", "code_hash"),
    CheckConstraint("uses_at_most IS NULL OR used <= uses_at_most", name="used"),
)

voucher_tries = shop_table(
    "voucher_tries",
    text("contact_id"),
    whole("wrong"),  # codes nobody has, named since began_at
    moment("began_at"),
    key=("contact_id",),
)

redemptions = shop_table(
    "redemptions",
    text("id"),
    text("voucher_id"),
    text("contact_id"),
    text("order_id"),
    whole("minor"),
    moment("at"),
    UniqueConstraint("shop_id", "voucher_id", "order_id"),
    index("order_id"),
    index("contact_id"),
)
