"""Reading invoices."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.invoices.content import Content
from chaffer.commerce.invoices.tables import invoices
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class InvoiceView(msgspec.Struct, frozen=True):
    """kind: invoice, credit_note. content: all that is printed."""

    id: str
    kind: str
    label: str
    order_id: str
    total: Money
    language: str
    content: Content
    issued_at: datetime


AT_MOST = 500
_columns = (
    invoices.c.id, invoices.c.kind, invoices.c.label, invoices.c.order_id, invoices.c.currency, invoices.c.total_minor,
    invoices.c.language, invoices.c.content, invoices.c.issued_at,
)  # fmt: skip
_OF_ORDER = Statement(
    "invoices.of_order",
    select(*_columns)
    .where(mine(invoices), invoices.c.order_id == given("order_id"))
    .order_by(invoices.c.issued_at, invoices.c.id),
)
_OF_YEAR = Statement(
    "invoices.of_year",
    select(*_columns)
    .where(mine(invoices), invoices.c.year == given("year"))
    .order_by(invoices.c.kind.desc(), invoices.c.number)
    .limit(AT_MOST),
)


def invoices_of(tx: Transaction, order_id: str) -> list[InvoiceView]:
    """An order's invoice and its credit notes, oldest first."""
    return [_view(row) for row in tx.rows(_OF_ORDER, order_id=order_id)]


def invoices_of_year(tx: Transaction, year: int) -> list[InvoiceView]:
    """Invoices by number, then credit notes by number; five hundred at most."""
    return [_view(row) for row in tx.rows(_OF_YEAR, year=year)]


def _view(row: Any) -> InvoiceView:
    return InvoiceView(
        row.id, row.kind, row.label, row.order_id, Money(row.total_minor, row.currency), row.language,
        msgspec.convert(row.content, Content), row.issued_at,
    )  # fmt: skip
