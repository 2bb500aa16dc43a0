"""Look at threads again, and set right what their talks tell."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, or_, select
from sqlalchemy import text as sql

from chaffer.accounts.hours import hours_in
from chaffer.accounts.shops import own_shop
from chaffer.desk.reports.facts import doings_in, said_in, threads
from chaffer.desk.reports.tables import report_days, talks
from chaffer.desk.reports.talk import BOUGHT_WITHIN, Talk, cut
from chaffer.desk.reports.telling import Cell, House, tells
from chaffer.desk.rows.work_out import NEVER
from chaffer.kernel.clock import EPOCH
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

STILL_MOVES = BOUGHT_WITHIN + timedelta(days=1)
"""Talks that began longer ago change only where something of theirs is named."""
_last = talks.alias("last")
_KNOWN = Statement(
    "talks.known",
    select(talks.c.id, talks.c.conversation_id, talks.c.seq, talks.c.began_at, talks.c.tells, talks.c.settles_at,
           talks.c.reply_seconds)
    .where(
        mine(talks), in_list(talks.c.conversation_id, "ids"),
        or_(
            talks.c.began_at >= given("since"),
            talks.c.seq == select(func.max(_last.c.seq)).where(
                _last.c.shop_id == talks.c.shop_id, _last.c.conversation_id == talks.c.conversation_id
            ).correlate(talks).scalar_subquery(),
        ),
    )
    .order_by(talks.c.conversation_id, talks.c.seq),
)  # fmt: skip
_insert = insert_all(talks)
_kept = ("shop_id", "id")
_PUT = Statement(
    "talks.put",
    _insert.on_conflict_do_update(
        index_elements=list(_kept),
        set_={column.key: _insert.excluded[column.key] for column in talks.c if column.key not in _kept},
    ),
)
_REMOVE = Statement("talks.remove", delete(talks).where(mine(talks), in_list(talks.c.id, "ids")))
_add = insert_all(report_days)
_ADD = Statement(
    "report_days.add",
    _add.on_conflict_do_update(
        index_elements=[column.name for column in report_days.primary_key],
        set_={"number": report_days.c.number + _add.excluded.number},
    ),
)
_SWEEP = Statement("report_days.sweep", delete(report_days).where(mine(report_days), report_days.c.number == 0))
_DUE = Statement(
    "talks.due",
    select(talks.c.shop_id, talks.c.conversation_id)
    .where(talks.c.settles_at <= given("at"), sql("settles_at < 253402214400000000"), talks.c.conversation_id != "")
    .limit(given("limit")),
)
_OF_NOBODY = Statement("talks.of_nobody", select(talks.c.tells).where(mine(talks), talks.c.conversation_id == ""))


def house_of(tx: Transaction) -> House:
    shop = own_shop(tx)
    return House(shop.time_zone, hours_in(shop.settings.get("hours")))


def recount(tx: Transaction, ids: Collection[str], since: datetime | None = None) -> int:
    """How many talks of these threads are not as they were. since: the beginning of what may have changed.

    Safe to repeat. One at a time in a shop: sums are added to.
    """
    known: dict[str, list[Any]] = defaultdict(list)
    floor = min(tx.now - STILL_MOVES, since) if since else tx.now - STILL_MOVES
    for row in tx.rows(_KNOWN, ids=sorted(set(ids)), since=floor):
        known[row.conversation_id].append(row)
    house = house_of(tx)
    sums: Counter[Cell] = Counter()
    moved = 0
    for thread in threads(tx, sorted(set(ids))):
        moved += _recount_one(tx, thread, known[thread.id], house, sums)
    add_up(tx, sums)
    return moved


def add_up(tx: Transaction, sums: Counter[Cell], source: str = "") -> None:
    """In one order, so that two shops' worth of work never wait for each other."""
    rows = [{**cell._asdict(), "source": source, "number": number} for cell, number in sorted(sums.items()) if number]
    tx.run_each(_ADD, rows)
    if any(row["number"] < 0 for row in rows):
        tx.run(_SWEEP)


def kept_of_nobody(tx: Transaction) -> Counter[Cell]:
    """What talks of shoppers who were forgotten still tell."""
    sums: Counter[Cell] = Counter()
    for row in tx.rows(_OF_NOBODY):
        sums.update(_read(row.tells))
    return sums


def due_threads(tx: Transaction, limit: int) -> list[tuple[str, str]]:
    """Shop and conversation of talks that went quiet. The transaction looks across shops."""
    return [(row.shop_id, row.conversation_id) for row in tx.rows(_DUE, at=tx.now, limit=limit)]


def _recount_one(tx: Transaction, thread: Any, known: Sequence[Any], house: House, sums: Counter[Cell]) -> int:
    from_seq, from_at = (known[0].seq, known[0].began_at) if known else (0, EPOCH)
    found = cut(said_in(tx, thread.id, from_seq), doings_in(tx, thread, from_at))
    rows = {row.seq: row for row in known}
    moved = 0
    for talk in found:
        before = rows.pop(talk.seq, None)
        row, told = _row(talk, thread, house, tx.now)
        if before is not None and (before.tells, before.settles_at) == (row["tells"], row["settles_at"]):
            continue
        moved += 1
        sums.update(told)
        if before is not None:
            sums.subtract(_read(before.tells))
        tx.run(_PUT, id=before.id if before else tx.new_id("talk"), **row)
    for row in rows.values():
        sums.subtract(_read(row.tells))
    if rows:
        tx.run(_REMOVE, ids=[row.id for row in rows.values()])
    return moved + len(rows)


def _row(talk: Talk, thread: Any, house: House, now: datetime) -> tuple[dict[str, Any], Counter[Cell]]:
    told = tells(talk, thread.channel, house, now)
    answer = talk.first_answer
    return {
        "conversation_id": thread.id, "seq": talk.seq, "channel": thread.channel, "began_at": talk.began_at,
        "settles_at": talk.settles_at if talk.outcome(now) == "open" else NEVER,
        "reply_seconds": int((answer.at - talk.began_at).total_seconds()) if answer else None,
        "tells": [[*cell, number] for cell, number in sorted(told.items())],
    }, told  # fmt: skip


def _read(told: Sequence[Sequence[Any]]) -> Counter[Cell]:
    return Counter({Cell(*each[:-1]): each[-1] for each in told})
