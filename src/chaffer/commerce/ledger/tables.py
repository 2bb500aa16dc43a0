"""Double-entry books. Rows are only ever added; a balance moves only in the statement that adds its entry."""

from sqlalchemy import CheckConstraint

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

entries = shop_table(
    "entries",
    text("key"),  # of the posting: names the cause, and the same cause never posts twice
    whole("number"),
    text("kind"),
    text("account"),
    text("currency"),
    whole("minor"),
    moment("at"),
    index("account", "currency"),
    key=("key", "number"),
)
