"""What one talk adds to the numbers of its day: pure."""

from collections import Counter
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from chaffer.accounts.hours import Hours, open_seconds
from chaffer.desk.reports.spans import bucket
from chaffer.desk.reports.talk import STEPS, Talk


class Cell(NamedTuple):
    """Where a number stands. day: of the shop's calendar, on which the talk began."""

    day: str
    channel: str
    staff_id: str
    involved: str
    fact: str


class House(msgspec.Struct, frozen=True):
    """How a shop counts. hours: None if people answer around the clock."""

    time_zone: str = "UTC"
    hours: Hours | None = None

    def day(self, at: datetime) -> str:
        return at.astimezone(ZoneInfo(self.time_zone or "UTC")).date().isoformat()

    def seconds(self, begins: datetime, ends: datetime) -> tuple[int, int]:
        """By the calendar, and of the hours in which people answer."""
        return int((ends - begins).total_seconds()), open_seconds(self.hours, self.time_zone, begins, ends)


def tells(talk: Talk, channel: str, house: House, now: datetime) -> Counter[Cell]:
    found: Counter[str] = Counter()
    outcome = talk.outcome(now)
    found["talks"] = 1
    found[f"ended.{outcome}"] = 1
    for step in STEPS[: talk.reached + 1]:
        found[f"step.{step}"] = 1
    answer = talk.first_answer
    if answer is None:
        found["unanswered"] = 1
    else:
        found[f"reply.{bucket(house.seconds(talk.began_at, answer.at)[0])}"] = 1
    _tell_person(found, talk, house)
    if outcome in ("order", "resolved"):
        calendar, hours = house.seconds(talk.began_at, talk.resolved_at)
        found[f"solve.{bucket(calendar)}"] = 1
        found[f"solve_hours.{bucket(hours)}"] = 1
    for order in talk.orders:
        found["orders"] += 1
        if order.paid_at:
            found[f"sales.{order.currency}"] += order.minor
    day, staff_id, involved = house.day(talk.began_at), talk.staff_id, talk.involved
    return Counter({Cell(day, channel, staff_id, involved, fact): number for fact, number in found.items() if number})


def _tell_person(found: Counter[str], talk: Talk, house: House) -> None:
    wanted = talk.wanted_person_at
    if wanted is None:
        return
    came = talk.person_answered_at
    if came is None:
        found["no_person"] = 1
        return
    calendar, hours = house.seconds(wanted, came)
    found[f"person.{bucket(calendar)}"] = 1
    found[f"person_hours.{bucket(hours)}"] = 1
