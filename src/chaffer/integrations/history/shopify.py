"""Shopify's exports of customers and orders: CSV with its own column names, older ones and those of today.

An order of several lines takes several rows with the same Name; all but the first tell only its line.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime

from chaffer.commerce.catalog.draft import Defaults, Problem
from chaffer.commerce.catalog.formats.amounts import price, whole
from chaffer.commerce.catalog.formats.lines import text_lines
from chaffer.commerce.catalog.formats.record import clean, shown
from chaffer.commerce.catalog.formats.source import Source
from chaffer.integrations.history.draft import Address, BoughtLine, Customer, Parsed, PastOrder, Records

Row = Mapping[str, str]
FIELD_CHARS = 1_000_000
LINES_AT_MOST = 500
_PAYMENT = {
    "paid": "paid", "refunded": "refunded", "partially_refunded": "part_refunded", "pending": "due", "voided": "due",
    "authorized": "due", "partially_paid": "due", "expired": "due",
}  # fmt: skip
_FULFILMENT = {
    "fulfilled": "shipped",
    "partial": "part_shipped",
    "unfulfilled": "open",
    "restocked": "returned",
    "": "open",
}


def read_customers(source: Source, defaults: Defaults) -> Records:  # noqa: ARG001 — the shape of every format
    """Every row a customer."""
    for line, row, problem in _rows(source, ("first name", "email")):
        if row is None:
            yield Parsed(line, None, (problem,))
            continue
        named = _address(row, "default address ", row.get("name", "")) or _address(row, "", "")
        customer = Customer(
            external_id=_plain(row.get("customer id", "")), email=row.get("email", ""),
            name=" ".join(part for part in (row.get("first name", ""), row.get("last name", "")) if part),
            phone=_plain(row.get("phone", "") or row.get("default address phone", "")),
            country=(named or {}).get("country", ""), address=named,
        )  # fmt: skip
        if named is not None:
            named["name"] = named["name"] or customer.name
        if not (customer.external_id or customer.email or customer.phone):
            told = Problem(line, "a customer needs a Customer ID, an Email or a Phone")
            yield Parsed(line, None, (told,))
            continue
        yield Parsed(line, customer)


def read_orders(source: Source, defaults: Defaults) -> Records:
    """Every order with its lines."""
    group: list[tuple[int, Row]] = []
    for line, row, problem in _rows(source, ("name", "total", "lineitem name")):
        if row is None:
            yield Parsed(line, None, (problem,))
            continue
        if group and row.get("name") != group[0][1].get("name"):
            yield _order(group, defaults)
            group = []
        group.append((line, row))
    if group:
        yield _order(group, defaults)


def _order(group: list[tuple[int, Row]], defaults: Defaults) -> Parsed:
    line, first = group[0]
    currency = (first.get("currency") or defaults.currency).upper()
    problems: list[Problem] = []

    def minor(name: str) -> int:
        found = price(first.get(name) or "0", currency)
        if found is None:
            problems.append(Problem(line, f"{name} is no amount", shown(first.get(name, ""))))
        return 0 if found is None else found.minor

    placed_at, number = _moment(first.get("created at", "")), first.get("name", "").lstrip("#").strip().upper()
    if placed_at is None or not number or not first.get("total"):
        told = "an order needs a Name, a Total and a date of creation such as 2024-03-02 10:15:00 -0500"
        return Parsed(line, None, (Problem(line, told, shown(first.get("created at", ""))),))
    address = _address(first, "shipping ", first.get("shipping name", ""))
    billing = _address(first, "billing ", first.get("billing name", ""))
    customer = Customer(
        name=first.get("billing name") or first.get("shipping name", ""), email=first.get("email", ""),
        phone=_plain(first.get("phone") or first.get("shipping phone") or first.get("billing phone", "")),
        country=(address or billing or {}).get("country", ""),
    )  # fmt: skip
    total = minor("total")
    record = PastOrder(
        number=number, external_id=_plain(first.get("id", "")), customer=customer, currency=currency,
        placed_at=placed_at, total_minor=total, subtotal_minor=minor("subtotal"), shipping_minor=minor("shipping"),
        tax_minor=minor("taxes"), discount_minor=minor("discount amount"),
        refunded_minor=min(minor("refunded amount"), total),
        payment_state=_state(_PAYMENT, first.get("financial status", ""), "paid", line, problems),
        fulfilment_state=_state(_FULFILMENT, first.get("fulfillment status", ""), "open", line, problems),
        cancelled_at=_moment(first.get("cancelled at", "")), shipping_name=first.get("shipping method", ""),
        payment_method=first.get("payment method", ""), lines=_lines(group, currency, problems), address=address,
    )  # fmt: skip
    return Parsed(line, record, tuple(problems))


def _lines(group: list[tuple[int, Row]], currency: str, problems: list[Problem]) -> list[BoughtLine]:
    found = []
    for line, row in group[:LINES_AT_MOST]:
        title, quantity = row.get("lineitem name", ""), whole(row.get("lineitem quantity") or "1")
        if not title:
            continue
        amount = price(row.get("lineitem price") or "0", currency)
        if quantity is None or quantity < 1 or amount is None:
            problems.append(Problem(line, "this line's quantity or price cannot be read", shown(title)))
            continue
        found.append(BoughtLine(title, quantity, amount.minor, row.get("lineitem sku", "")))
    if len(group) > LINES_AT_MOST:
        problems.append(Problem(group[0][0], f"only the first {LINES_AT_MOST} lines were taken"))
    return found


def _state(known: Mapping[str, str], told: str, otherwise: str, line: int, problems: list[Problem]) -> str:
    found = known.get(told.strip().lower().replace(" ", "_"))
    if found is None and told:
        problems.append(Problem(line, "this status is not known", shown(told)))
    return found or otherwise


def _address(row: Row, prefix: str, name: str) -> Address | None:
    """None where no street or town is told."""
    lines = [row.get(f"{prefix}{each}", "") for each in ("address1", "address2")]
    lines = [each for each in lines if each] or [each for each in [row.get(f"{prefix}street", "")] if each]
    city = row.get(f"{prefix}city", "")
    if not (lines or city):
        return None
    country = row.get(f"{prefix}country code") or row.get(f"{prefix}country", "")
    return {
        "name": name, "lines": lines, "city": city, "country": country.upper() if len(country) == 2 else "",
        "region": row.get(f"{prefix}province code") or row.get(f"{prefix}province", ""),
        "postcode": _plain(row.get(f"{prefix}zip", "")), "phone": _plain(row.get(f"{prefix}phone", "")),
    }  # fmt: skip


def _plain(value: str) -> str:
    """Without the apostrophe that spreadsheets put before numbers."""
    return value.strip().lstrip("'").strip()


def _moment(told: str) -> datetime | None:
    for shape in ("%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S"):
        try:
            found = datetime.strptime(told.strip(), shape)  # noqa: DTZ007 — made aware in the next line
        except ValueError:
            continue
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return None


_NONE = Problem(0, "")


def _rows(source: Source, needed: tuple[str, ...]) -> Iterator[tuple[int, Row | None, Problem]]:
    """The rows by column, in small letters, with the line each ends in; a row that cannot be read is a problem."""
    csv.field_size_limit(FIELD_CHARS)
    reader = csv.reader(text_lines(source))
    header = [cell.strip().lower() for cell in next(reader, [])]
    if missing := [name for name in needed if name not in header]:
        told = f"this is not the expected export: its first line must name the columns {', '.join(needed)}"
        yield 1, None, Problem(1, told, shown(", ".join(missing)))
        return
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, None, Problem(reader.line_num, f"this row cannot be read: {error}")
            continue
        if any(cells):
            yield reader.line_num, dict(zip(header, map(clean, cells), strict=False)), _NONE


Format = Callable[[Source, Defaults], Records]
