"""What shoppers said of how they were served, counted by the day they were asked."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import select

from chaffer.desk.reports.telling import House
from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import ratings

_ASKED = Statement(
    "ratings.asked_between",
    select(ratings.c.asked_at, ratings.c.channel, ratings.c.about_kind, ratings.c.about_id, ratings.c.score).where(
        mine(ratings), ratings.c.asked_at >= given("begins", type_=Moment()),
        ratings.c.asked_at < given("ends", type_=Moment()),
    ),
)  # fmt: skip


class Rated(msgspec.Struct, frozen=True):
    """Named as rows of report_days. involved: bot, or "" where the rating is about a person."""

    day: str
    channel: str
    staff_id: str
    involved: str
    fact: str
    number: int


class Whose(msgspec.Struct, frozen=True):
    """Which ratings are meant; empty and None: all."""

    channel: str = ""
    involved: str = ""
    staff: Sequence[str] | None = None

    def fits(self, rated: Rated) -> bool:
        return (
            self.channel in ("", rated.channel)
            and self.involved in ("", rated.involved)
            and (self.staff is None or rated.staff_id in self.staff)
        )


def ratings_between(tx: Transaction, first: date, last: date, house: House, whose: Whose) -> list[Rated]:
    """One statement. Both days within, of the shop's calendar."""
    zone = ZoneInfo(house.time_zone or "UTC")
    begins, ends = datetime.combine(first, time(), zone), datetime.combine(last + timedelta(days=1), time(), zone)
    found: Counter[tuple[str, str, str, str, str]] = Counter()
    for row in tx.rows(_ASKED, begins=begins, ends=ends):
        is_bot = row.about_kind == "bot"
        place = (house.day(row.asked_at), row.channel, "" if is_bot else row.about_id, "bot" if is_bot else "")
        found[*place, "rated.asked"] += 1
        if row.score is not None:
            found[*place, f"rated.{row.score}"] += 1
    return [each for key, number in found.items() if whose.fits(each := Rated(*key, number))]
