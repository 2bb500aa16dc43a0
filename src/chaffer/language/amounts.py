"""Price bounds and ranges: "not over 200 dollars", "$150-$250", "до 60 долларов", "5만원대", "budget is 300"."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from chaffer.kernel.money import Money
from chaffer.language.money_marks import CURRENCY, NUMBER, marked, own_currency
from chaffer.language.numbers import Number
from chaffer.language.packaged import merged
from chaffer.language.reading import Reading, Span, free

_NEARLY = Decimal("0.2")  # "around 100" is 80 to 120
_CUES = "amount_cues.json"


class Amounts(NamedTuple):
    """Bounds are inclusive. spans: what they were read from, cues included."""

    price_min: Money | None = None
    price_max: Money | None = None
    spans: tuple[Span, ...] = ()


def _words(key: str) -> str:
    return "|".join(re.escape(cue).replace(r"\ ", " ") for cue in merged(_CUES, key))


def _money(n: int) -> str:
    return (
        rf"(?:(?P<a{n}>{CURRENCY}) ?)?(?P<n{n}>{NUMBER})(?P<d{n}> ?대(?!\w))?(?: ?(?P<b{n}>{CURRENCY}))?(?P<e{n}>대)?"
    )


@cache
def _grammar() -> tuple[tuple[str, re.Pattern[str]], ...]:
    start = r"(?<![a-zà-ÿа-я가-힣])"
    plain = rf"{start}(?<!\bnot )(?<!\bnothing )(?<!\bno )(?<!\bpas )(?<!\bне )"
    gap = r"[ :,]{0,2}(?:(?:about|around|env\.?|the|les|of|de|is|-|~|est|about a|like|at) ){0,2}"
    joined = rf"(?:to|{_words('between_middle')})"
    shapes = (
        ("range", rf"(?:{start}(?:{_words('between_before')}) )?{_money(1)} ?{joined} ?{_money(2)}(?: ?사이)?"),
        ("max", rf"{plain}(?:{_words('max_before')}){gap}{_money(1)}(?! ?(?:이상|부터))"),
        ("max", rf"{_money(1)}(?:짜리)?[ ,]?(?:{_words('max_after')})(?![a-zà-ÿа-я])"),
        ("min", rf"{_money(1)}(?:짜리)? ?(?:{_words('min_after')})(?![a-zà-ÿа-я])"),
        ("min", rf"{plain}(?:{_words('min_before')}){gap}{_money(1)}"),
        ("around", rf"{start}(?:{_words('around_before')}) ?{_money(1)}"),
        ("around", rf"{_money(1)} ?(?:{_words('around_after')})(?![a-zà-ÿа-я])"),
        ("bare", rf"(?:{start}(?:{_words('bare_before')}) )?{_money(1)}"),
    )
    return tuple((kind, re.compile(shape)) for kind, shape in shapes)


# Cues with many other meanings: without a currency they bound a price only if the number is a large one.
_LOOSE = re.compile(
    r"^(?:from|within|i have|i've got|i only have|at least|up to|upto|j'ai|de|au moins|dès|"
    r"от|за|есть|у меня(?: есть)?|с|최소|한|약)\b"
)


# "can't go above 100" and "не хочу тратить больше 5000" are upper bounds.
_NEGATED = re.compile(r"(?:n't|\bnot|\bnever|\bcannot|\bcant|\bdont|\bwont|\bpas|\bне) (?:[^\W\d]+ ){0,3}$")


def find_amounts(reading: Reading, currency: str, taken: list[Span]) -> Amounts:
    """The bounds the text sets. Amounts without a currency are in the shop's.

    A bare amount ("shirt $60") is an upper bound; "around 60" is 20 % to either side.
    """
    text, numbers, currencies = marked(reading.text, free(reading.numbers, taken))
    if not numbers:
        return Amounts()
    low: Money | None = None
    high: Money | None = None
    spans: list[Span] = []
    for kind, pattern in _grammar():
        for match in list(pattern.finditer(text)):
            turned = "max" if kind == "min" and _NEGATED.search(text[: match.start()]) else kind
            bounds = _bounds(turned, match, numbers, currencies, currency)
            if bounds is None:
                continue
            low, high = low or bounds[0], high or bounds[1]
            spans.append(Span(match.start(), match.end()))
            text = text[: match.start()] + "\x00" * (match.end() - match.start()) + text[match.end() :]
    if low and high and low.currency == high.currency and high < low:
        low, high = high, low
    return Amounts(low, high, tuple(spans))


def _bounds(
    kind: str, match: re.Match[str], numbers: dict[str, Number], currencies: dict[str, str], default: str
) -> tuple[Money | None, Money | None] | None:
    first, second = _side(match, 1, numbers, currencies), _side(match, 2, numbers, currencies)
    if first is None:
        return None
    known = first[1] or (second[1] if second else "")
    code = own_currency(known, default) if known else default
    if kind == "bare" and not known:
        return None
    if kind == "range":
        return _range(match, first[0], second[0] if second else None, code, known)
    if not known and not _plausible(match, first[0]):
        return None
    amount = _as_money(first[0].value, code)
    if match["d1"] or match["e1"]:
        return amount, _as_money(first[0].value + _step(first[0].value) - 1, code)
    if kind == "around":
        return _as_money(first[0].value * (1 - _NEARLY), code), _as_money(first[0].value * (1 + _NEARLY), code)
    return (amount, None) if kind == "min" else (None, amount)


def _side(
    match: re.Match[str], n: int, numbers: dict[str, Number], currencies: dict[str, str]
) -> tuple[Number, str] | None:
    groups = match.groupdict()
    mark = groups.get(f"n{n}")
    if not mark:
        return None
    sign = groups.get(f"a{n}") or groups.get(f"b{n}") or ""
    return numbers[mark[0]], currencies.get(sign[:1], "")


def _range(
    match: re.Match[str], first: Number, second: Number | None, code: str, known: str
) -> tuple[Money | None, Money | None] | None:
    if second is None or first.weak:
        return None
    cued = re.match(r"(?:between|entre|между|anywhere|somewhere|priced?|from|de|от) ", match.group()) is not None
    if not known and not (cued and _plausible_value(second)) and second.value < 1000:
        return None
    low = first.value
    if low < 100:  # in "3~5만원" and "5-10 тысяч" the unit stands only once
        low *= next((unit for unit in (10_000, 1000) if second.value % unit == 0 and low < second.value / unit), 1)
    return _as_money(low, code), _as_money(second.value, code)


def _plausible(match: re.Match[str], number: Number) -> bool:
    if number.weak:
        return False
    return number.value >= 100 if _LOOSE.match(match.group()) else _plausible_value(number)


def _plausible_value(number: Number) -> bool:
    return number.value >= 5


def _step(value: Decimal) -> Decimal:
    """How wide "5만원대" is: one of its leading unit."""
    step = Decimal(1)
    while value % (step * 10) == 0 and step * 10 <= value:
        step *= 10
    return step


def _as_money(value: Decimal, code: str) -> Money:
    return Money.parse(str(value), code)
