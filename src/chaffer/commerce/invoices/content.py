"""What an invoice says, as it was on its day. Whole minor units of `currency` throughout."""

from typing import Any

import msgspec

from chaffer.kernel.errors import Invalid

SETTING = "invoices"
LINES_AT_MOST = 6


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """Who sells, or who buys. lines: the address as it is written on an envelope."""

    name: str
    lines: tuple[str, ...] = ()
    country: str = ""
    vat_number: str = ""


class Item(msgspec.Struct, frozen=True):
    """total_minor: after what was taken off, and with tax where it came on top."""

    title: str
    quantity: int
    unit_minor: int
    total_minor: int


class TaxPart(msgspec.Struct, frozen=True):
    """rate_ppm: parts per million. base_minor: what it was taken of."""

    name: str
    rate_ppm: int
    base_minor: int
    minor: int


class Content(msgspec.Struct, frozen=True):
    """issued_on, due_on: days, as 2026-03-02; due_on is empty for what is paid. corrects: the invoice a credit note
    is for. total_minor: to be paid, or given back. reverse_charge: the buyer accounts for the tax, which is said.
    """

    label: str
    kind: str
    issued_on: str
    seller: Party
    buyer: Party
    order_number: str
    currency: str
    items: tuple[Item, ...]
    subtotal_minor: int
    discount_minor: int
    shipping_minor: int
    taxes: tuple[TaxPart, ...]
    tax_included: bool
    total_minor: int
    paid: bool = True
    due_on: str = ""
    corrects: str = ""
    note: str = ""
    reverse_charge: bool = False


def seller_in(settings: Any) -> Party | None:
    """The shop's setting "invoices": who sells. None if the merchant has not said, or not so that it
    can be printed; then no invoices are issued.
    """
    told = (settings or {}).get(SETTING)
    try:
        seller = msgspec.convert(told, Party) if isinstance(told, dict) else None
    except msgspec.ValidationError:
        return None
    return seller if seller and seller.name else None


def check_party(party: Party) -> Party:
    """Raises Invalid for what cannot stand on an invoice."""
    if not party.name.strip() or len(party.name) > 200:
        raise Invalid("an invoice needs the seller's name", field="name")
    if not party.lines or len(party.lines) > LINES_AT_MOST or any(len(line) > 200 for line in party.lines):
        raise Invalid(f"an address has one to {LINES_AT_MOST} lines", field="address")
    return party
