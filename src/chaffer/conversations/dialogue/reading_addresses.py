"""What of an address a text holds, and what is still missing."""

import re
from typing import Any

import msgspec

from chaffer.language.addresses.address import Address
from chaffer.language.addresses.check import checked
from chaffer.language.addresses.countries import lone_country
from chaffer.language.addresses.parse import parse_address
from chaffer.language.addresses.postcodes import postcode_of
from chaffer.language.addresses.regions import region_of, regions

_FIELDS = ("name", "lines", "city", "region", "postcode", "country", "phone")
_INVALID = "_invalid"
_WRONG = re.compile(r"^\s*(?:no|nope|wrong|non|нет|неверно|아니요|아니|아뇨)\b[\s,.:;!-]+", re.IGNORECASE)


class AddressReading(msgspec.Struct, frozen=True):
    """missing: which parts are still needed, in the order to ask; wrong: one that was said but cannot be right."""

    address: dict[str, Any]
    missing: tuple[str, ...] = ()
    wrong: str = ""


def read_address(
    text: str, known: dict[str, Any], country: str, *, correcting: bool = False, language: str = ""
) -> AddressReading | None:
    """None if it is nothing like an address. correcting: any part that is said takes the place of the one known.

    language: the shopper's; with the layout it tells a French postcode from an American one.
    """
    said = parse_address(_WRONG.sub("", text), country=known.get("country") or country, language=language)
    strong = bool(said.postcode or (said.lines and any(map(str.isdigit, " ".join(said.lines)))))
    if not strong and not (correcting and said.lines and len(text) < 80):
        return None
    return _reading(_merged(known, said), known)


def read_whole(known: dict[str, Any]) -> AddressReading:
    """What an address that was filled in still lacks."""
    return _reading(_merged(known, Address()), known)


def read_country(text: str, known: dict[str, Any]) -> AddressReading | None:
    """A country and nothing else; a region that is not one of its own is forgotten. None if it is no such thing."""
    country = lone_country(text)
    if not country:
        return None
    kept = {name: known[name] for name in _FIELDS if known.get(name)}
    if country != kept.get("country"):
        kept.pop("region", None)
    return _reading(msgspec.convert({**kept, "country": country}, Address), known)


def read_part(text: str, part: str, known: dict[str, Any], country: str, language: str = "") -> AddressReading | None:
    """The answer to a question for one part; a whole address is taken as one. None if it is no such part."""
    if "," in text or "\n" in text:
        whole = read_address(text, known, country, language=language)
        if whole is not None:
            return whole
    before = _plain(known, country)
    found = _part(" ".join(text.split()), part, before["country"])
    return _reading(msgspec.convert({**before, **found}, Address), known) if found else None


def _part(said: str, part: str, country: str) -> dict[str, Any]:
    """The part, and what was said beside it ("OR 97205"); empty if it does not fit the country."""
    letters = sum(map(str.isalpha, said))
    if part == "postcode":
        code = postcode_of(said, country)
        return {"postcode": code} if code else {}
    if part == "region" and regions(country):
        code = postcode_of(said, country)
        region = region_of(_without(said, code), country)
        return {"region": region, **({"postcode": code} if code else {})} if region else {}
    if part == "country" or letters < _LEAST_LETTERS or "?" in said:
        return {}
    if part == "lines":
        return {"lines": (said,)}
    return {part: said} if not any(map(str.isdigit, said)) else {}


_LEAST_LETTERS = 2


def _without(said: str, code: str) -> str:
    return " ".join(said.replace(code, " ").split()).strip(" ,") if code else said


def _plain(known: dict[str, Any], country: str) -> dict[str, Any]:
    return {**{name: known[name] for name in _FIELDS if known.get(name)}, "country": known.get("country") or country}


def _merged(known: dict[str, Any], said: Address) -> Address:
    """What is said now goes before what was known."""
    fresh = {name: value for name in _FIELDS if (value := getattr(said, name))}
    return msgspec.convert({**{name: known[name] for name in _FIELDS if known.get(name)}, **fresh}, Address)


def _reading(address: Address, known: dict[str, Any]) -> AddressReading:
    """known: a pin in it stays."""
    whole = checked(msgspec.structs.replace(address, missing=()))
    missing = tuple(part.removesuffix(_INVALID) for part in whole.missing)
    wrong = next((part.removesuffix(_INVALID) for part in whole.missing if part.endswith(_INVALID)), "")
    plain = {name: value for name in _FIELDS if (value := getattr(whole, name))}
    if known.get("place"):
        plain["place"] = known["place"]
    return AddressReading(msgspec.to_builtins(plain), tuple(dict.fromkeys(missing)), wrong)
