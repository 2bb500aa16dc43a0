"""On which days a delivery can be held. Pure; all days and times of day are the shop's own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

SHOWN_AT_MOST = 60

TimeOfDay = Annotated[str, msgspec.Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$", examples=["14:00"])]
ClosedDay = Annotated[str, msgspec.Meta(pattern="^([0-9]{4}-)?[0-9]{2}-[0-9]{2}$", examples=["12-25"])]
Weekday = Annotated[int, msgspec.Meta(ge=1, le=7)]
Slot = Literal["morning", "afternoon", "evening"]


class DayPlan(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """When a way of delivery drives. An option without a plan promises no particular day.

    cut_off:    an order at this time of day or later counts as one of the next day of work; "" is midnight.
    lead_days:  days of work between the order's day and the first day it can arrive; 0: the same day, and only within
                reach of a place that has all of it in stock.
    weekdays:   days of work and of delivery, 1 is Monday. closed: "2026-12-25", or "12-25" for every year.
    slots:      times of day to choose from. ahead_days: how far ahead a day is promised.
    """

    cut_off: TimeOfDay | Literal[""] = ""
    lead_days: Annotated[int, msgspec.Meta(ge=0, le=90)] = 1
    weekdays: Annotated[tuple[Weekday, ...], msgspec.Meta(min_length=1, max_length=7)] = (1, 2, 3, 4, 5, 6, 7)
    closed: Annotated[tuple[ClosedDay, ...], msgspec.Meta(max_length=200)] = ()
    slots: Annotated[tuple[Slot, ...], msgspec.Meta(max_length=3)] = ()
    ahead_days: Annotated[int, msgspec.Meta(ge=1, le=365)] = 60


class DayTerms(msgspec.Struct, frozen=True, omit_defaults=True):
    """What decides the day of one delivery. time_zone: the shop's. lead_days: until the goods are made, days of work.

    near: the place the same day can be held from; "" if there is none within reach.
    """

    plan: DayPlan
    time_zone: str = "UTC"
    lead_days: int = 0
    near: str = ""


class Window(msgspec.Struct, frozen=True, omit_defaults=True):
    """The days on which it can arrive: those from first to last that are of these weekdays and not closed.

    first and last are ISO dates, and can be held themselves.
    """

    first: str
    last: str
    weekdays: tuple[int, ...]
    closed: tuple[str, ...] = ()

    def holds(self, day: date) -> bool:
        return self.first <= day.isoformat() <= self.last and _works(self.weekdays, self.closed, day)

    def days(self, at_most: int = SHOWN_AT_MOST) -> list[date]:
        return list(islice(self._every(), at_most))

    def nearest(self, wished: date) -> date:
        """The possible day closest to the one wished; of two as close, the earlier."""
        return min(self._every(), key=lambda day: (abs((day - wished).days), day))

    def _every(self) -> Iterator[date]:
        day, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        while day <= last:
            if _works(self.weekdays, self.closed, day):
                yield day
            day += timedelta(days=1)


def window(terms: DayTerms, now: datetime) -> Window | None:
    """None if there is no day at all."""
    plan = terms.plan
    lead = max(plan.lead_days, terms.lead_days)
    if lead == 0 and not terms.near:
        lead = 1
    day, first, end = _counts_as(terms, now), None, _last(terms, now)
    last = day
    while day <= end:
        if _works(plan.weekdays, plan.closed, day):
            if lead == 0:
                first, last = first or day, day
            lead = max(lead - 1, 0)
        day += timedelta(days=1)
    if first is None:
        return None
    span = (first.isoformat(), last.isoformat())
    closed = tuple(each for each in plan.closed if len(each) == _YEARLY or span[0] <= each <= span[1])
    return Window(*span, plan.weekdays, closed)


_YEARLY = len("12-25")


def can_hold(terms: DayTerms, day: date, now: datetime) -> bool:
    found = window(terms, now)
    return found is not None and found.holds(day)


def day_named(text: str) -> date | None:
    """The day of an ISO text, None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def in_zone(name: str) -> ZoneInfo:
    """UTC if there is no such zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _counts_as(terms: DayTerms, now: datetime) -> date:
    """The day an order of this moment is one of. The cut-off is a moment: where clocks go back it passes once."""
    zone = in_zone(terms.time_zone)
    today = now.astimezone(zone).date()
    if not terms.plan.cut_off:
        return today
    cut_off = datetime.combine(today, time.fromisoformat(terms.plan.cut_off), zone).astimezone(UTC)
    return today if now.astimezone(UTC) < cut_off else today + timedelta(days=1)


def _last(terms: DayTerms, now: datetime) -> date:
    return now.astimezone(in_zone(terms.time_zone)).date() + timedelta(days=terms.plan.ahead_days)


def _works(weekdays: tuple[int, ...], closed: tuple[str, ...], day: date) -> bool:
    iso = day.isoformat()
    return day.isoweekday() in weekdays and iso not in closed and iso[5:] not in closed
