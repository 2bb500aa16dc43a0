"""Addresses of a name, street lines, then postcode and city, in either order."""

import re

from chaffer.language.addresses.address import Address
from chaffer.language.addresses.countries import countries
from chaffer.language.addresses.names import STREET, UNIT, name_first, name_last
from chaffer.language.addresses.postcodes import around, postcode_part, tidy
from chaffer.language.addresses.regions import region_anywhere, region_at_end

_POSTCODE_FIRST = frozenset({"FR", "BE", "CH", "DE", "AT", "LU"})
_STREET_END = re.compile(
    r"^(?P<street>.*?\b(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|ct|court|way|pl|place|square|sq|terrace|highway|hwy|close|crescent|gardens|row)\b\.?"
    r"(?: (?:apt|apartment|unit|suite|ste|flat|#)\.? ?\w+)?)\s+(?P<city>\D+)$",
    re.IGNORECASE,
)


def western(parts: list[str], code: str) -> Address:
    """Name, street lines, then a line with postcode and city, in either order."""
    country = countries().get(code)
    place, postcode = postcode_part(parts, country)
    region = ""
    rest = list(parts)
    city = ""
    if place is not None:
        before, after = around(parts[place], postcode)
        rest = parts[:place]
        trailing = parts[place + 1 :]
        if after and code in _POSTCODE_FIRST and before:
            rest.append(before)  # "5 avenue Jean Jaurès 69007 Lyon"
            before = ""
        region, before = region_at_end(before, code)
        if not before and not region and rest and region_at_end(rest[-1], code)[1] == "":
            region = region_at_end(rest.pop(), code)[0]
        if not region and trailing:
            region, left = region_at_end(trailing[0], code)
            trailing = [left, *trailing[1:]] if region and left else trailing[1:] if region else trailing
        city = (before or after).strip(" -,")
        if before and after and not region:
            region, _ = region_at_end(after, code)
        if city and re.search(r"\d", city) and STREET.search(city) and before:
            street, city = _street_then_city(city)
            rest.append(street)
        if not city and rest and place and code != "RU" and not STREET.search(rest[-1]):
            city = rest.pop()
        if not city and trailing and code != "RU":
            city, trailing = trailing[0], trailing[1:]
        rest += [part for part in trailing if part]
        postcode = tidy(postcode, code)
    else:
        region, rest = region_anywhere(rest, code)
    name, rest = name_first(rest)
    if not name:
        name, rest = name_last(rest)
    if not city and len(rest) > 1 and not STREET.search(rest[-1]) and not UNIT.match(rest[-1]):
        city = rest.pop()
    if not city and len(rest) > 1 and code == "RU":
        city, rest = _russian_city(rest)
    if not city and not STREET.search(rest[0]) if rest else False:
        city, rest = rest[0], rest[1:]
    return Address(name=name, lines=tuple(rest), city=_bare_city(city), region=region, postcode=postcode)


def _street_then_city(text: str) -> tuple[str, str]:
    """Split "12 Main St Boston" behind the last word for a street; else the last word is the city."""
    match = _STREET_END.match(text)
    if match:
        return match["street"], match["city"]
    street, _, city = text.rpartition(" ")
    return street, city


def _russian_city(parts: list[str]) -> tuple[str, list[str]]:
    for i, part in enumerate(parts):
        if re.match(r"(?:г\.?|город|гор\.?|пос\.?|с\.|дер\.?)\s+\S", part, re.IGNORECASE):
            return part, parts[:i] + parts[i + 1 :]
    for i, part in enumerate(parts):
        if not STREET.search(part) and not UNIT.match(part) and not re.search(r"\d|обл|край|респ", part, re.IGNORECASE):
            return part, parts[:i] + parts[i + 1 :]
    return "", parts


def _bare_city(city: str) -> str:
    return re.sub(r"^(?:г\.?|город|гор\.?|à|in)\s+", "", city.strip(), flags=re.IGNORECASE)
