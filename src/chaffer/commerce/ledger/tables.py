"""Double-entry books. Rows are only ever added; a balance moves only in the statement that adds its entry."""

from sqlalchemy import CheckConstraint, UniqueConstraint

from chaffer.runtime.columns import index, moment, shop_table, text, truth, whole

ledger_accounts = shop_table(
    "ledger_accounts",
    text("account"),
    text("currency"),
    whole("balance_minor", default=0),
    truth("may_be_negative", default=True),
    CheckConstraint("may_be_negative OR balance_minor >= 0", name="balance"),
    key=("account", "currency"),
)

postings = shop_table(
    "postings",
    text("id"),
    text("key"),  # names the cause; the same cause never posts twice
    text("kind"),
    moment("at"),
    UniqueConstraint("shop_id", "key"),
)

entries = shop_table(
    "entries",
    text("posting_id"),
    whole("number"),
    text("account"),
    text("currency"),
    whole("minor"),
    index("account", "currency"),
    key=("posting_id", "number"),
)
