"""Reading reports: sums of days, put together by what they are asked for."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Literal

import msgspec
from sqlalchemy import func, or_, select

from chaffer.desk.reports.figures import Figures, figures
from chaffer.desk.reports.ratings import add_ratings
from chaffer.desk.reports.recount import house_of
from chaffer.desk.reports.tables import report_days
from chaffer.desk.rows.shown import names
from chaffer.desk.teams import all_teams, members_of_teams
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

DAYS_AT_MOST = 400
INVOLVED = ("bot", "handed_over", "person")
_number = func.sum(report_days.c.number).label("number")
_within = (
    mine(report_days), report_days.c.day >= given("first"), report_days.c.day <= given("last"),
    or_(given("any_channel") == "yes", report_days.c.channel == given("channel")),
    or_(given("any_involved") == "yes", report_days.c.involved == given("involved")),
    or_(given("any_staff") == "yes", in_list(report_days.c.staff_id, "staff")),
)  # fmt: skip
_BY_DAY = Statement(
    "report_days.by_day",
    select(report_days.c.day, report_days.c.fact, _number).where(*_within)
    .group_by(report_days.c.day, report_days.c.fact),
)  # fmt: skip
_groups = (report_days.c.channel, report_days.c.staff_id, report_days.c.involved, report_days.c.fact)
_BY_GROUP = Statement("report_days.by_group", select(*_groups, _number).where(*_within).group_by(*_groups))
_whole = (report_days.c.day, *_groups)
_ROWS = Statement("report_days.rows", select(*_whole, _number).where(*_within).group_by(*_whole).order_by(*_whole[:4]))
_GIVEN = Statement(
    "report_days.given",
    select(func.count().label("number")).select_from(report_days).where(
        mine(report_days), report_days.c.source != "", report_days.c.day >= given("first"),
        report_days.c.day <= given("last"),
    ),
)  # fmt: skip


class Asked(msgspec.Struct, frozen=True):
    """Days of the shop's calendar, both within. staff: whose; None for everybody's."""

    first: date
    last: date
    channel: str = ""
    involved: str = ""
    staff: tuple[str, ...] | None = None

    @property
    def days(self) -> list[str]:
        return [(self.first + timedelta(days=n)).isoformat() for n in range((self.last - self.first).days + 1)]

    def before(self) -> "Asked":
        """The period of the same length that ends the day before."""
        length = self.last - self.first
        last = self.first - timedelta(days=1)
        return msgspec.structs.replace(self, first=last - length, last=last)


class DayOut(msgspec.Struct, frozen=True):
    day: str
    figures: Figures


class Group(msgspec.Struct, frozen=True):
    """id: a channel, a member of staff ("" for talks nobody of the shop had part in), a team, or bot, handed_over, person."""

    id: str
    name: str
    figures: Figures


class Report(msgspec.Struct, frozen=True):
    """days: each day of the period, in order. before: the period of the same length before it, if that was asked for.
    teams: as their people are now. includes_given: whether some of it is history that was brought from elsewhere.
    """

    first: str
    last: str
    time_zone: str
    now: Figures
    before: Figures | None
    days: tuple[DayOut, ...]
    days_before: tuple[DayOut, ...]
    channels: tuple[Group, ...]
    people: tuple[Group, ...]
    teams: tuple[Group, ...]
    involved: tuple[Group, ...]
    includes_given: bool


By = Literal["channel", "staff_id", "involved"]
Facts = Counter[str]


def period(tx: Transaction, first: date | None, last: date | None) -> tuple[date, date]:
    """The days meant; without any the last thirty, today among them. Raises Invalid."""
    ends = last or date.fromisoformat(house_of(tx).day(tx.now))
    begins = first or ends - timedelta(days=29)
    if begins > ends or (ends - begins).days >= DAYS_AT_MOST or begins.year < 2000:
        raise Invalid(f"from must be before to, and at most {DAYS_AT_MOST} days", field="from")
    return begins, ends


def report(tx: Transaction, asked: Asked, *, compare: bool) -> Report:
    """Three statements, and two more to compare."""
    days, whole = _days(tx, asked)
    before, whole_before = _days(tx, asked.before()) if compare else ((), None)
    groups = _grouped(tx, asked)
    by_staff = groups["staff_id"]
    named = names(tx, owners=by_staff)
    teams = [
        (team.id, team.name, sum((by_staff[each] for each in members if each in by_staff), Counter()))
        for team in all_teams(tx)
        for members in (members_of_teams(tx).get(team.id, []),)
    ]
    return Report(
        asked.first.isoformat(), asked.last.isoformat(), house_of(tx).time_zone, figures(whole),
        figures(whole_before) if whole_before is not None else None, days, before,
        _shown((id_, "", facts) for id_, facts in groups["channel"].items()),
        _shown((id_, named.get(id_, ""), facts) for id_, facts in by_staff.items()),
        _shown(teams),
        tuple(Group(each, "", figures(groups["involved"][each])) for each in INVOLVED),
        bool(tx.value(_GIVEN, first=asked.first.isoformat(), last=asked.last.isoformat())),
    )  # fmt: skip


def rows(tx: Transaction, asked: Asked) -> list[tuple[str, str, str, str, Facts]]:
    """By day, channel, member of staff and who was involved."""
    found: dict[tuple[str, str, str, str], Facts] = defaultdict(Counter)
    for row in tx.rows(_ROWS, **_values(asked)):
        found[row.day, row.channel, row.staff_id, row.involved][row.fact] += int(row.number)
    return [(*key, facts) for key, facts in found.items()]


def facts_by_day(tx: Transaction, asked: Asked) -> dict[str, Facts]:
    found: dict[str, Facts] = defaultdict(Counter)
    for row in tx.rows(_BY_DAY, **_values(asked)):
        found[row.day][row.fact] += int(row.number)
    return found


def _days(tx: Transaction, asked: Asked) -> tuple[tuple[DayOut, ...], Facts]:
    found = facts_by_day(tx, asked)
    for each in add_ratings(tx, asked.first, asked.last, house_of(tx), asked.channel, asked.involved, asked.staff):
        found[each.day][each.fact] += each.number
    whole = sum(found.values(), Counter())
    return tuple(DayOut(day, figures(found.get(day, Counter()))) for day in asked.days), whole


def _grouped(tx: Transaction, asked: Asked) -> dict[By, dict[str, Facts]]:
    found: dict[By, dict[str, Facts]] = {name: defaultdict(Counter) for name in ("channel", "staff_id", "involved")}
    rows_: list[Any] = list(tx.rows(_BY_GROUP, **_values(asked)))
    rows_ += add_ratings(tx, asked.first, asked.last, house_of(tx), asked.channel, asked.involved, asked.staff)
    for row in rows_:
        for name in found:
            found[name][getattr(row, name)][row.fact] += int(row.number)
    return found


def _shown(groups: Iterable[tuple[str, str, Facts]]) -> tuple[Group, ...]:
    """Those with the most conversations first."""
    made = [Group(id_, name, figures(facts)) for id_, name, facts in groups]
    return tuple(sorted(made, key=lambda group: (-group.figures.talks, group.name, group.id)))


def _values(asked: Asked) -> dict[str, Any]:
    return {
        "first": asked.first.isoformat(), "last": asked.last.isoformat(), "channel": asked.channel,
        "any_channel": "" if asked.channel else "yes", "involved": asked.involved,
        "any_involved": "" if asked.involved else "yes", "staff": list(asked.staff or ()),
        "any_staff": "yes" if asked.staff is None else "",
    }  # fmt: skip
