"""Hours in which adverts rest. Pure.

Where a person is, is known from what they told us, else from the number; all places it may be in must be awake.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from chaffer.kernel.message import Identity
from chaffer.outbox.rules import calling_codes, marketing_rules

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LOOK_AHEAD_HOURS = 8 * 24


def countries_of(country: str, addresses: Sequence[Identity]) -> tuple[str, ...]:
    """The person's own country if it is known, else those a number of theirs may belong to."""
    if country:
        return (country,)
    for identity in addresses:
        if identity.kind == "phone":
            digits = identity.key.removeprefix("+")
            for length in (3, 2, 1):
                if found := calling_codes().get(digits[:length]):
                    return found
    return ()


@lru_cache(maxsize=512)
def zones_of(time_zone: str, countries: tuple[str, ...], otherwise: str) -> tuple[str, ...]:
    """The person's own zone, else those of the countries, else the shop's."""
    if time_zone:
        return (time_zone,)
    by_country = get_global("territory_zones")
    found = {zone for country in countries for zone in by_country.get(country, ())}
    return tuple(sorted(found)) or (otherwise,)


def quiet_until(
    now: datetime, zones: Sequence[str], countries: Sequence[str], *, night_consent: bool = False
) -> datetime | None:
    """When adverts may be sent again, a full hour; None if they may be sent now."""
    rules = marketing_rules()
    if night_consent and countries and set(countries) <= set(rules.night_consent_opens):
        return None
    hours = [
        rules.hours[name] for name in {country if country in rules.hours else "" for country in countries or ("",)}
    ]
    places = [place for zone in zones if (place := _zone(zone)) is not None] or [ZoneInfo("UTC")]

    def awake(moment: datetime) -> bool:
        local = {(_DAYS[at.weekday()], at.hour) for place in places for at in (moment.astimezone(place),)}
        return all(
            day in week and week[day][0] <= hour < week[day][1] for week in hours for day, hour in local
        )  # fmt: skip

    if awake(now):
        return None
    moment = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    for _ in range(_LOOK_AHEAD_HOURS):
        moment += timedelta(hours=1)
        if awake(moment):
            return moment
    return moment


def local_day(now: datetime, zones: Sequence[str]) -> str:
    """The person's own date, as 2026-03-02."""
    return now.astimezone(_zone(zones[0]) or UTC).date().isoformat()


@lru_cache(maxsize=1024)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
