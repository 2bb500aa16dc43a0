"""Shops, those who may act in them, and what they did."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import blob, index, json, moment, shop_table, text, truth, whole
from chaffer.runtime.fences import EMPTY, EMPTY_OBJECT, OPEN, OWN, Fence

shops = shop_table(
    "shops",
    text("slug"),
    text("name"),
    text("currency"),
    text("language"),
    json("languages", default="[]"),
    text("country", default="US"),
    text("time_zone", default="UTC"),
    text("state", default="open"),  # open, paused, closed
    json("settings", default="{}"),
    moment("created_at"),
    UniqueConstraint("slug"),
    key=(),
    fence=Fence(OPEN.rows, {"settings": EMPTY_OBJECT}),
)

staff = shop_table(
    "staff",
    text("id"),
    text("name"),
    text("email"),
    text("role"),
    text("password_hash", default=""),
    text("language", default="en"),
    text("state", default="active"),
    text("seller_id", default=""),  # for whom they sell: they see what is this seller's, and no more
    json("settings", default="{}"),
    moment("created_at"),
    UniqueConstraint("shop_id", "email"),
    index("seller_id", where=sql("seller_id <> ''")),
    fence=Fence(OWN.rows, {"password_hash": EMPTY, "settings": EMPTY_OBJECT}),
)

roles = shop_table("roles", text("id"), text("name"), json("permissions"), moment("created_at"))

api_keys = shop_table(
    "api_keys",
    text("id"),
    text("name"),
    text("hash"),  # SHA-256 of the key; the key itself is shown once
    json("permissions"),
    text("made_by", default=""),  # the member of staff behind it, also of a key that a key made; "": made by command
    moment("created_at"),
    moment("last_used_at", null=True),
    moment("revoked_at", null=True),
    moment("expires_at", null=True),
    UniqueConstraint("hash"),
)

audit = shop_table(
    "audit",
    text("id"),
    moment("at"),
    text("actor_kind"),  # staff, key, bot, shopper, system, command
    text("actor_id"),
    text("action"),
    text("target_kind", default=""),
    text("target_id", default=""),
    json("before", null=True),
    json("after", null=True),
    text("origin", default=""),
    text("previous_hash", default=""),
    text("hash", default=""),
    index("target_kind", "target_id"),
    index("at"),
)

texts = shop_table(
    "texts",
    text("key"),
    text("language"),
    text("persona", default=""),
    text("text"),
    moment("updated_at"),
    key=("key", "language", "persona"),
)

channel_accounts = shop_table(
    "channel_accounts",
    text("id"),
    text("kind"),
    text("external_id"),
    text("name", default=""),
    json("settings", default="{}"),
    blob("sealed_secrets"),  # AES-GCM, bound to shop, table and row
    text("state", default="active"),
    moment("created_at"),
    moment("paused_until", null=True),
    text("trouble", default=""),
    UniqueConstraint("kind", "external_id"),
    CheckConstraint("state IN ('active', 'paused', 'broken', 'removed')", name="state"),
)

channel_health = shop_table(
    "channel_health",
    text("account_id"),
    moment("shaken_at", null=True),  # the platform asked whether we know the account's verify token
    moment("heard_at", null=True),  # a webhook came that the account's secret signed
    moment("refused_at", null=True),  # one named the account, and was not signed by its secret
    moment("asked_at", null=True),  # we asked the platform how the account does
    json("told", default="{}"),  # what it said, by our names: quality, limit, throughput, state, name, number
    text("refusal", default=""),  # why it would not say
    key=("account_id",),
)

message_templates = shop_table(
    "message_templates",
    text("id"),
    text("account_id"),
    text("name"),
    text("language"),
    text("category"),
    text("state", default="pending"),  # pending, approved, rejected, paused, disabled
    text("quality", default=""),
    json("components", default="[]"),
    text("reason", default=""),
    moment("updated_at"),
    UniqueConstraint("shop_id", "account_id", "name", "language"),
)

sellers = shop_table(
    "sellers",
    text("id"),
    text("name"),
    whole("commission_ppm", default=0),  # what the shop keeps, in millionths of their lines' totals
    json("languages", default="[]"),
    truth("ships", default=False),  # they send their own parcels, and see where to
    json("settings", default="{}"),
    text("state", default="active"),  # active, away (nobody answers: the shop's people do), closed
    moment("created_at"),
    fence=Fence(("id = {seller}",), {"settings": EMPTY_OBJECT}),
)
