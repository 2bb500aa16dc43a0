"""Numbers of the shop's days."""

import csv
import io
from datetime import date
from typing import Annotated, Literal

import msgspec
from starlette.responses import Response

from chaffer.desk.reports.figures import figures
from chaffer.desk.reports.reading import Asked, Facts, Report, period, report, rows
from chaffer.desk.rows.shown import names
from chaffer.desk.teams import members_of_teams, team
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.csv_cells import harmless

Name = Annotated[str, msgspec.Meta(max_length=64)]
_COLUMNS = (
    "day", "channel", "person", "involved", "conversations", "unanswered", "waited_for_a_person_in_vain",
    "median_first_reply_seconds", "p90_first_reply_seconds", "median_person_reply_seconds",
    "median_person_reply_seconds_in_hours", "median_resolution_seconds", "ended_with_order", "resolved", "left", "still_open",
    "shown_products", "put_in_cart", "checkout", "paid", "orders", "sales_minor", "sales_currency",
)  # fmt: skip


class ReportAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """from and to: days of the shop's calendar, both within, at most 400; without them the last thirty. channel, person
    (a member of staff), team (its people as they are now) and involved (bot, handed_over, person) narrow it.
    compare: also the period of the same length before.
    """

    from_: date | None = msgspec.field(default=None, name="from")
    to: date | None = None
    channel: Name = ""
    person: Name = ""
    team: Name = ""
    involved: Literal["", "bot", "handed_over", "person"] = ""
    compare: bool = False


async def get(call: Call, asked: ReportAsked) -> Report:
    """Raises Invalid, NotFound for a team that is not there."""
    return await call.read(lambda tx: report(tx, _asked(tx, asked), compare=asked.compare))


async def table(call: Call, asked: ReportAsked) -> Response:
    """As lines of a table, one a day, channel, person and who was involved. Raises as `get`."""

    def work(tx: Transaction) -> bytes:
        wanted = _asked(tx, asked)
        found = rows(tx, wanted)
        named = names(tx, owners={staff_id for _, _, staff_id, _, _ in found})
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(_COLUMNS)
        for day, channel, staff_id, involved, facts in found:
            writer.writerow([day, channel, harmless(named.get(staff_id, staff_id)), involved, *_fields(facts)])
        return out.getvalue().encode("utf-8-sig")

    headers = {"cache-control": "no-store", "content-disposition": 'attachment; filename="report.csv"'}
    return Response(await call.read(work), media_type="text/csv; charset=utf-8", headers=headers)


def _asked(tx: Transaction, asked: ReportAsked) -> Asked:
    first, last = period(tx, asked.from_, asked.to)
    staff: tuple[str, ...] | None = (asked.person,) if asked.person else None
    if asked.team:
        team(tx, asked.team)
        members = members_of_teams(tx).get(asked.team, [])
        staff = tuple(each for each in members if staff is None or each in staff)
    return Asked(first, last, asked.channel, asked.involved, staff)


def _fields(facts: Facts) -> list[object]:
    told = figures(facts)
    ended, (_, shown, carted, checkout, paid) = told.outcomes, told.funnel
    sales = told.sales[0] if told.sales else None
    return [
        told.talks, told.unanswered, told.no_person, told.first_reply.median_seconds, told.first_reply.p90_seconds,
        told.person_reply.median_seconds, told.person_reply_hours.median_seconds, told.resolution.median_seconds,
        ended.order, ended.resolved, ended.left, ended.open, shown.talks, carted.talks, checkout.talks, paid.talks,
        told.orders, sales.minor if sales else 0, sales.currency if sales else "",
    ]  # fmt: skip
