"""Numbers written in figures, in words, or in both ("3만9천", "5 тысяч", "a hundred and fifty")."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import msgspec

from chaffer.language.packaged import read_bytes
from chaffer.language.tokens import Token


class Number(NamedTuple):
    """A number found in a text.

    start, end: character offsets in the normalised text, an article that belongs to it included ("a hundred").
    figures:    whether it was written in figures; weak: a lone "one", "un" or "pair", which is often no count at all.
    """

    value: Decimal
    start: int
    end: int
    figures: bool
    weak: bool = False


_GROUPED = r"\d{1,3}(?:[,.']\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
_SPACED = r"[1-9]\d{0,2}(?: \d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
_PLAIN = r"\d+(?:[.,]\d{1,2}(?!\d))?"
_FIGURES = re.compile(rf"(?<!\d)(?<!\d[.,])(?:{_GROUPED}|{_PLAIN})")
_FIGURES_SPACED = re.compile(rf"(?<!\d)(?<!\d[.,])(?:{_GROUPED}|{_SPACED}|{_PLAIN})")
_THOUSANDS = re.compile(r" ?(?:k|к|тыс\.?|т\.? ?р(?=\b)|grand|천|тыщ[аиу]?)(?![a-zа-я])")
_KOREAN = re.compile(
    r"(?:\d[\d,]*(?:\.\d+)?|[일이삼사오육칠팔구])? ?[십백천만억](?:\d|[일이삼사오육칠팔구십백천만억]| (?=[일이삼사오육칠팔구\d]+[십백천만]))*"
)
_KOREAN_MONEY = re.compile(r" ?(?:원|달러|불|유로|엔|위안|파운드|루블)")
_KOREAN_DIGITS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
_KOREAN_UNITS = {"십": 10, "백": 100, "천": 1000}
_KOREAN_MYRIADS = {"만": 10_000, "억": 100_000_000}
_ARTICLES = frozenset(("a", "an"))
_GLUE = frozenset(("and", "et"))
_WEAK = frozenset(
    {"one", "un", "une", "один", "одна", "одну", "одно", "одного", "одной", "couple", "пара", "пару", "grand"}
)
_HALF_DOZEN = re.compile(r"half (?:a )?dozen|(?:une )?demi[- ]?douzaine|полдюжин\w*|반 ?다스")
_SCALES = frozenset({100, 1000, 1_000_000})


@cache
def _words() -> dict[str, dict[str, Decimal]]:
    return msgspec.json.decode(read_bytes("number_words.json"), type=dict[str, dict[str, Decimal]])


def find_numbers(text: str, words: list[Token], language: str) -> list[Number]:
    """Every number of the text, left to right, none overlapping another."""
    found: list[Number] = []
    taken: set[int] = set()
    for some in (_half_dozens(text), _korean(text), _figures(text, words, language), _spelled(words, language)):
        for number in some:
            if taken.isdisjoint(range(number.start, number.end)):
                found.append(number)
                taken.update(range(number.start, number.end))
    return sorted(found, key=lambda number: number.start)


def _half_dozens(text: str) -> list[Number]:
    return [Number(Decimal(6), match.start(), match.end(), figures=False) for match in _HALF_DOZEN.finditer(text)]


def _figures(text: str, words: list[Token], language: str) -> list[Number]:
    pattern = _FIGURES_SPACED if language in ("fr", "ru") else _FIGURES
    scales = {word.start: word for word in words if _words().get(language, {}).get(word.text) in (1000, 1_000_000, 100)}
    found = []
    for match in pattern.finditer(text):
        value, end = _plain(match.group()), match.end()
        thousands = _THOUSANDS.match(text, end)
        scale = scales.get(end + 1 if text[end : end + 1] == " " else end)
        if thousands:
            value, end = value * 1000, thousands.end()
        elif scale is not None:
            value, end = value * _words()[language][scale.text], scale.end
        found.append(Number(value, match.start(), end, figures=True))
    return found


def _plain(figures: str) -> Decimal:
    """Read "1.200,50", "1,200.50", "1 200", "39,90" and "1'200"."""
    bare = figures.replace(" ", "").replace("'", "")
    last = max(bare.rfind(","), bare.rfind("."))
    if last >= 0 and len(bare) - last - 1 != 3:
        whole = bare[:last].replace(",", "").replace(".", "")
        return Decimal(f"{whole}.{bare[last + 1 :]}")
    return Decimal(bare.replace(",", "").replace(".", ""))


def _korean(text: str) -> list[Number]:
    if not any(unit in text for unit in "십백천만억"):
        return []
    found = []
    for match in _KOREAN.finditer(text):
        whole = match.group().rstrip()
        written = any(letter.isdigit() for letter in whole)
        if not written and not _KOREAN_MONEY.match(text, match.start() + len(whole)):
            continue
        value = _korean_value(whole)
        if value:
            found.append(Number(value, match.start(), match.start() + len(whole), figures=written))
    return found


def _korean_value(whole: str) -> Decimal:
    total = section = Decimal(0)
    digit: Decimal | None = None
    for part in re.findall(r"\d[\d,]*(?:\.\d+)?|[^\d ,]", whole):
        if part[0].isdigit():
            digit = Decimal(part.replace(",", ""))
        elif part in _KOREAN_DIGITS:
            digit = Decimal(_KOREAN_DIGITS[part])
        elif part in _KOREAN_UNITS:
            section += (1 if digit is None else digit) * _KOREAN_UNITS[part]
            digit = None
        else:
            section += digit or 0
            total += (section or 1) * _KOREAN_MYRIADS[part]
            section, digit = Decimal(0), None
    return total + section + (digit or 0)


def _spelled(words: list[Token], language: str) -> list[Number]:
    table = _words().get(language, {})
    if language == "ko":
        return [
            Number(table[word.text], word.start, word.end, figures=False, weak=len(word.text) == 1)
            for word in words
            if word.text in table
        ]
    found, i = [], 0
    while i < len(words):
        if words[i].text not in table:
            i += 1
            continue
        value, last = _run(words, i, table)
        first = i - 1 if i and words[i - 1].text in _ARTICLES and value >= 12 else i
        weak = last == i and words[i].text in _WEAK
        found.append(Number(value, words[first].start, words[last].end, figures=False, weak=weak))
        i = last + 1
    return found


def _run(words: list[Token], i: int, table: dict[str, Decimal]) -> tuple[Decimal, int]:
    """The value of the number words from i on, and the index of the last."""
    total, current, last, j = Decimal(0), Decimal(0), i, i
    fresh = True
    while j < len(words):
        word = words[j].text
        if word in _GLUE and j + 1 < len(words) and words[j + 1].text in table and current >= 20:
            j += 1
            continue
        value = table.get(word)
        if value is None or (not fresh and not _joins(current, value)):
            break
        total, current = _added(total, current, value)
        last, j, fresh = j, j + 1, False
    return total + current, last


def _joins(current: Decimal, value: Decimal) -> bool:
    if value in _SCALES or value == 12:
        return True
    if value == 20 and current % 100 == 4:
        return True
    if value < 10:
        return current % 10 == 0 and current % 100 != 10
    if value < 20:
        return current % 100 in (0, 60, 80)
    return current % 100 == 0 if value < 100 else current % 1000 == 0


def _added(total: Decimal, current: Decimal, value: Decimal) -> tuple[Decimal, Decimal]:
    if value in (1000, 1_000_000):
        return total + (current or 1) * value, Decimal(0)
    if value == 100 or (value == 12 and 0 < current < 12):
        return total, (current or 1) * value
    if value == 20 and current % 100 == 4:
        return total, current - 4 + 80
    return total, current + value
