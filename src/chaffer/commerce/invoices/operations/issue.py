"""Issue an invoice for an order, or a credit note for a refund: in the transaction of the payment, once each."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import select

from chaffer.accounts.shops import own_shop
from chaffer.commerce.invoices.content import Content, Item, Party, TaxPart, seller_in
from chaffer.commerce.invoices.events import InvoiceIssued
from chaffer.commerce.invoices.numbering import next_number
from chaffer.commerce.invoices.tables import invoices
from chaffer.commerce.orders.queries import order as load_order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.orders.views import OrderView
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_KNOWN = Statement(
    "invoices.of_cause",
    select(invoices.c.id).where(mine(invoices), invoices.c.cause == given("cause"), invoices.c.kind == given("kind")),
)
_OF_ORDER = Statement(
    "invoices.of_order_first",
    select(invoices.c.id, invoices.c.label, invoices.c.content)
    .where(mine(invoices), invoices.c.order_id == given("order_id"), invoices.c.kind == "invoice")
    .order_by(invoices.c.issued_at, invoices.c.id)
    .limit(1),
)
_KEEP = Statement(
    "invoices.keep",
    insert_all(
        invoices, "id", "kind", "cause", "year", "number", "label", "order_id", "invoice_id", "currency", "total_minor",
        "tax_minor", "language", "content", "issued_at",
    ),
)  # fmt: skip
_BUYER = Statement(
    "invoices.buyer",
    select(orders.c.company, orders.c.billing_address, orders.c.address).where(
        mine(orders), orders.c.id == given("order_id")
    ),
)


def issue_invoice(tx: Transaction, order_id: str, cause: str, *, paid: bool = True, due_days: int = 0) -> str:
    """The invoice's id, or "" if the merchant has not said who sells. Safe to repeat: one for each cause."""
    shop = own_shop(tx)
    seller = seller_in(shop.settings)
    if seller is None or tx.value(_KNOWN, cause=cause, kind="invoice"):
        return ""
    order = load_order(tx, order_id)
    if not order.total.minor or tx.row(_OF_ORDER, order_id=order_id):
        return ""
    today = tx.now.astimezone(ZoneInfo(shop.time_zone)).date()
    number, label = next_number(tx, "invoice", today.year)
    told = tx.one(_BUYER, order_id=order.id)
    content = Content(
        label=label, kind="invoice", issued_on=today.isoformat(), seller=seller, buyer=_buyer(told),
        order_number=order.number, currency=order.total.currency,
        items=tuple(Item(_titled(each), each.quantity, each.unit.minor, each.total.minor) for each in order.lines),
        subtotal_minor=order.subtotal.minor, discount_minor=order.discount.minor, shipping_minor=order.shipping.minor,
        taxes=tuple(msgspec.convert(each, TaxPart) for each in order.tax_lines),
        tax_included=_included(order), total_minor=order.total.minor, paid=paid,
        due_on="" if paid else (today + timedelta(days=due_days)).isoformat(),
        reverse_charge=bool((told.company or {}).get("reverse_charge")),
    )  # fmt: skip
    return _keep(tx, order, content, today.year, number, cause, order.tax.minor)


def issue_credit_note(tx: Transaction, order_id: str, refund_id: str, back: Money) -> str:
    """The credit note's id, or "" if there was no invoice to correct. Safe to repeat."""
    if tx.value(_KNOWN, cause=refund_id, kind="credit_note"):
        return ""
    invoiced = tx.row(_OF_ORDER, order_id=order_id)
    if invoiced is None:
        return ""
    shop, order = own_shop(tx), load_order(tx, order_id)
    of = msgspec.convert(invoiced.content, Content)
    today = tx.now.astimezone(ZoneInfo(shop.time_zone)).date()
    number, label = next_number(tx, "credit_note", today.year)
    taxes = tuple(
        msgspec.structs.replace(
            each, base_minor=_share(each.base_minor, back.minor, of.total_minor),
            minor=_share(each.minor, back.minor, of.total_minor),
        )
        for each in of.taxes
    )  # fmt: skip
    content = msgspec.structs.replace(
        of, label=label, kind="credit_note", issued_on=today.isoformat(), items=(), subtotal_minor=back.minor,
        discount_minor=0, shipping_minor=0, taxes=taxes, total_minor=back.minor, due_on="", corrects=of.label,
    )  # fmt: skip
    tax = sum(each.minor for each in taxes)
    return _keep(tx, order, content, today.year, number, refund_id, tax, invoiced.id)


def _share(of: int, part: int, whole: int) -> int:
    """Half a minor unit and more rounds up."""
    return (2 * of * part + whole) // (2 * whole) if whole else 0


def _keep(
    tx: Transaction, order: OrderView, content: Content, year: int, number: int, cause: str, tax: int, of: str = ""
) -> str:
    invoice_id = tx.new_id("invoice")
    total = Money(content.total_minor, content.currency)
    tx.run(
        _KEEP, id=invoice_id, kind=content.kind, cause=cause, year=year, number=number, label=content.label,
        order_id=order.id, invoice_id=of, currency=total.currency, total_minor=total.minor, tax_minor=tax,
        language=order.language, content=content, issued_at=tx.now,
    )  # fmt: skip
    tx.changed("invoice", invoice_id)
    tx.happened(
        InvoiceIssued(
            invoice_id, content.kind, content.label, order.id, order.contact_id, order.conversation_id, total
        )
    )  # fmt: skip
    return invoice_id


def _buyer(row: Any) -> Party:
    """The company if one bought; else whom the parcel is for."""
    address: dict[str, Any] = row.billing_address or row.address or {}
    company: dict[str, Any] = row.company or {}
    address = company.get("address") or address
    place = " ".join(filter(None, (address.get("postcode", ""), address.get("city", ""), address.get("region", ""))))
    lines = (*address.get("lines", ()), *filter(None, (place,)))
    return Party(
        company.get("name") or address.get("name", ""), tuple(lines), address.get("country", ""),
        company.get("vat_number", ""),
    )  # fmt: skip


def _titled(line: Any) -> str:
    options = ", ".join(line.options.values())
    return f"{line.title} ({options})" if options else str(line.title)


def _included(order: OrderView) -> bool:
    """Whether prices held the tax: then it is no part of what adds up."""
    return order.subtotal.minor - order.discount.minor + order.shipping.minor + order.tax.minor > order.total.minor
