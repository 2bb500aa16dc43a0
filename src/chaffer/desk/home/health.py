"""How the shop's accounts at the channels are, and what work was given up."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import func, select
from sqlalchemy import text as sql

from chaffer.accounts.tables import channel_accounts
from chaffer.desk.tables import desk_rows
from chaffer.inbox.tables import inbox
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.tables import jobs
from chaffer.runtime.transaction import Transaction

_ACCOUNTS = Statement(
    "channel_accounts.health",
    select(channel_accounts.c.id, channel_accounts.c.kind, channel_accounts.c.name, channel_accounts.c.external_id,
           channel_accounts.c.state, channel_accounts.c.trouble, channel_accounts.c.paused_until)
    .where(mine(channel_accounts), channel_accounts.c.state != "removed").order_by(channel_accounts.c.id),
)  # fmt: skip
_SPOKEN = Statement(
    "desk_rows.spoken_over",
    select(desk_rows.c.active_at)
    .where(
        mine(desk_rows), desk_rows.c.state == given("state"), desk_rows.c.channel == given("channel"),
        desk_rows.c.account_id == given("account"), desk_rows.c.last_seq > given("nothing"),
    )
    .order_by(desk_rows.c.active_at.desc()).limit(1),
)  # fmt: skip
_JOBS = Statement(
    "jobs.given_up", select(func.count().label("number")).select_from(jobs).where(mine(jobs), jobs.c.state == "dead")
)
_EVENTS = Statement(
    "inbox.given_up",
    select(func.count().label("number")).select_from(inbox).where(mine(inbox), sql("inbox.state = 'dead'")),
)


class Number(msgspec.Struct, frozen=True):
    """An account at a channel. state: active, paused, broken. trouble: what the platform said, "" if all is well.
    last_at: when somebody last spoke over it; null: nobody has yet.
    """

    id: str
    channel: str
    name: str
    state: str
    trouble: str
    paused_until: datetime | None
    last_at: datetime | None


class Failed(msgspec.Struct, frozen=True):
    """jobs: work that was given up; events: what came in and could not be handled."""

    jobs: int
    events: int


def numbers(tx: Transaction) -> list[Number]:
    return [
        Number(
            row.id, row.kind, row.name or row.external_id, row.state, row.trouble,
            row.paused_until if row.paused_until and row.paused_until > tx.now else None, _last(tx, row),
        )
        for row in tx.rows(_ACCOUNTS)
    ]  # fmt: skip


def failed(tx: Transaction) -> Failed:
    return Failed(int(tx.value(_JOBS)), int(tx.value(_EVENTS)))


def _last(tx: Transaction, account: Any) -> datetime | None:
    found = [
        at
        for state in ("open", "snoozed", "closed")
        if (at := tx.value(_SPOKEN, state=state, channel=account.kind, account=account.id, nothing=0))
    ]
    return max(found, default=None)
