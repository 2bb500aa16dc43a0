"""The countries whose addresses we read, and which of them a text speaks of."""

import re
from functools import cache

import msgspec

from chaffer.language.keywords import bare
from chaffer.language.packaged import rows

_ENDS = r"(?!\w)"  # Korean particles and Russian endings may follow a name
_IN_COUNTRY = re.compile(
    r"^(?:(?:no|non|нет|아니요) )?(?:(?:it's|it is|i live|i am|i'm|c'est|j'habite|je suis|ship|send it) )?"
    r"(?:(?:in|to|from|en|au|aux|в|во|это|the) )?"
)
_COUNTRY_END = re.compile(r"(?:이요|요|예요|이에요|입니다|로|에|이야)$")


class Country(msgspec.Struct, frozen=True):
    """How a country writes addresses. postcode: its shape; order: placeholders in local order, lines split by "|"."""

    code: str
    postcode: str
    has_region: bool
    order: str
    names: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    return {
        row[0]: Country(row[0], row[1], row[2] == "region", row[3], tuple(row[4].split("|")))
        for row in rows("countries.tsv")
    }


def country_named(text: str) -> str:
    """The country a normalised text speaks of, "" if none. Names of two letters are words of their own elsewhere."""
    for country in countries().values():
        for name in country.names:
            if len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}{_ENDS if name.isascii() else ''}", text):
                return country.code
    return ""


def lone_country(text: str) -> str:
    """The country a text names and nothing else ("France", "en France", "프랑스요", "Франция"), "" if it says more."""
    words = _IN_COUNTRY.sub("", bare(text))
    names = {bare(name): country.code for country in countries().values() for name in country.names}
    return names.get(words) or names.get(_COUNTRY_END.sub("", words), "")
