"""Days, weeks and months as a shopper's calendar has them. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Period = Literal["day", "week", "month"]
PERIODS: tuple[Period, ...] = ("day", "week", "month")


def zone_of(*names: str) -> str:
    """The first of these that is the name of a time zone; UTC if none is."""
    for name in names:
        try:
            return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return "UTC"


def begins(now: datetime, period: Period, zone: str) -> datetime:
    """When the running period began there: midnight, Monday's midnight, the first's midnight; aware UTC."""
    return _midnight(_first_day(_local_day(now, zone), period), zone)


def ends(now: datetime, period: Period, zone: str) -> datetime:
    """When the next one begins; aware UTC."""
    day = _first_day(_local_day(now, zone), period)
    if period == "month":
        return _midnight(date(day.year + day.month // 12, day.month % 12 + 1, 1), zone)
    return _midnight(day + timedelta(days=7 if period == "week" else 1), zone)


def last_day(now: datetime, period: Period, zone: str) -> date:
    """Of the running period, there."""
    return _local_day(ends(now, period, zone), zone) - timedelta(days=1)


def _local_day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def _first_day(day: date, period: Period) -> date:
    if period == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if period == "week" else day


def _midnight(day: date, zone: str) -> datetime:
    """The first moment of that day there: where clocks are put forward at midnight, the moment they are."""
    at = datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
    while _local_day(at, zone) < day:
        at += timedelta(minutes=15)
    return at
