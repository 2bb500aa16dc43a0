"""The day of an occasion, country by country.

Sources: the civil and church calendars; moving feasts are counted from Easter by the Gregorian computus. The days of
Mother's and Father's Day are those in common use in each country in 2026.
"""

from datetime import date, timedelta
from functools import cache

from chaffer.language.packaged import rows

_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


@cache
def _rules() -> dict[tuple[str, str], str]:
    """(occasion, country) -> rule; the country "*" stands for all others."""
    return {(row[0], country): row[2] for row in rows("occasion_days.tsv") for country in row[1].split()}


def next_day_of(occasion: str, country: str, today: date) -> date | None:
    """The next day, today included, on which the occasion falls; None if it has no fixed day."""
    for year in (today.year, today.year + 1):
        day = day_of(occasion, country, year)
        if day is None or day >= today:
            return day
    return None


def day_of(occasion: str, country: str, year: int) -> date | None:
    """The occasion's day in that country and year; None if it has none."""
    rules = _rules()
    rule = rules.get((occasion, country.upper())) or rules.get((occasion, "*"))
    return _day(rule, year) if rule else None


def _day(rule: str, year: int) -> date | None:
    """Rules: "5-8" a day; "5:sun:2" the second Sunday of May; "5:sun:-1" the last; "easter-21"; "table:…" a list."""
    if rule == "french":
        return _french_mothers_day(year)
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))
    if rule.startswith("table:"):
        days = dict(each.split("=") for each in rule.removeprefix("table:").split(","))
        month_day = days.get(str(year))
        return date(year, *map(int, month_day.split("-"))) if month_day else None
    if ":" in rule:
        month, weekday, nth = rule.split(":")
        return nth_weekday(year, int(month), _WEEKDAYS[weekday], int(nth))
    month, day = rule.split("-")
    return date(year, int(month), int(day))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month (Monday is 0); nth -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus."""
    golden, century, of_century = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _french_mothers_day(year: int) -> date:
    """The last Sunday of May, or the first of June when that Sunday is Pentecost."""
    day = nth_weekday(year, 5, 6, -1)
    return nth_weekday(year, 6, 6, 1) if day == easter(year) + timedelta(days=49) else day
