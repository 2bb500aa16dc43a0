"""What of an address a text holds, and what is still missing."""

import re
from typing import Any

import msgspec

from chaffer.language.addresses import Address, checked, parse_address

_FIELDS = ("name", "lines", "city", "region", "postcode", "country", "phone")
_INVALID = "_invalid"
_WRONG = re.compile(r"^\s*(?:no|nope|wrong|non|нет|неверно|아니요|아니|아뇨)\b[\s,.:;!-]+", re.IGNORECASE)


class AddressReading(msgspec.Struct, frozen=True):
    """missing: which parts are still needed, in the order to ask; wrong: one that was said but cannot be right."""

    address: dict[str, Any]
    missing: tuple[str, ...] = ()
    wrong: str = ""


def read_address(text: str, known: dict[str, Any], country: str, *, correcting: bool = False) -> AddressReading | None:
    """None if it is nothing like an address. correcting: any part that is said takes the place of the one known."""
    said = parse_address(_WRONG.sub("", text), country=known.get("country") or country)
    strong = bool(said.postcode or (said.lines and any(map(str.isdigit, " ".join(said.lines)))))
    if not strong and not (correcting and said.lines and len(text) < 80):
        return None
    return _reading(_merged(known, said))


def read_part(text: str, part: str, known: dict[str, Any], country: str) -> AddressReading | None:
    """The answer to a question for one part; a whole address is taken as one."""
    if "," in text or "\n" in text:
        whole = read_address(text, known, country)
        if whole is not None:
            return whole
    said = " ".join(text.split())
    if not said:
        return None
    value: Any = (said,) if part == "lines" else said.upper() if part in ("postcode", "country") else said
    return _reading(msgspec.convert({**_plain(known, country), part: value}, Address))


def _plain(known: dict[str, Any], country: str) -> dict[str, Any]:
    return {**{name: known[name] for name in _FIELDS if known.get(name)}, "country": known.get("country") or country}


def _merged(known: dict[str, Any], said: Address) -> Address:
    """What is said now goes before what was known."""
    fresh = {name: value for name in _FIELDS if (value := getattr(said, name))}
    return msgspec.convert({**{name: known[name] for name in _FIELDS if known.get(name)}, **fresh}, Address)


def _reading(address: Address) -> AddressReading:
    whole = checked(msgspec.structs.replace(address, missing=()))
    missing = tuple(part.removesuffix(_INVALID) for part in whole.missing)
    wrong = next((part.removesuffix(_INVALID) for part in whole.missing if part.endswith(_INVALID)), "")
    plain = {name: value for name in _FIELDS if (value := getattr(whole, name))}
    return AddressReading(msgspec.to_builtins(plain), tuple(dict.fromkeys(missing)), wrong)
