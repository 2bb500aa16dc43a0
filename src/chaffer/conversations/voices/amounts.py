"""Money, days, countries and addresses as locals write them."""

from datetime import date
from functools import lru_cache
from typing import Any

import msgspec
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from chaffer.kernel.money import Money, exponent
from chaffer.language.addresses.address import Address
from chaffer.language.addresses.countries import countries
from chaffer.language.addresses.format import format_address

LOCALES = {"en": "en_US", "fr": "fr_FR", "ko": "ko_KR", "ru": "ru_RU"}


def _locale(language: str) -> str:
    return LOCALES.get(language, "en_US")


@lru_cache(maxsize=8192)
def money(minor: int, currency: str, language: str) -> str:
    """ "$189", "$12.50", "189 $", "₩60,000": whole amounts without their empty decimals."""
    amount = Money(minor, currency).major
    whole = exponent(currency) == 0 or minor % (10 ** exponent(currency)) == 0
    if not whole:
        return str(format_currency(amount, currency, locale=_locale(language)))
    pattern = Locale.parse(_locale(language)).currency_formats["standard"].pattern
    bare = pattern.replace(".00", "")
    return str(format_currency(amount, currency, bare, locale=_locale(language), currency_digits=False))


@lru_cache(maxsize=1024)
def average(rating: float, language: str) -> str:
    """ "3.9", "3,9" in French and Russian: always one decimal. rating: 0.0 to 5.0."""
    return str(format_decimal(rating, "0.0", locale=_locale(language)))


@lru_cache(maxsize=1024)
def day(iso: str, language: str) -> str:
    """ "March 2, 2026", "2 mars 2026", "2026년 3월 2일", "2 марта 2026 г."."""
    return str(format_date(date.fromisoformat(iso[:10]), "long", locale=_locale(language)))


@lru_cache(maxsize=1024)
def on_day(iso: str, language: str) -> str:
    """ "Sunday, May 10", "dimanche 10 mai", "5월 10일 일요일", "воскресенье, 10 мая"."""
    pattern = {"fr": "EEEE d MMMM", "ko": "M월 d일 EEEE", "ru": "EEEE, d MMMM"}.get(language, "EEEE, MMMM d")
    return str(format_date(date.fromisoformat(iso[:10]), pattern, locale=_locale(language)))


@lru_cache(maxsize=1024)
def month_day(iso: str, language: str) -> str:
    """ "05-03" as "May 3", "3 mai", "5월 3일", "3 мая"."""
    pattern = {"fr": "d MMMM", "ko": "M월 d일", "ru": "d MMMM"}.get(language, "MMMM d")
    return str(format_date(date.fromisoformat(f"2024-{iso[:5]}"), pattern, locale=_locale(language)))


@lru_cache(maxsize=1024)
def country(code: str, language: str) -> str:
    """Its name, or the code itself if there is no such country."""
    return str(Locale.parse(_locale(language)).territories.get(code.upper(), code))


def address(parts: dict[str, Any], language: str) -> str:
    """Line by line as its country writes it; the country's name in the reader's language."""
    place = msgspec.convert({**parts, "country": parts.get("country", "")}, Address)
    own = format_address(place)
    table = countries().get(place.country)
    if table is None:
        return own
    written = table.names[0].title()
    body = "\n".join(line for line in own.split("\n") if line != written)
    return "\n".join(line for line in (body, country(place.country, language), place.phone) if line)
