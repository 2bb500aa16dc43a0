"""How today goes, beside the same weekday a week ago up to the same hour."""

from collections import Counter
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import func, select

from chaffer.accounts.shops import own_shop
from chaffer.commerce.orders.tables import orders
from chaffer.desk.reports.spans import bucket, quantile
from chaffer.desk.reports.tables import talks
from chaffer.kernel.money import Money
from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


def _within(column: Any) -> tuple[Any, ...]:
    return column >= given("begins", type_=Moment()), column < given("ends", type_=Moment())


_TALKS = Statement("talks.between", select(talks.c.reply_seconds).where(mine(talks), *_within(talks.c.began_at)))
_ORDERS = Statement(
    "orders.between",
    select(orders.c.currency, func.count().label("number"), func.sum(orders.c.total_minor).label("minor"))
    .where(mine(orders), *_within(orders.c.placed_at), orders.c.state != "cancelled")
    .group_by(orders.c.currency),
)  # fmt: skip


class DaySoFar(msgspec.Struct, frozen=True):
    """From midnight of the shop's calendar. orders: all that were placed and not cancelled, in conversations or not; sales:
    what they come to, paid or not. first_reply_seconds: the median; null without any reply.
    """

    conversations: int
    unanswered: int
    orders: int
    sales: tuple[Money, ...]
    first_reply_seconds: int | None


class Today(msgspec.Struct, frozen=True):
    """week_ago: the same weekday, up to this hour of the day. null: the shop was not there yet."""

    day: str
    now: DaySoFar
    week_ago: DaySoFar | None


def today(tx: Transaction) -> Today:
    shop = own_shop(tx)
    zone = ZoneInfo(shop.time_zone or "UTC")
    here = tx.now.astimezone(zone)
    past = here.replace(tzinfo=None) - timedelta(days=7)
    ends = past.replace(tzinfo=zone).astimezone(tx.now.tzinfo)
    before = None if shop.created_at > ends else _so_far(tx, _midnight(past, zone), ends)
    return Today(
        here.date().isoformat(), _so_far(tx, _midnight(here, zone), tx.now + timedelta(microseconds=1)), before
    )


def _midnight(day: datetime, zone: ZoneInfo) -> datetime:
    return datetime.combine(day.date(), time(), zone).astimezone(ZoneInfo("UTC"))


def _so_far(tx: Transaction, begins: datetime, ends: datetime) -> DaySoFar:
    replies = [row.reply_seconds for row in tx.rows(_TALKS, begins=begins, ends=ends)]
    counted = Counter(bucket(each) for each in replies if each is not None)
    sold = tx.rows(_ORDERS, begins=begins, ends=ends)
    return DaySoFar(
        len(replies), sum(each is None for each in replies), sum(int(row.number) for row in sold),
        tuple(Money(int(row.minor), row.currency) for row in sold), quantile(counted, 0.5),
    )  # fmt: skip
