"""Whose layout an address has, where its postcode alone could be that of several countries.

Five digits are a postcode in France, Germany, Korea and the United States. Which one is meant shows in the words for a
street and in whether the digits stand before the city or behind it.
"""

import re

_BEFORE_CITY = re.compile(
    r"(?:^|\s)(?:[fd]-? ?)?\d{5} (?!(?:[nsew]\.? )?[^,]*\b(?:st|street|ave|avenue|rd|road|blvd|dr|drive|ln|lane|way)\b)[^\W\d_]{2}",
    re.IGNORECASE,
)
_FRENCH_STREET = re.compile(
    r"\b\d+(?: ?(?:bis|ter|quater|[a-d]))?,? (?:rue|avenue|av\.?|boulevard|bd|blvd|place|pl\.?|allées?|chemin|impasse|quai|cours|route|"
    r"square|passage|faubourg|rés|résidence|villa|sentier|lotissement) (?!of\b)[^\W\d_]|\brue (?:de|du|des|d'|la|le|les|saint|sainte|st)\b",
    re.IGNORECASE,
)
_GERMAN_STREET = re.compile(
    r"[^\W\d_]{2,}(?:straße|strasse|str\.?|weg|platz|allee|gasse|ring|damm|ufer)\s+\d+"
    r"|\b(?:straße|strasse)\b[^,]*\d|\b(?:am|an der|unter den|auf der) [^\W\d_]+ \d+",
    re.IGNORECASE,
)
_RUSSIAN_STREET = re.compile(
    r"\b(?:ul|ulitsa|prospekt|pr-t|pereulok|per|shosse|nab|bulvar)\b\.? ?[^\W\d_]", re.IGNORECASE
)
_KOREAN_STREET = re.compile(r"[a-z]{2,}-?(?:daero|-ro|-gil|-dong)\b[^,]*|[a-z]{2,}-gu\b", re.IGNORECASE)
_FRENCH_SPEAKING = frozenset(("FR", "BE", "CH", "LU", "CA"))


def country_by_layout(parts: list[str], hint: str, language: str) -> str:
    """The country whose way of writing this is, "" if it could be anyone's. language: the shopper's, "" if unknown."""
    text = ", ".join(parts)
    first = any(_BEFORE_CITY.search(part) for part in parts)
    five = re.search(r"(?<![\w-])\d{5}(?![\w-])", text) is not None
    if re.search(r"(?<!\d)\d{6}(?!\d)", text) and _RUSSIAN_STREET.search(text):
        return "RU"
    if five and _KOREAN_STREET.search(text):
        return "KR"
    if first and _GERMAN_STREET.search(text):
        return "DE"
    french = _FRENCH_STREET.search(text) is not None
    if first and (french or (language == "fr" and hint not in ("DE", "KR"))):
        return "FR"
    if french and language == "fr" and hint not in _FRENCH_SPEAKING:
        return "FR"
    return ""
