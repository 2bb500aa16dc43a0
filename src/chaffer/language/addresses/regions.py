"""States, provinces and the like, as an address writes them."""

import re
from functools import cache

from rapidfuzz.distance import OSA

from chaffer.language.packaged import rows

_LONG_NAME = 4  # characters: shorter names are too often one slip from another word


def region_of(text: str, country: str) -> str:
    """The region a text names, as an address writes it; one slip is forgiven in a longer name; "" if there is none."""
    names = regions(country)
    said = " ".join(text.lower().replace(".", "").split())
    said = re.sub(r"^(?:it's|in|the state of|state of|c'est|en|province of) ", "", said)
    if said in names:
        return names[said]
    near = {code for name, code in names.items() if len(name) > _LONG_NAME and OSA.distance(said, name) == 1}
    return near.pop() if len(near) == 1 else ""


@cache
def regions(country: str) -> dict[str, str]:
    """Lower-case name or code of a region -> how it is written in an address."""
    table: dict[str, str] = {}
    for code, of_country, names in rows("regions.tsv"):
        if of_country == country:
            table |= {name.lower(): code for name in (code, *names.split("|")) if name}
    return table


def region_at_end(text: str, code: str) -> tuple[str, str]:
    names = regions(code)
    words = text.replace(",", " ").split()
    for count in (3, 2, 1):
        tail = " ".join(words[-count:]).lower().strip(".")
        if len(words) >= count and tail in names:
            return names[tail], " ".join(words[:-count])
    return "", text


def region_anywhere(parts: list[str], code: str) -> tuple[str, list[str]]:
    for i in range(len(parts) - 1, 0, -1):
        region, left = region_at_end(parts[i], code)
        if region:
            return region, [*parts[:i], *([left] if left else []), *parts[i + 1 :]]
    return "", parts
