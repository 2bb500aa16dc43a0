"""Days named in a text. Today is Sunday, 22 November 2026."""

from datetime import date

import pytest

from chaffer.language.dates import find_days
from chaffer.language.normalise import normalise
from chaffer.language.reading import read

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "language", "country", "day"),
    [
        ("tomorrow", "en", "US", "2026-11-23"), ("in two weeks", "en", "US", "2026-12-06"), ("next friday", "en", "US", "2026-11-27"),
        ("may 5", "en", "US", "2027-05-05"), ("5/12", "en", "US", "2027-05-12"), ("5/12", "en", "GB", "2026-12-05"),
        ("2026-12-24", "en", "", "2026-12-24"), ("the day after tomorrow", "en", "US", "2026-11-24"), ("december 24th", "en", "US", "2026-12-24"),
        ("in 3 days", "en", "US", "2026-11-25"), ("next week", "en", "US", "2026-11-29"), ("in a month", "en", "US", "2026-12-22"),
        ("demain", "fr", "FR", "2026-11-23"), ("dans deux semaines", "fr", "FR", "2026-12-06"), ("vendredi", "fr", "FR", "2026-11-27"),
        ("le 5 mai", "fr", "FR", "2027-05-05"), ("24.12.2026", "fr", "FR", "2026-12-24"), ("après-demain", "fr", "FR", "2026-11-24"),
        ("내일", "ko", "KR", "2026-11-23"), ("2주 후", "ko", "KR", "2026-12-06"), ("5월 5일", "ko", "KR", "2027-05-05"),
        ("다음 주 금요일", "ko", "KR", "2026-11-27"), ("모레", "ko", "KR", "2026-11-24"), ("일주일 뒤", "ko", "KR", "2026-11-29"),
        ("завтра", "ru", "RU", "2026-11-23"), ("через неделю", "ru", "RU", "2026-11-29"), ("через две недели", "ru", "RU", "2026-12-06"),
        ("on the 24th", "en", "US", "2026-11-24"), ("by the 5th", "en", "US", "2026-12-05"), ("pour le 24", "fr", "FR", "2026-11-24"),
        ("24일에", "ko", "KR", "2026-11-24"), ("24 числа", "ru", "RU", "2026-11-24"), ("for the 31st", "en", "US", "2026-12-31"),
        ("5 мая", "ru", "RU", "2027-05-05"), ("в пятницу", "ru", "RU", "2026-11-27"), ("послезавтра", "ru", "RU", "2026-11-24"),
    ],
)  # fmt: skip
def test_a_named_day_is_a_date(text: str, language: str, country: str, day: str) -> None:
    plain = normalise(text)
    assert [str(found.day) for found in find_days(read(text, plain, language), TODAY, country)] == [day]


@pytest.mark.parametrize(
    "text", ["size 42", "2 shirts under 50", "31/31", "99.99", "order 5/2026/77", "february 31", "1/2 cup"]
)
def test_other_numbers_are_no_days(text: str) -> None:
    days = find_days(read(text, normalise(text), "en"), TODAY, "")
    assert all(found.day >= TODAY for found in days)
    assert len(days) <= 1


@pytest.mark.parametrize("text", ["le 2", "the 2nd one", "the 3rd of them", "on the 2nd one", "24", "2일 뒤"])
def test_a_place_in_a_list_is_no_day_of_the_month(text: str) -> None:
    days = find_days(read(text, normalise(text), "ko" if "일" in text else "en"), TODAY, "")
    assert [found.day for found in days if found.day.day in (2, 3, 24) and "뒤" not in text] == []
