"""Hours in which people answer, and how much of them is left: pure."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec

from chaffer.kernel.errors import Invalid

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_Clock = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$", examples=["09:00"])]
Day = Annotated[tuple[tuple[_Clock, _Clock], ...], msgspec.Meta(max_length=6)]
LOOKED_AHEAD_DAYS = 370


class Hours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """By day of the week, from when till when, in the shop's own time: {"mon": [["09:00", "18:00"]]}. A day that is not
    named is closed; closed: dates on which nobody answers.
    """

    mon: Day = ()
    tue: Day = ()
    wed: Day = ()
    thu: Day = ()
    fri: Day = ()
    sat: Day = ()
    sun: Day = ()
    closed: Annotated[
        tuple[Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")], ...], msgspec.Meta(max_length=400)
    ] = ()


def check(hours: Hours) -> None:
    """Raises Invalid where an end comes before its beginning, or two spans overlap."""
    for day in DAYS:
        last = ""
        for begins, ends in getattr(hours, day):
            if not last <= begins < ends:
                raise Invalid(f"hours of {day} are out of order", field=f"hours.{day}")
            last = ends


def hours_in(settings: Mapping[str, object] | None) -> Hours | None:
    """None where none are told, or none make sense: people answer around the clock then."""
    if not settings:
        return None
    try:
        return msgspec.convert(settings, Hours)
    except msgspec.ValidationError:
        return None


def is_open(hours: Hours | None, time_zone: str, at: datetime) -> bool:
    if hours is None:
        return True
    here = at.astimezone(ZoneInfo(time_zone or "UTC"))
    return any(begins <= at < ends for begins, ends in _spans(hours, here))


def opens_next(settings: Mapping[str, object] | None, time_zone: str, at: datetime) -> datetime | None:
    """When people are there again, in their own time; None where they are there now, or no hours are told. settings: of
    the hours, as they are stored.
    """
    if not settings or (hours := hours_in(settings)) is None or is_open(hours, time_zone, at):
        return None
    opens = after_open(hours, time_zone, at, 0)
    return opens.astimezone(ZoneInfo(time_zone or "UTC")) if opens > at else None


def after_open(hours: Hours | None, time_zone: str, start: datetime, minutes: int) -> datetime:
    """When so many minutes of open hours have passed since `start`; without any hour open in a year: as if always open."""
    left = timedelta(minutes=minutes)
    if hours is None:
        return start + left
    zone = ZoneInfo(time_zone or "UTC")
    here = start.astimezone(zone)
    for ahead in range(LOOKED_AHEAD_DAYS):
        day = datetime.combine(here.date() + timedelta(days=ahead), time(), zone)
        for begins, ends in _spans(hours, day):
            begins_at = max(begins, start)
            if begins_at >= ends:
                continue
            if begins_at + left <= ends:
                return begins_at + left
            left -= ends - begins_at
    return start + timedelta(minutes=minutes)


def open_seconds(hours: Hours | None, time_zone: str, begins: datetime, ends: datetime) -> int:
    """How many seconds between the two lie in open hours; whole ones, never negative. Beyond a year it stops counting."""
    if hours is None or ends <= begins:
        return max(int((ends - begins).total_seconds()), 0)
    zone = ZoneInfo(time_zone or "UTC")
    here, last = begins.astimezone(zone), ends.astimezone(zone).date()
    found = timedelta()
    for ahead in range(LOOKED_AHEAD_DAYS):
        day = datetime.combine(here.date() + timedelta(days=ahead), time(), zone)
        if day.date() > last:
            break
        for opens, closes in _spans(hours, day):
            found += max(min(closes, ends) - max(opens, begins), timedelta())
    return int(found.total_seconds())


def _spans(hours: Hours, day: datetime) -> list[tuple[datetime, datetime]]:
    """Of this local day, in UTC."""
    if day.date().isoformat() in hours.closed:
        return []
    return [(_at(day, begins), _at(day, ends)) for begins, ends in getattr(hours, DAYS[day.weekday()])]


def _at(day: datetime, clock: str) -> datetime:
    hour, minute = (int(part) for part in clock.split(":"))
    local = datetime.combine(day.date() + timedelta(days=hour // 24), time(hour % 24, minute), day.tzinfo)
    return local.astimezone(ZoneInfo("UTC"))
