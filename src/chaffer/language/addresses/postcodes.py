"""Postcodes: their shapes, their spelling, where they stand, and whether one fits its state."""

import re
from functools import cache

from chaffer.language.addresses.countries import Country, countries
from chaffer.language.packaged import rows


def postcode_of(text: str, country: str) -> str:
    """The postcode a text holds, in its country's own spelling; any short text with a digit where we know no shape."""
    known = countries().get(country)
    if known is None or not known.postcode:
        return " ".join(text.upper().split()) if any(map(str.isdigit, text)) else ""
    match = re.search(rf"(?<![\w-])(?:{known.postcode})(?![\w-])", " ".join(text.split()), re.IGNORECASE)
    return tidy(match.group(), country) if match else ""


def tidy(postcode: str, code: str) -> str:
    plain = postcode.upper().strip()
    if code in ("CA", "GB"):
        plain = plain.replace(" ", "").replace("-", "")
        return f"{plain[:-3]} {plain[-3:]}"
    return plain


def postcode_part(parts: list[str], country: Country | None) -> tuple[int | None, str]:
    shapes = [country.postcode] if country else [r"\d{5}(?:-\d{4})?", r"\d{6}", r"\d{4}"]
    for shape in shapes:
        for i in range(len(parts) - 1, -1, -1):
            for match in reversed(list(re.finditer(rf"(?<![\w-]){shape}(?![\w-])", parts[i], re.IGNORECASE))):
                if not (
                    match.start() == 0
                    and re.match(
                        r" (?:[nsew]\.? )?\w+.* (?:st|street|ave|avenue|rd|road|blvd|dr|ln)\b",
                        parts[i][match.end() :],
                        re.IGNORECASE,
                    )
                ):
                    return i, match.group()
    return None, ""


def around(part: str, postcode: str) -> tuple[str, str]:
    before, _, after = part.rpartition(postcode) if part.endswith(postcode) else part.partition(postcode)
    before = re.sub(r"(?:^|\s)(?:f|b|ch|d|be|fr|de)-$", "", before.strip(), flags=re.IGNORECASE)
    return before.strip(" ,-"), after.strip(" ,-")


@cache
def _zip_ranges() -> dict[str, tuple[tuple[int, int], ...]]:
    """State -> ranges of the first three digits of its ZIP codes (USPS publication 28's ranges)."""
    return {
        row[0]: tuple((int(low), int(high)) for low, high in (each.split("-") for each in row[1].split()))
        for row in rows("zip_ranges.tsv")
    }


def zip_fits(postcode: str, state: str) -> bool:
    ranges = _zip_ranges().get(state)
    return ranges is None or any(low <= int(postcode[:3]) <= high for low, high in ranges)
