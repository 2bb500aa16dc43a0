"""Days named in a text: "tomorrow", "in two weeks", "next Friday", "5 mai", "5월 5일", "через неделю"."""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from chaffer.language.numbers import Number
from chaffer.language.packaged import rows
from chaffer.language.reading import Reading, Span

_MONTH_FIRST = frozenset({"US", "PH", "PR", ""})
_UNITS = {"day": 1, "week": 7}
_UNIT_WORDS = (
    ("day", r"days?|jours?|день|дня|дней|일(?! ?이내)|days'"),
    ("week", r"weeks?|semaines?|недел[юяиь]|주일?|주간"),
    ("month", r"months?|mois|месяц(?:а|ев)?|개월|달(?!러)"),
)
_AHEAD = re.compile(r"(?:in|within|dans|d'ici|через|after)(?: (?:about|the next|environ))? ?$")
_BEHIND_KO = re.compile(r" ?(?:후|뒤|안에|있다가)")
_ISO = re.compile(r"(?<!\d)(20\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.$€£])(\d{1,2})([/.])(\d{1,2})(?:\2(20\d\d|\d\d))?(?![\d/%$€])")
_KOREAN = re.compile(r"(?<!\d)(\d{1,2})월 ?(\d{1,2})일")
_NEXT = re.compile(r"(?:next|following|prochaine?|следующ\w+|다음 ?주?)")
_ONE_UNIT = re.compile(
    r"(?<![а-я])через (неделю|месяц|день)|(?<![a-z])in an? (week|month|day)|(?<![a-z])(next) week|semaine (prochaine)|на (следующей) неделе|(일주일|한 ?달|하루) ?(?:후|뒤|안에)|(다음) ?주(?! ?[월화수목금토일]요)|(다음) ?달|next (month)|mois (prochain)|в следующем (месяце)"
)
_MONTHLY = frozenset({"месяц", "month", "한달", "한 달", "prochain", "месяце"})


class Day(NamedTuple):
    day: date
    span: Span


@cache
def _names(kind: str) -> tuple[re.Pattern[str], dict[str, int]]:
    table = {form: int(row[1]) for row in rows("calendar.tsv") if row[0] == kind for form in row[2].split("|")}
    body = "|".join(sorted(map(re.escape, table), key=lambda form: -len(form)))
    return re.compile(rf"(?<![a-zà-ÿа-я가-힣])(?P<{kind}>{body})(?![a-zà-ÿа-я])"), table


@cache
def _month_days() -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = _names("month")[0].pattern
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|-?го|-?е)?"
    year = r"(?:,? (?P<year>20\d\d))?"
    return (
        re.compile(rf"(?<![\d.,$]){day}(?: of| de)? {months}{year}"),
        re.compile(rf"{months}\.? (?:the )?{day}(?!\d|[.,]\d|[:%]){year}"),
    )


def find_days(reading: Reading, today: date, country: str = "") -> list[Day]:
    """The days the text names, as dates on or after today where it gives no year."""
    found: list[Day] = []
    for day in (
        *_written(reading.text, today, country),
        *_counted(reading, today),
        *_relative(reading.text, today),
        *_weekdays(reading.text, today),
        *_of_month(reading.text, today),
    ):
        if not any(day.span.start < other.span.end and other.span.start < day.span.end for other in found):
            found.append(day)
    return sorted(found, key=lambda day: day.span.start)


def _written(text: str, today: date, country: str) -> list[Day]:
    found = [(match, _date(int(match[1]), int(match[2]), int(match[3]))) for match in _ISO.finditer(text)]
    for pattern in _month_days():
        for match in pattern.finditer(text):
            month = _names("month")[1][match["month"]]
            found.append((match, _coming(today, month, int(match["day"]), match["year"])))
    found += [(match, _coming(today, int(match[1]), int(match[2]))) for match in _KOREAN.finditer(text)]
    for match in _NUMERIC.finditer(text):
        if match[2] == "." and not match[4] and len(match[3]) != 2:
            continue
        if match[2] == "." and not match[4] and country in _MONTH_FIRST:
            continue
        first, second = int(match[1]), int(match[3])
        month, day = (first, second) if country in _MONTH_FIRST and first <= 12 else (second, first)
        found.append((match, _coming(today, month, day, match[4])))
    return [Day(day, Span(match.start(), match.end())) for match, day in found if day]


def _coming(today: date, month: int, day: int, year: str | None = None) -> date | None:
    if year:
        return _date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this = _date(today.year, month, day)
    return this if this and this >= today else _date(today.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _counted(reading: Reading, today: date) -> list[Day]:
    found = []
    for number in reading.numbers:
        for unit, words in _UNIT_WORDS:
            match = re.compile(rf" ?(?:{words})(?![a-zà-ÿа-я])").match(reading.text, number.end)
            if match:
                found += _ahead(reading.text, number, match.end(), today, unit)
                break
    return found


def _ahead(text: str, number: Number, end: int, today: date, unit: str) -> list[Day]:
    cue, korean = _AHEAD.search(text[: number.start]), _BEHIND_KO.match(text, end)
    if not cue and not korean:
        return []
    span = Span(cue.start() if cue else number.start, korean.end() if korean else end)
    return [Day(_later(today, int(number.value), unit), span)] if number.value <= 1000 else []


def _later(today: date, count: int, unit: str) -> date:
    if unit != "month":
        return today + timedelta(days=count * _UNITS[unit])
    months = today.month - 1 + count
    year, month = today.year + months // 12, months % 12 + 1
    return _date(year, month, today.day) or (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1))


def _relative(text: str, today: date) -> list[Day]:
    pattern, offsets = _names("offset")
    found = [
        Day(today + timedelta(days=offsets[match["offset"]]), Span(match.start(), match.end()))
        for match in pattern.finditer(text)
    ]
    for match in _ONE_UNIT.finditer(text):
        said = next(group for group in match.groups() if group)
        unit = (
            "month" if (said in _MONTHLY and "semaine" not in match.group()) or match.group().endswith("달") else "week"
        )
        unit = "day" if said in ("день", "day", "하루") else unit
        found.append(Day(_later(today, 1, unit), Span(match.start(), match.end())))
    return found


def _weekdays(text: str, today: date) -> list[Day]:
    pattern, numbers = _names("weekday")
    found = []
    for match in pattern.finditer(text):
        ahead = (numbers[match["weekday"]] - today.weekday()) % 7 or 7
        around = text[max(0, match.start() - 12) : match.end() + 11]
        if _NEXT.search(around) and ahead + today.weekday() < 7:
            ahead += 7
        if "다음" in around or "next week" in around:
            ahead = 7 - today.weekday() + numbers[match["weekday"]]
        found.append(Day(today + timedelta(days=ahead), Span(match.start(), match.end())))
    return found


_OF_MONTH = re.compile(
    r"\b(?:on|by|for|before) the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:one|of|[a-z]*(?:uary|ch|il|ay|ne|ly|ust|ber)\b))"
    r"|(?:\bpour|\bd'ici|\bavant) le (\d{1,2})(?![\d/.%€]|er| [a-zà-ÿ]*(?:ier|rs|il|mai|in|let|ût|bre)\b)"
    r"|(?<!\d)(\d{1,2})(?:-?го)? числа|\bк (\d{1,2})-?му(?![а-я])"
    r"|(?<![\d월])(?<!월 )(\d{1,2})일(?:에|까지|날)(?![가-힣]*[후뒤])"
)
"""A day of this month, or of the next if it is over: "on the 24th", "pour le 24", "24일에", "24 числа"."""


def _of_month(text: str, today: date) -> list[Day]:
    found = []
    for match in _OF_MONTH.finditer(text):
        number = int(next(group for group in match.groups() if group))
        month, year = today.month, today.year
        for _ in range(12):
            day = _date(year, month, number)
            if day is not None and day >= today:
                found.append(Day(day, Span(match.start(), match.end())))
                break
            year, month = year + month // 12, month % 12 + 1
    return found
