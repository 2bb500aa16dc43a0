"""Card numbers typed into a chat: found in any disguise, and taken out before anything is stored.

A number counts as a card's if its length fits its issuer's prefix and its Luhn digit is right, and if it is not plainly an
order, tracking, phone or IMEI number. Issuer prefixes: ISO/IEC 7812 ranges as published by the networks.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from chaffer.language.packaged import rows

REMOVED = "[card number removed]"
MOST_CHARS = 20_000
_SHORTEST, _LONGEST = 13, 19

# What may stand between two digits of one number, and how much of it.
_BETWEEN = re.compile(
    r"[\s.,\-_/\\|*+:;()\[\]{}'\"~=<>·•…#&^`\u200b-\u200f\u2060\ufeff\ufe0f\u20e3\u2010-\u2015\u2212\u00ad]{0,6}"
)
_GLUE = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufe0f\u20e3\u00ad")
_OTHER_NUMBER = re.compile(
    r"(?:order|ordr|tracking|track|trk|imei|serial|parcel|shipment|waybill|awb|invoice|ref(?:erence)?|isbn|ean|upc|gtin|phone|tel|mobile|whatsapp|call|iban|account|"
    r"ups|usps|fedex|dhl|commande|suivi|colis|facture|téléphone|telephone|référence|série|compte|заказ[а-я]*|трек[а-я]*|отслежив[а-я]*|накладн[а-я]*|посылк[а-я]*|"
    r"телефон[а-я]*|счет[а-я]*|инн|снилс|주문|송장|운송장|택배|배송|전화|계좌|연락처|등기)[\s\w#№:.'’°-]{0,24}$",
    re.IGNORECASE,
)
_CARD = re.compile(r"card|carte|cb\b|visa|master|amex|cvv|cvc|карт|카드|pay with|payer|оплат|결제", re.IGNORECASE)
_O = re.compile(r"(?<=\d)[oO]{1,8}(?=[\d\s.-])|(?<=[\s-])[oO](?=\d)")


class _Digit(NamedTuple):
    digit: str
    start: int
    end: int


class _Run(NamedTuple):
    """Digits with nothing but separators between them; groups: where a group begins (index into digits)."""

    digits: list[_Digit]
    groups: frozenset[int]


def redact_cards(text: str) -> tuple[str, int]:
    """The text without card numbers, and how many there were. Everything else stays as it was."""
    found = _cards(text[:MOST_CHARS])
    for start, end in reversed(found):
        text = text[:start] + REMOVED + text[end:]
    return text, len(found)


PIECES_BEFORE = 3
"""A number comes in four pieces at most: four digits a message, as they stand on the card."""
_FEWEST_DIGITS, _MOST_WORDS, _LEAD = 4, 24, 12


def mostly_digits(text: str) -> bool:
    """Whether a text may be a piece of a card number; nearly every message is not."""
    digits = sum(map(str.isdigit, text[:80]))
    return digits >= _FEWEST_DIGITS and len(text) - digits <= _MOST_WORDS


def split_card(previous_texts: Sequence[str], text: str) -> int:
    """How many of the latest messages before this one make a card number together with it; 0 if none do.

    A message counts only if digits are all it ends (or, in the middle, consists) of; an expiry date may follow the last.
    """
    here = _runs(text[:MOST_CHARS])
    if not here or here[0].digits[0].start > _LEAD or _cards(text):
        return 0
    tail = "".join(digit.digit for digit in here[0].digits)
    tails = [tail[:end] for end in sorted({*here[0].groups, len(tail)} - {0}, reverse=True)]
    middle = ""
    for back in range(1, min(PIECES_BEFORE, len(previous_texts)) + 1):
        before = previous_texts[-back]
        head = _ending_digits(before, whole=False)
        if head and any(is_card(head + middle + each) for each in tails):
            return back
        piece = _ending_digits(before, whole=True)
        if not piece:
            return 0
        middle = piece + middle
    return 0


def is_card(digits: str) -> bool:
    """Whether plain ASCII digits are a card number by length, issuer and check digit."""
    return _issued(digits) and _luhn(digits)


def _ending_digits(text: str, *, whole: bool) -> str:
    runs = _runs(text[-200:])
    if not runs:
        return ""
    last = runs[-1].digits
    tail = text[-200:]
    after, before = tail[last[-1].end :], tail[: last[0].start]
    if any(letter.isalnum() for letter in after) or (whole and any(letter.isalnum() for letter in before)):
        return ""
    if len(last) >= _LONGEST or _OTHER_NUMBER.search(before):
        return ""
    return "".join(digit.digit for digit in last)


def _cards(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for run in [*_runs(text), *_spelled_runs(text)]:
        for first, last in _within(text, run):
            start, end = run.digits[first].start, run.digits[last].end
            if not any(start < other_end and other_start < end for other_start, other_end in found):
                found.append((start, end))
    return sorted(found)


def _within(text: str, run: _Run) -> list[tuple[int, int]]:
    """Card numbers in one run, from the start of a group to the end of one; the longest first."""
    digits = "".join(digit.digit for digit in run.digits)
    ends = {*run.groups, len(digits)} - {0}
    found: list[tuple[int, int]] = []
    for first in sorted(run.groups):
        if found and first <= found[-1][1]:
            continue
        for length in range(_LONGEST, _SHORTEST - 1, -1):
            last = first + length
            if last in ends and is_card(digits[first:last]) and not _another(text, run, first, last):
                found.append((first, last - 1))
                break
    return found


def _another(text: str, run: _Run, first: int, last: int) -> bool:
    """Whether this is plainly some other number: named as one, or part of a longer row of equal groups."""
    start = run.digits[first].start
    before = text[max(0, start - 60) : start]
    inner = [group for group in run.groups if first < group < last]
    even = [b - a for a, b in zip([first, *sorted(inner)], [*sorted(inner), last], strict=True)] == [4, 4, 4, 4]
    if even and len(run.digits) == last - first:
        return False
    if before.rstrip().endswith("+") or (first == 0 and before[-1:].isalpha() and before[-1:].isascii()):
        return True
    if _OTHER_NUMBER.search(before) and not _CARD.search(before):
        return True
    return len(run.digits) - (last - first) in range(1, 7) and not _CARD.search(before) and not _expiry(run, last)


def _expiry(run: _Run, last: int) -> bool:
    """Whether what follows the number looks like an expiry date or a security code."""
    rest = "".join(digit.digit for digit in run.digits[last:])
    return len(rest) in (3, 4, 6, 7) and (len(rest) == 3 or rest[:2] in {f"{month:02}" for month in range(1, 13)})


def _runs(text: str) -> list[_Run]:
    return _joined(text, _digits(text))


def _digits(text: str) -> list[_Digit]:
    plain = _O.sub(lambda match: "0" * len(match.group()), text) if "o" in text or "O" in text else text
    found = []
    for i, letter in enumerate(plain):
        digit = _as_digit(letter)
        if digit:
            found.append(_Digit(digit, i, i + 1))
    return found


@cache
def _as_digit(letter: str) -> str:
    """One ASCII digit for any Unicode decimal, circled or full-width digit; else ""."""
    if letter.isascii():
        return letter if letter.isdigit() else ""
    value = unicodedata.digit(letter, None)
    return "" if value is None else str(value)


def _joined(text: str, digits: list[_Digit]) -> list[_Run]:
    """Cut where more than separators stands between two digits."""
    runs: list[_Run] = []
    current: list[_Digit] = []
    groups: set[int] = set()
    for digit in digits:
        gap = text[current[-1].end : digit.start] if current else ""
        if current and not _BETWEEN.fullmatch(gap):
            runs.append(_Run(current, frozenset(groups)))
            current, groups = [], set()
        if not current or any(letter not in _GLUE for letter in gap):
            groups.add(len(current))
        current.append(digit)
    if current:
        runs.append(_Run(current, frozenset(groups)))
    return [run for run in runs if len(run.digits) >= 1]


@cache
def _digit_words() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word: row[0] for row in rows("digit_words.tsv") for word in row[1].split()}
    longest_first = sorted(table, key=lambda word: (-len(word), word))
    spaced = "|".join(word for word in longest_first if not "가" <= word[0] <= "힣")
    korean = "|".join(word for word in longest_first if "가" <= word[0] <= "힣")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|(?:{korean})", re.IGNORECASE), table


def _spelled_runs(text: str) -> list[_Run]:
    """Runs of digits written as words, possibly mixed with figures ("four two 4 2 …")."""
    pattern, table = _digit_words()
    spelled = [_Digit(table[match.group().lower()], match.start(), match.end()) for match in pattern.finditer(text)]
    if len(spelled) < _SHORTEST // 2:
        return []
    digits = sorted([*spelled, *_digits(text)], key=lambda digit: digit.start)
    return [
        _Run(run.digits, frozenset(range(len(run.digits))))
        for run in _joined(text, digits)
        if len(run.digits) >= _SHORTEST
    ]


def _issued(digits: str) -> bool:
    length = len(digits)
    if not _SHORTEST <= length <= _LONGEST:
        return False
    two, three, four = int(digits[:2]), int(digits[:3]), int(digits[:4])
    if digits[0] == "4":
        return length in (13, 16, 19)
    if 51 <= two <= 55 or 2221 <= four <= 2720:
        return length == 16
    if two in (34, 37):
        return length == 15
    if 300 <= three <= 305 or four == 3095 or two in (36, 38, 39):
        return length in (14, 16, 19)
    if 3528 <= four <= 3589 or 2200 <= four <= 2204:
        return length in (16, 17, 18, 19)
    if two in (60, 62, 64, 65, 81, 82):
        return length in (16, 17, 18, 19)
    if four in (5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763, 9792) or two in (50, 56, 57, 58, 67):
        return length in (16, 18, 19)
    return False


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
