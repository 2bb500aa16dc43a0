"""Invoices as they were issued. Rows are only ever added."""

from sqlalchemy import CheckConstraint, UniqueConstraint

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole

invoices = shop_table(
    "invoices",
    text("id"),
    text("kind"),  # invoice, credit_note
    text("cause"),  # the payment, or the refund, it is for: one paper each
    whole("year"),
    whole("number"),  # 1, 2, 3 in its year
    text("label"),  # 2026-000001, as it is printed
    text("order_id"),
    text("invoice_id", default=""),  # the invoice a credit note corrects
    text("currency"),
    whole("total_minor"),
    whole("tax_minor", default=0),
    text("language"),
    json("content"),  # all that is printed, as it was that day
    moment("issued_at"),
    UniqueConstraint("shop_id", "kind", "year", "number"),
    UniqueConstraint("shop_id", "cause", "kind"),
    CheckConstraint("total_minor >= 0 AND number > 0", name="total"),
    index("order_id"),
    index("issued_at"),
)

paper_numbers = shop_table(
    "paper_numbers",
    text("series"),  # invoice:2026
    whole("last"),
    key=("series",),
)
