"""Whose orders are, and what they get for it."""

import csv
import io
from datetime import datetime
from typing import Annotated, Any

import msgspec
from starlette.responses import Response

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.shops import own_shop
from chaffer.commerce.commission.listing import FILE_AT_MOST, list_entries, months
from chaffer.commerce.commission.rule import DAYS_AT_MOST, SETTING, WHOLE, Counts, Rule, rule_of
from chaffer.kernel.money import Money
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.csv_cells import harmless
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing

SEES_ALL = "commissions.read"
Month = Annotated[str, msgspec.Meta(pattern=r"^($|\d{4}-(0[1-9]|1[0-2])$)", examples=["2026-11"])]
Points = Annotated[int, msgspec.Meta(ge=0, le=WHOLE)]
Id = Annotated[str, msgspec.Meta(max_length=64)]


class CommissionOut(msgspec.Struct, frozen=True):
    """One entry. kind: earned, reversed (negative: money went back), restored. base: of the goods, without delivery and
    tax. lead_kind: what led to the order. basis_points: the rate when it was placed.
    """

    id: str
    order_id: str
    order_number: str
    staff_id: str
    staff_name: str
    kind: str
    amount: Money
    base: Money
    month: str
    at: datetime
    lead_kind: str
    lead_at: datetime
    basis_points: int


class CommissionsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whoever may not see everybody's sees their own."""

    limit: Limit = 50
    cursor: CursorText = ""
    staff_id: Id = ""
    month: Month = ""


class MonthsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """since: the first month."""

    since: Month = ""


class FileAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    staff_id: Id = ""
    month: Month = ""


class MonthOut(msgspec.Struct, frozen=True):
    """What one person earned in one month: the sum of the entries. orders: how many it is of."""

    month: str
    staff_id: str
    staff_name: str
    amount: Money
    base: Money
    orders: int


class Months(msgspec.Struct, frozen=True):
    items: tuple[MonthOut, ...]


class RuleIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An order is whoever's lead was the last before it, at most so many days. basis_points: of the goods, 500 are 5 %.
    counts: selling (a look board, products, the cart or a page to pay on laid out, a message unasked) or any message of
    theirs. people: basis points of those who have a rate of their own, by id.
    """

    days: Annotated[int, msgspec.Meta(ge=1, le=DAYS_AT_MOST)] = 14
    basis_points: Points = 0
    counts: Counts = "selling"
    people: Annotated[
        dict[Annotated[str, msgspec.Meta(min_length=1, max_length=64)], Points], msgspec.Meta(max_length=200)
    ] = {}


async def list_(call: Call, asked: CommissionsAsked) -> Page[CommissionOut]:
    def work(tx: Transaction) -> Page[CommissionOut]:
        before = after_of(asked.cursor, LAST)
        rows = list_entries(tx, before, asked.limit + 1, staff_id=_whose(call, asked.staff_id), month=asked.month)
        return page_of([_out(row) for row in rows], asked.limit)

    return await call.read(work)


async def by_month(call: Call, asked: MonthsAsked) -> Months:
    mine = _whose(call, "")

    def work(tx: Transaction) -> Months:
        rows = [row for row in months(tx, asked.since) if not mine or row.staff_id == mine]
        return Months(tuple(
            MonthOut(row.month, row.staff_id, row.staff_name, Money(int(row.minor), row.currency),
                     Money(int(row.base_minor), row.currency), row.orders)
            for row in rows
        ))  # fmt: skip

    return await call.read(work)


async def as_csv(call: Call, asked: FileAsked) -> Response:
    """One line an entry; amounts as whole minor units beside their currency."""
    whose = _whose(call, asked.staff_id)
    rows = await call.read(lambda tx: list_entries(tx, LAST, FILE_AT_MOST, staff_id=whose, month=asked.month))
    name = f"commission-{asked.month or 'all'}.csv"
    headers = {"cache-control": "no-store", "content-disposition": f'attachment; filename="{name}"'}
    return Response(_file(rows), 200, headers, "text/csv; charset=utf-8")


async def rule(call: Call, _: Nothing) -> Rule:
    return await call.read(lambda tx: rule_of(own_shop(tx).settings))


async def set_rule(call: Call, asked: RuleIn) -> Rule:
    told = msgspec.to_builtins(asked)
    return await call.write(
        lambda tx: rule_of(change_shop(tx, ChangeShop(settings={SETTING: told}), call.actor).settings)
    )


def _whose(call: Call, asked: str) -> str:
    """Of a person who may not see everybody's: their own."""
    return asked if SEES_ALL in call.holder.permissions else call.actor.id


def _out(row: Any) -> CommissionOut:
    return CommissionOut(
        row.id, row.order_id, row.order_number, row.staff_id, row.staff_name, row.kind, Money(row.minor, row.currency),
        Money(row.base_minor, row.currency), row.month, row.at, row.lead_kind, row.lead_at, row.basis_points,
    )  # fmt: skip


def _file(rows: list[Any]) -> str:
    told = io.StringIO()
    lines = csv.writer(told)
    lines.writerow(("month", "at", "person", "order", "kind", "goods_minor", "commission_minor", "currency", "led_by"))
    for row in rows:
        lines.writerow((
            row.month, row.at.isoformat(), harmless(row.staff_name), row.order_number, row.kind, row.base_minor, row.minor,
            row.currency, row.lead_kind,
        ))  # fmt: skip
    return told.getvalue()
