"""How often one person may be written to with adverts, over all channels."""

from datetime import date, timedelta

from sqlalchemy import case, func, select

from chaffer.people.tables import attention
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_LONG_DAYS = 30
_insert = insert_all(attention)
_COUNT = Statement(
    "attention.count",
    _insert.on_conflict_do_update(
        index_elements=["shop_id", "contact_id", "day"], set_={"marketing": attention.c.marketing + 1}
    ),
)
_COUNTED = Statement(
    "attention.counted",
    select(
        func.coalesce(func.sum(case((attention.c.day == given("day"), attention.c.marketing), else_=0)), 0).label("day"),
        func.coalesce(func.sum(attention.c.marketing), 0).label("month"),
    ).where(
        mine(attention), attention.c.contact_id == given("contact_id"), attention.c.day > given("since"),
    ),
)  # fmt: skip


def capped(tx: Transaction, contact_id: str, day: str, *, per_day: int, per_month: int) -> bool:
    """Whether one more today would be too many. day: the person's own date; a month is 30 days."""
    since = (date.fromisoformat(day) - timedelta(days=_LONG_DAYS)).isoformat()
    sent = tx.one(_COUNTED, contact_id=contact_id, day=day, since=since)
    return bool(sent.day >= per_day or sent.month >= per_month)


def count(tx: Transaction, contact_id: str, day: str) -> None:
    """One more advert leaves for this person."""
    tx.run(_COUNT, contact_id=contact_id, day=day, marketing=1)
