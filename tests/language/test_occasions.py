"""The day of an occasion depends on the country. Today is Monday, 2 March 2026, unless a row says otherwise."""

from datetime import date

import pytest

from chaffer.language.occasions import next_day_of
from chaffer.language.understanding import understand

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "language", "country", "day"),
    [
        ("flowers for mother's day", "en", "US", "2026-05-10"), ("flowers for mother's day", "en", "GB", "2026-03-15"),
        ("flowers for mother's day", "en", "AU", "2026-05-10"), ("des fleurs pour la fête des mères", "fr", "FR", "2026-05-31"),
        ("des fleurs pour la fête des mères", "fr", "CA", "2026-05-10"), ("des fleurs pour la fête des mères", "fr", "BE", "2026-05-10"),
        ("어버이날 꽃", "ko", "KR", "2026-05-08"), ("цветы к 8 марта", "ru", "RU", "2026-03-08"),
        ("цветы на день матери", "ru", "RU", "2026-11-29"), ("roses for valentine's day", "en", "US", "2027-02-14"),
        ("roses for valentine's day", "en", "BR", "2026-06-12"), ("a gift for father's day", "en", "US", "2026-06-21"),
        ("a gift for father's day", "en", "DE", "2026-05-14"), ("подарок на рождество", "ru", "RU", "2027-01-07"),
        ("un cadeau pour noël", "fr", "FR", "2026-12-25"), ("추석 선물", "ko", "KR", "2026-09-25"),
    ],
)  # fmt: skip
def test_an_occasion_is_a_day_of_the_country(text: str, language: str, country: str, day: str) -> None:
    heard = understand(text, today=TODAY, currency="EUR", country=country, language_hint=language)

    assert str(heard.slots.occasion_date) == day


def test_a_day_that_is_over_is_next_year() -> None:
    assert next_day_of("mother's day", "FR", date(2026, 5, 31)) == date(2026, 5, 31)
    assert next_day_of("mother's day", "FR", date(2026, 6, 1)) == date(2027, 5, 30)
    assert next_day_of("birthday", "FR", TODAY) is None
