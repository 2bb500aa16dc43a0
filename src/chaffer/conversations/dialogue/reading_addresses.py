"""What of an address a text holds, and what is still missing."""

import re
from typing import Any

import msgspec

_POSTCODE = re.compile(r"(?<![\w-])(\d{5}(?:-\d{4})?|\d{6}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?![\w-])", re.IGNORECASE)
_PHONE = re.compile(r"\+?\d[\d ()-]{8,}\d")


class AddressReading(msgspec.Struct, frozen=True):
    """missing: which parts are still needed, in the order to ask; wrong: one that was said but cannot be right."""

    address: dict[str, Any]
    missing: tuple[str, ...] = ()
    wrong: str = ""


def read_address(text: str, known: dict[str, Any], country: str, *, correcting: bool = False) -> AddressReading | None:
    if not re.search(r"\d", text) and not correcting:
        return None
    pieces = [piece.strip() for piece in re.split(r"[,\n]", text) if piece.strip()]
    address: dict[str, Any] = {**known, "country": known.get("country") or country}
    for piece in pieces:
        code = _POSTCODE.search(piece)
        if code and (piece != pieces[0]) and not re.match(r"\d+ \D", piece):
            address["postcode"] = code.group(0).upper()
            rest = (piece[: code.start()] + piece[code.end() :]).strip()
            if len(rest) == 2 and rest.isupper():
                address["region"] = rest
            elif rest:
                address["city"] = rest
        elif re.search(r"\d", piece):
            address["lines"] = [piece]
        elif not address.get("name") and not address.get("lines"):
            address["name"] = piece
        else:
            address["city"] = piece
    return AddressReading(address, _missing(address))


def read_part(text: str, part: str, known: dict[str, Any], country: str) -> AddressReading | None:
    said = text.strip()
    address = {**known, "country": known.get("country") or country, part: [said] if part == "lines" else said}
    return AddressReading(address, _missing(address))


def _missing(address: dict[str, Any]) -> tuple[str, ...]:
    return tuple(part for part in ("name", "lines", "city", "postcode") if not address.get(part))
