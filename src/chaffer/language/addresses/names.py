"""The name in front of an address or behind it, told from streets and flats."""

import re

STREET = re.compile(
    r"\d.*[^\W\d_]{2}|[^\W\d_]{2}.*\d|\b(?:street|road|avenue|lane|rue|boulevard|chemin|place|allée|ул|улица|проспект|пр|пер|шоссе|straße|strasse|weg|platz)\b"
    r"|(?:로|길|동|읍|면|리)(?:\s|$)",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"^(?:apt|apartment|unit|suite|ste|flat|floor|fl|bldg|building|room|rm|#|appt|appartement|bât|bâtiment|bat|étage|esc|escalier|résidence|cedex|bp|bte|boîte|"
    r"кв|квартира|корп|корпус|стр|строение|подъезд|этаж|дом|д|офис|оф|top|stiege|c/o|po box|p\.o\.|\d+(?:동|호|층))\b",
    re.IGNORECASE,
)


def name_first(parts: list[str]) -> tuple[str, list[str]]:
    if not parts:
        return "", parts
    first = parts[0]
    if not re.search(r"\d", first):
        plain = len(first.split()) <= 5 and not STREET.search(first) and not UNIT.match(first)
        has_street = any(STREET.search(part) for part in parts[1:])
        city_word = bool(re.match(r"(?:г\.?|город|гор\.?|обл|москва|moscow|paris|london)\b", first, re.IGNORECASE))
        return (first, parts[1:]) if plain and has_street and not city_word else ("", parts)
    match = re.match(r"^(?P<name>[^\W\d_][^\d,]*?) (?P<street>\d+[\s,].*)$", first)
    if match and len(match["name"].split()) in (2, 3) and not STREET.search(match["name"]) and not UNIT.match(first):
        return match["name"], [match["street"], *parts[1:]]
    return "", parts


def name_last(parts: list[str]) -> tuple[str, list[str]]:
    """A name behind the address, where people end with it."""
    last = parts[-1] if len(parts) > 1 else ""
    if (
        re.fullmatch(r"[^\W\d_][^\d]+", last)
        and len(last.split()) in (2, 3)
        and not STREET.search(last)
        and not UNIT.match(last)
    ):
        return last, parts[:-1]
    return "", parts
