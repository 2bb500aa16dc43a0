"""An address that was filled in: in our own form, or in the one WhatsApp has in India."""

from collections.abc import Mapping
from typing import Any

from chaffer.conversations.dialogue.facts import AddressFact
from chaffer.kernel.message import Form

OURS, INDIAN = "address", "address_message"
_LONGEST = 200
_INDIAN_LINES = ("house_number", "floor_number", "tower_number", "building_name", "address", "landmark_area")


def is_address(form: Form) -> bool:
    return form.name == INDIAN or form.answers.get("form") == OURS


def read_form(form: Form) -> AddressFact:
    """As far as it was filled in."""
    return _indian(form.answers) if form.name == INDIAN else address_of(form.answers)


def address_of(values: Mapping[str, str]) -> AddressFact:
    """From the fields of our form."""
    lines = [line for name in ("line", "more") if (line := _said(values, name))]
    return _whole(values, lines, _said(values, "country").upper())


def values_of(address: Mapping[str, Any]) -> dict[str, str]:
    """The fields of our form for an address that is known."""
    lines = [str(line) for line in address.get("lines") or ()]
    told = {name: str(address.get(name) or "") for name in ("name", "postcode", "city", "region", "country", "phone")}
    told |= {"line": lines[0] if lines else "", "more": ", ".join(lines[1:])}
    return {name: value for name, value in told.items() if value}


def _indian(values: Mapping[str, str]) -> AddressFact:
    lines = [line for name in _INDIAN_LINES if (line := _said(values, name))]
    renamed = {
        "name": _said(values, "name"), "postcode": _said(values, "in_pin_code"), "city": _said(values, "city"),
        "region": _said(values, "state"), "phone": _said(values, "phone_number"),
    }  # fmt: skip
    return _whole(renamed, lines, "IN")


def _whole(values: Mapping[str, str], lines: list[str], country: str) -> AddressFact:
    address: AddressFact = {
        "name": _said(values, "name"), "lines": lines, "city": _said(values, "city"),
        "region": _said(values, "region"), "postcode": _said(values, "postcode"), "country": country,
        "phone": _said(values, "phone"),
    }  # fmt: skip
    return address


def _said(values: Mapping[str, str], name: str) -> str:
    return " ".join(str(values.get(name) or "").split())[:_LONGEST]
