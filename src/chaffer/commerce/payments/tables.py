"""Payments and refunds as we asked for them and as the provider confirmed them."""

from sqlalchemy import CheckConstraint, UniqueConstraint

from chaffer.runtime.columns import blob, index, json, moment, shop_table, text, whole

payment_accounts = shop_table(
    "payment_accounts",
    text("id"),
    text("provider"),  # stripe
    json("settings", default="{}"),
    blob("sealed_secrets"),  # AES-GCM, bound to shop, table and row
    text("state", default="active"),  # active, removed
    moment("created_at"),
    UniqueConstraint("shop_id", "provider"),
)

payments = shop_table(
    "payments",
    text("id"),
    text("checkout_id"),
    text("order_id", default=""),
    text("provider"),
    text("state"),  # asked, open, paid, failed, expired, refused_late, refunded
    text("currency"),
    whole("minor"),
    whole("fee_minor", default=0),
    whole("refunded_minor", default=0),
    text("provider_id", default=""),
    text("charge_id", default=""),  # the provider's id of the money itself, which refunds and disputes name
    whole("disputed_minor", default=0),  # taken back by the bank, or held by it, until a dispute is decided
    text("url", default=""),
    text("error", default=""),
    moment("created_at"),
    moment("paid_at", null=True),
    moment("expires_at", null=True),
    moment("check_at", null=True),  # the poller looks then, even if no webhook ever comes
    whole("checks", default=0),
    json("details", default="{}"),
    text("mandate_id", default=""),  # of the standing permission under which it was charged
    moment("undone_at", null=True),  # the shopper took the order back before it stood
    UniqueConstraint("shop_id", "provider", "provider_id", "id"),
    CheckConstraint("refunded_minor >= 0 AND refunded_minor <= minor", name="refunded"),
    index("checkout_id"),
    index("order_id"),
    index("provider", "provider_id"),
    index("charge_id"),
)

refunds = shop_table(
    "refunds",
    text("id"),
    text("order_id", default=""),
    text("payment_id"),
    text("state"),  # asked, done, failed
    text("currency"),
    whole("minor"),
    text("reason", default=""),
    text("method", default="original"),  # original, store_credit
    whole("bonus_minor", default=0),  # on top, with store credit
    json("lines", default="[]"),
    text("provider_id", default=""),
    text("error", default=""),
    text("replaced_by", default=""),  # of a failed one: the refund by which this money went back after all
    text("actor_kind"),
    text("actor_id", default=""),
    text("key"),  # the caller's idempotency key
    moment("created_at"),
    moment("done_at", null=True),
    UniqueConstraint("shop_id", "key"),
    CheckConstraint("minor > 0", name="minor"),
    index("order_id"),
)

payment_methods = shop_table(
    "payment_methods",
    text("id"),
    text("contact_id"),
    text("provider"),
    text("provider_id"),
    text("kind", default="card"),
    text("label", default=""),  # "Visa", from the provider
    text("customer_id", default=""),  # the shopper, as the provider calls them
    text("last4", default=""),  # all we know of a card's number
    text("state", default="active"),  # active, removed
    moment("created_at"),
    moment("expires_at", null=True),
    index("contact_id"),
    index("provider", "provider_id", unique=True),
)

card_setups = shop_table(
    "card_setups",
    text("id"),
    text("contact_id"),
    text("conversation_id", default=""),
    text("provider"),
    text("state"),  # asked, open, failed (the page takes another card), kept, expired, refused (no page came about)
    text("provider_id", default=""),
    text("intent_id", default=""),  # the provider's name of the intent behind its page
    text("url", default=""),
    text("error", default=""),
    text("language", default=""),
    text("method_id", default=""),  # what was kept
    json("proof"),  # the words it was asked for with, and what the shopper was told it means
    moment("created_at"),
    moment("expires_at"),
    moment("done_at", null=True),
    whole("checks", default=0),
    index("contact_id"),
    index("provider", "provider_id"),
    index("provider", "intent_id"),
)

mandates = shop_table(
    "mandates",
    text("id"),
    text("contact_id"),
    text("payment_method_id"),
    text("scope"),  # reply (a yes to each charge), standing (without one)
    text("currency"),
    whole("order_limit_minor", default=0),  # one order at most
    whole("limit_minor"),  # all orders of a period at most
    text("period"),  # day, week, month
    text("time_zone", default="UTC"),  # by whose calendar the periods of a standing permission begin
    whole("used_minor", default=0),
    moment("period_began_at", null=True),
    moment("until", null=True),
    json("proof"),
    moment("created_at"),
    moment("revoked_at", null=True),
    CheckConstraint("used_minor >= 0 AND used_minor <= limit_minor", name="used"),
    index("contact_id"),
)

disputes = shop_table(
    "disputes",
    text("id"),
    text("payment_id"),
    text("order_id", default=""),
    text("provider"),
    text("provider_id"),
    text("state"),  # asked (nothing is taken yet), open, won, lost
    text("reason", default=""),
    text("currency"),
    whole("minor"),
    whole("taken_minor", default=0),  # of the payment; the rest had gone back already
    whole("fee_minor", default=0),
    moment("answer_by", null=True),
    moment("opened_at"),
    moment("closed_at", null=True),
    UniqueConstraint("shop_id", "provider", "provider_id"),
    index("payment_id"),
    index("opened_at"),
)
