"""Money, days, countries and addresses as locals write them."""

from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency

from chaffer.kernel.money import Money, exponent

LOCALES = {"en": "en_US", "fr": "fr_FR", "ko": "ko_KR", "ru": "ru_RU"}
# Countries that write the postcode in front of the city.
_CITY_FIRST = frozenset(("US", "CA", "GB", "AU", "IE", "NZ", "IN"))


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
def day(iso: str, language: str) -> str:
    """ "March 2, 2026", "2 mars 2026", "2026년 3월 2일", "2 марта 2026 г."."""
    return str(format_date(date.fromisoformat(iso[:10]), "long", locale=_locale(language)))


@lru_cache(maxsize=1024)
def country(code: str, language: str) -> str:
    """Its name, or the code itself if there is no such country."""
    return str(Locale.parse(_locale(language)).territories.get(code.upper(), code))


def address(parts: dict[str, Any], language: str) -> str:
    """One line each: name, street, city with region and postcode as the country writes them, country if foreign to none."""
    lines = [parts.get("name", ""), *parts.get("lines", ()), _place(parts), parts.get("phone", "")]
    code = parts.get("country", "")
    if code:
        lines.append(country(code, language))
    return "\n".join(line for line in lines if line)


def _place(parts: dict[str, Any]) -> str:
    city, region, postcode = (parts.get(name, "") or "" for name in ("city", "region", "postcode"))
    code = parts.get("country", "")
    if code in _CITY_FIRST:
        behind = " ".join(part for part in (region, postcode) if part)
        return ", ".join(part for part in (city, behind) if part)
    if code == "KR":
        return " ".join(part for part in (region, city if city != region else "", postcode) if part)
    if code == "RU":
        return ", ".join(part for part in (city, region if region != city else "", postcode) if part)
    return " ".join(part for part in (postcode, city, region) if part)
