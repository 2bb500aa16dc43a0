"""How many: "12 roses", "3 paires de", "x2", "half a dozen", "셔츠 두 개", "2 шт"."""

import re
from typing import NamedTuple

from chaffer.language.lexicon import Match
from chaffer.language.money_marks import measures
from chaffer.language.numbers import Number
from chaffer.language.reading import Reading, Span, free

_MOST = 9999
_COUNTER = re.compile(
    r" ?(?:개|벌|장(?!갑)|켤레|병|송이|자루|박스|세트|권|잔|다발|켤래|포기|매|쌍|봉지|통|팩|상자)"
    r"| ?(?:шт\w*|пар(?:ы|у|ой)?(?![а-я])|букет\w*|штук\w*|упаков\w*|коробк\w*|комплект\w*|экземпляр\w*|бутыл\w*|набор\w*)"
    r"| ?-? ?(?:pairs?|pieces?|pcs?|pc|units?|items?|of (?:them|those|these|it|each)|sets?|bottles?|boxes|packs?|copies|bouquets?|x(?![a-z])|more(?! than)|of the)(?![a-z])"
    r"| ?(?:paires?|pièces?|unités?|exemplaires?|articles?|bouteilles?|boîtes?|paquets?|lots?|bouquets?)(?![a-zà-ÿ])"
)
_BEFORE = re.compile(
    r"(?:(?<![a-z0-9])x|×|qty:?|quantity(?: of| is| to|:)?|quantité(?: de|:)?|количество:?|수량(?:은|을|:)?|make (?:it|that)|change (?:it |that )?to|set (?:it )?to|mets-en|mettez-(?:m')?en|rajoutez-en|prenez-en|il m'en faudrait|j'en (?:veux|prends|voudrais)|en (?:veux|prends)|"
    r"increase to|i(?:'ll| will)? (?:take|need|want)|give me|add|send me|поставь|сделай|давай|мне нужно|мне|нужно|возьму|добавь|ajoute[sz]?(?:-en)?|ajouter|mets|prends|il m'en faut|m'en faut) ?$"
)
_ONLY = re.compile(r"^\W*(?:just |only |juste |seulement |только |딱 )?$")
_REST = re.compile(
    r"^\W*(?:please|pls|of them|of those|svp|s'il vous plaît|пожалуйста|주세요|요|only|total|in total|en tout|всего|만|개만|로|으로|로요)?\W*$"
)
_TIMES_BEHIND = re.compile(r" ?(?:x|×)(?![a-z\d])")
_ADJECTIVES_BETWEEN = 3


_JUST_ONE = re.compile(
    r"(?:just|only) (?:one|1)(?! (?:of|more|thing|question))(?![a-z\d])|(?<![a-zà-ÿ])(?:juste |seulement )(?:un|une)(?![a-zà-ÿ])|(?<![a-zà-ÿ])une? seule?(?![a-zà-ÿ])"
    r"|(?:только|лишь|всего) (?:один|одну|одна|одно)(?![а-я])|(?:하나|한 ?개|한 ?송이|한 ?벌|한 ?켤레|한 ?다발)만"
    r"|^(?:no|non|нет|아니요?)[ ,]+(?:wait,? )?(?:one|un|une|один|одну|одна|одно|하나)[ .!]*$"
)
"""One, where the word is a count for certain."""


class Quantity(NamedTuple):
    units: int
    span: Span


def find_quantity(reading: Reading, found: list[Match], taken: list[Span], asked: str = "") -> Quantity | None:
    """The first count. `found` tells which words are things that can be counted."""
    for number in free(reading.numbers, taken):
        if number.value != int(number.value) or not 0 < number.value <= _MOST or reading.text[number.end :][:1] == "%":
            continue
        if _counts(reading, number, found, asked):
            return Quantity(int(number.value), Span(number.start, number.end))
    one = _JUST_ONE.search(reading.text)
    return Quantity(1, Span(one.start(), one.end())) if one else None


def _counts(reading: Reading, number: Number, found: list[Match], asked: str) -> bool:
    behind, before = reading.text[number.end :], reading.text[: number.start]
    if _COUNTER.match(behind) or _TIMES_BEHIND.match(behind):
        return not number.weak or reading.language in ("ko", "ru") or number.value > 1
    if measures(reading.text, number.end):
        return False
    if asked == "quantity" and (number.figures or _REST.match(behind)):
        return True
    if reading.language == "ko" and number.weak:
        return False
    if number.weak and number.value == 1:
        return False
    if _ONLY.match(before) and _REST.match(behind) and asked not in ("choice", "size", "order_number", "age"):
        return not number.figures and not number.weak
    if _BEFORE.search(before) and (_REST.match(behind) or before.endswith(("x", "×"))):
        return True
    return _thing_follows(reading, number, found)


def _thing_follows(reading: Reading, number: Number, found: list[Match]) -> bool:
    """Whether a category comes within a few words: "12 red roses", "3 belles chemises"."""
    words = [word for word in reading.words if word.start >= number.end]
    near = words[_ADJECTIVES_BETWEEN - 1].end if len(words) >= _ADJECTIVES_BETWEEN else len(reading.text)
    for match in found:
        if match.kind == "category" and number.end <= match.start < near:
            gap = reading.text[number.end : match.start]
            return "," not in gap and not re.search(r"\d", gap)
    return False
