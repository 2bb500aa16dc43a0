"""Reading invoices."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.invoices.content import Content
from chaffer.commerce.invoices.tables import invoices
from chaffer.kernel.errors import NotFound
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
_ONE = Statement("invoices.load", select(*_columns).where(mine(invoices), invoices.c.id == given("invoice_id")))
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


def list_invoices(tx: Transaction, before: str, limit: int, **wanted: str) -> list[InvoiceView]:
    """The newest first, from the one before this id. wanted: kind, order_id; empty ones are none."""
    filters = [invoices.c[name] == value for name, value in wanted.items() if value]
    clause = select(*_columns).where(invoices.c.shop_id == tx.shop_id, invoices.c.id < before, *filters)
    return [_view(row) for row in tx.query("invoices.list", clause.order_by(invoices.c.id.desc()).limit(limit))]


def one_invoice(tx: Transaction, invoice_id: str) -> InvoiceView:
    """Raises NotFound."""
    row = tx.row(_ONE, invoice_id=invoice_id)
    if row is None:
        raise NotFound(f"no invoice {invoice_id}")
    return _view(row)
