"""Companies that buy, and who buys for them."""

from sqlalchemy import CheckConstraint

from chaffer.runtime.columns import index, json, moment, shop_table, text, truth, whole

companies = shop_table(
    "companies",
    text("id"),
    text("name"),
    text("vat_number", default=""),  # as the country writes it, without spaces
    text("vat_state", default=""),  # what the register says: asking, confirmed, denied, unreachable; "": not asked
    moment("vat_at", null=True),  # since when
    text("vat_consultation", default=""),  # the register's number of its answer, kept as proof
    text("vat_name", default=""),  # whose number it is, if the register says
    text("country", default=""),
    json("address", null=True),
    text("price_list_id", default=""),
    truth("pays_by_invoice", default=False),
    whole("due_days", default=30),
    whole("least_minor", default=0),  # no order below this
    text("state", default="active"),  # active, removed
    moment("created_at"),
    CheckConstraint("due_days >= 0 AND least_minor >= 0", name="terms"),
)

company_members = shop_table(
    "company_members",
    text("contact_id"),
    text("company_id"),
    moment("created_at"),
    index("company_id"),
    key=("contact_id",),
)
