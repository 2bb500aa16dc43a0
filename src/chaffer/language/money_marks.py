"""A text in which every number and every currency is one character, so that a grammar of amounts stays small.

A mark keeps the length of what it stands for (the rest is filled up), so offsets stay those of the text.
"""

import re
from functools import cache

from chaffer.language.numbers import Number
from chaffer.language.packaged import rows

NUMBER = "[\ue000-\ue7ff]\uf8ff*"
CURRENCY = "[\uf000-\uf0ff]\uf8ff*"
_FILL = "\uf8ff"

# A number with one of these behind it measures something else than money.
_UNIT = re.compile(
    r" ?-?(?:cm|mm|m|km|inch(?:es)?|in|ft|feet|kg|kgs|g|gr|mg|gb|go|tb|to|mb|ml|cl|l|liters?|litres?|oz|lbs?|years?|yrs?|yo|y/o|ans?|months?|mois"
    r"|weeks?|semaines?|days?|jours?|hours?|hrs?|heures?|h|min|minutes?|%|percent|people|persons?|personnes?|places?|seater|w|watts?|v|mah|hz|mp|px|kw"
    r"|carats?|ct|denier|stars?|étoiles?|pieces?|pcs|items?|pairs?|paires?|st|nd|rd|th|eme|ème|er|ère|am|pm|k?cal|x)(?![a-zà-ÿ])"
    r"|\"|'(?!\w)| ?(?:см|мм|м|км|кг|г|гр|гб|тб|мл|л|лет|год|года|годик\w*|месяц\w*|мес|недел\w*|дн\w*|час\w*|мин\w*|человек\w*|шт\w*|пар|пары|размер\w*|дюйм\w*|вт|в)(?![а-я])"
    r"| ?(?:센치|센티|밀리|인치|킬로|그램|살|세(?!트)|개월|년|일(?!반)|주|시간|분|명|인용|인|개|벌|장|켤레|병|송이|번|호|평|리터|권|대(?=\s|$)(?<!원대)|자루|박스|잔|째|단|층|층짜리|학년|월)"
)


@cache
def _currencies() -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    table = rows("currencies.tsv")
    parts = [rf"(?P<c{i}>{row[2]})".replace(r"\p*", "[а-я]*") for i, row in enumerate(table)]
    # The longer, more exact names stand after the dollar; let them be tried first.
    order = [*parts[1:], parts[0]]
    body = "|".join(order)
    return re.compile(rf"(?<![a-zа-я])(?:{body})(?![a-z])(?!(?<=[а-я])[а-я])"), tuple((row[0], row[1]) for row in table)


def marked(text: str, numbers: list[Number]) -> tuple[str, dict[str, Number], dict[str, str]]:
    """The marked text, and what the marks of numbers and currencies mean.

    Numbers that measure something else than money are left as they were.
    """
    letters = list(text)
    meant: dict[str, Number] = {}
    for i, number in enumerate(numbers[:2000]):
        if _UNIT.match(text, number.end):
            continue
        mark = chr(0xE000 + i)
        meant[mark] = number
        _cover(letters, number.start, number.end, mark)
    if not meant:
        return text, {}, {}
    pattern, codes = _currencies()
    currencies = {chr(0xF000 + i): code for i, (code, _) in enumerate(codes)}
    covered = "".join(letters)
    for match in pattern.finditer(covered):
        group = match.lastgroup or "c0"
        _cover(letters, match.start(), match.end(), chr(0xF000 + int(group[1:])))
    return "".join(letters), meant, currencies


def _cover(letters: list[str], start: int, end: int, mark: str) -> None:
    letters[start:end] = [mark] + [_FILL] * (end - start - 1)


def measures(text: str, end: int) -> bool:
    """Whether the number that ends here is a measure ("32 inch", "160x200"), not a price or a count."""
    return _UNIT.match(text, end) is not None or re.match(r" ?[x×] ?\d", text[end : end + 4]) is not None


def own_currency(code: str, shop_currency: str) -> str:
    """The currency meant: dollars said to a shop that counts in some dollar are that shop's dollars."""
    if code == "USD" and shop_currency in ("CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"):
        return shop_currency
    return "CNY" if code == "JPY" and shop_currency == "CNY" else code
