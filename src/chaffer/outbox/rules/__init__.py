"""Rules of adverts as dated data: hours, caps, which countries a calling code belongs to.

`hours` are local, first hour to the hour before the last; the country "" is everywhere else. They are as strict as the
strictest part of a country we know of (see docs/reference/sending.md), and no legal advice.
"""

from functools import cache
from importlib.resources import files

import msgspec

Hours = dict[str, tuple[int, int]]


class MarketingRules(msgspec.Struct, frozen=True):
    """night_consent_opens: countries in which a separate consent lifts the hours."""

    as_of: str
    caps: dict[str, int]
    hours: dict[str, Hours]
    night_consent_opens: tuple[str, ...]


@cache
def marketing_rules() -> MarketingRules:
    return msgspec.json.decode(_read("marketing.json"), type=MarketingRules)


@cache
def calling_codes() -> dict[str, tuple[str, ...]]:
    """Countries by calling code; several share one."""
    return msgspec.json.decode(_read("calling_codes.json"), type=dict[str, tuple[str, ...]])


def _read(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()
