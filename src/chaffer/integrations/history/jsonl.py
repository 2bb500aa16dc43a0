"""Customers and orders as JSON Lines: one object a line, `type` says which. Ours, and easily made of anything."""

from datetime import UTC, datetime
from typing import Any

import msgspec

from chaffer.commerce.catalog.draft import Defaults, Problem
from chaffer.commerce.catalog.formats.amounts import price, whole
from chaffer.commerce.catalog.formats.record import Record, clean, shown
from chaffer.commerce.catalog.formats.source import Source
from chaffer.integrations.history.draft import Address, BoughtLine, Customer, Parsed, PastOrder, Records

LINE_BYTES = 1_000_000
PAYMENT = ("due", "paid", "part_refunded", "refunded")
FULFILMENT = ("open", "packed", "part_shipped", "shipped", "delivered", "returned")


def read_jsonl(source: Source, defaults: Defaults) -> Records:
    """Every line a customer or an order. What is odd is told by line; nothing here raises for what a file says."""
    number = 0
    while line := source.readline(LINE_BYTES):
        number += 1
        if line.strip():
            yield _record(line, number, defaults)


def _record(line: bytes, number: int, defaults: Defaults) -> Parsed:
    try:
        told: Any = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        told = None
    if not isinstance(told, dict):
        return Parsed(number, None, (Problem(number, "this line is no JSON object", shown(line[:80])),))
    problems: list[Problem] = []
    record = Record(told, number, problems)
    kind = record.text("type")
    if kind == "customer":
        customer = _customer(record, defaults)
        if not (customer.external_id or customer.email or customer.phone):
            record.note("a customer needs an id, an email or a phone")
            return Parsed(number, None, tuple(problems))
        return Parsed(number, customer, tuple(problems))
    if kind == "order":
        return Parsed(number, _order(record, defaults), tuple(problems))
    record.note('type must be "customer" or "order"', kind)
    return Parsed(number, None, tuple(problems))


def _customer(record: Record, defaults: Defaults) -> Customer:  # noqa: ARG001
    address = _address(record, "address")
    return Customer(
        record.text("id", "customer_id"), record.text("name", "customer_name"), record.text("email"),
        record.text("phone"), record.text("language")[:3], record.text("country")[:2].upper(), address,
    )  # fmt: skip


def _order(record: Record, defaults: Defaults) -> PastOrder | None:
    currency = (record.text("currency") or defaults.currency).upper()
    number, total = record.text("number").lstrip("#").upper(), price(record.get("total"), currency)
    placed_at = _moment(record.text("placed_at"))
    if not number or total is None or placed_at is None:
        record.note("an order needs a number, a total and placed_at such as 2024-03-02T10:15:00Z")
        return None
    customer = Customer(
        record.text("customer_id"), record.text("customer_name"), record.text("email"), record.text("phone"),
        record.text("language")[:3], record.text("country")[:2].upper(),
    )  # fmt: skip

    def minor(name: str) -> int:
        found = price(record.get(name) or 0, currency)
        return 0 if found is None else found.minor

    return PastOrder(
        number, customer, currency, placed_at, total.minor, record.text("id"), minor("subtotal"), minor("shipping"),
        minor("tax"), minor("discount"), min(minor("refunded"), total.minor),
        _one_of(record, "payment_state", PAYMENT, "paid"),
        _one_of(record, "fulfilment_state", FULFILMENT, "delivered"), _moment(record.text("cancelled_at")),
        record.text("shipping_name"), record.text("payment_method"), _lines(record, currency),
        _address(record, "address"),
    )  # fmt: skip


def _lines(record: Record, currency: str) -> list[BoughtLine]:
    found = []
    for each in record.records("lines")[:500]:
        title, quantity, unit = each.text("title", "name"), whole(each.get("quantity") or 1), price(
            each.get("price") or 0, currency
        )  # fmt: skip
        if not title or quantity is None or quantity < 1 or unit is None:
            record.note("this line's title, quantity or price cannot be read", title)
            continue
        found.append(BoughtLine(title, quantity, unit.minor, each.text("sku")))
    return found


def _one_of(record: Record, name: str, allowed: tuple[str, ...], otherwise: str) -> str:
    told = record.text(name)
    if told and told not in allowed:
        record.note(f"{name} must be one of {', '.join(allowed)}", told)
    return told if told in allowed else otherwise


def _address(record: Record, name: str) -> Address | None:
    told = record.mapping(name)
    if not told:
        return None
    lines = told.get("lines")
    return {
        "lines": [clean(each) for each in lines[:6]] if isinstance(lines, list) else [],
        **{field: clean(told.get(field) or "")[:200] for field in ("name", "city", "region", "postcode", "phone")},
        "country": clean(told.get("country") or "")[:2].upper(),
    }


def _moment(told: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
