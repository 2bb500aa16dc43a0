"""Which of the things shown: "the second one", "la dernière", "둘째", "третье", "number 3". 1 is the first, -1 the last."""

import re
from typing import NamedTuple

from chaffer.language.packaged import rows
from chaffer.language.reading import Reading, Span, overlaps

_FIGURES = (
    re.compile(r"(?<!\d)(?P<n>\d{1,2})(?:st|nd|rd|th|er|ere|ère|re|e|eme|ème|nde?)(?![a-zà-ÿ])(?! (?:birthday|anniversary|grade|anniversaire|arrondissement|of [a-z]|floor|étage|street|ave))"),
    re.compile(r"(?<!\d)(?P<n>\d{1,2})-?(?:й|я|е|ю|ый|ая|ое|ую|го|ий|ья|ье|ью)(?![а-я])(?! (?:размер|этаж|класс|день рожд))"),
    re.compile(r"(?<!\d)(?P<n>\d{1,2}) ?(?:번째|번(?= ?(?:으로|이|요|할|주|걸|거|상품|보|$|[,.!?]|째|을|은|제|자)))"),
    re.compile(r"(?<![a-zà-ÿа-я])(?:number|num|nr|no\.?|n[°º]|option|item|product|choice|pick|numéro|numero|le n°|номер|№|вариант|#|옵션|choose|take|select|je (?:prends|veux|choisis|voudrais|préfère) l[ae]|plutôt l[ae]|l[ae] numéro|the no|plutôt le numéro)\.? ?(?P<n>\d{1,2})(?![\d.,:]|\w| ?(?:dollar|\$|€|euro|руб|pairs?|pieces?|pcs|шт))"),
    re.compile(r"^(?:the|le|la|and|ok|okay|yes)? ?#?(?P<n>\d{1,2})[.)!]?(?: (?:please|pls|one|svp|пожалуйста|주세요|요))?$"),
)  # fmt: skip


class Ordinal(NamedTuple):
    """place: 1 for the first, -1 for the last."""

    place: int
    span: Span


def find_ordinal(reading: Reading, taken: list[Span], asked: str = "") -> Ordinal | None:
    """The first ordinal of the text; a bare number is one only when things were shown to choose from."""
    for place, pattern in _WORDS:
        match = pattern.search(reading.text)
        if match and not overlaps(match.start(), match.end(), taken):
            return Ordinal(place, Span(match.start(), match.end()))
    for pattern in _FIGURES if asked == "choice" else _FIGURES[:-1]:
        match = pattern.search(reading.text)
        if match and int(match["n"]) > 0 and not overlaps(match.start("n"), match.end("n"), taken):
            return Ordinal(int(match["n"]), Span(match.start(), match.end()))
    return None


_WORDS = tuple((int(row[0]), re.compile(rf"(?<![\w'])(?:{row[1]})(?![a-zà-ÿа-я])")) for row in rows("ordinals.tsv"))
