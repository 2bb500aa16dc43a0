"""What the threads say of some conversations, as the list needs it: one statement for all of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, func, literal_column, select
from sqlalchemy import text as sql

from chaffer.desk.tables import desk_rows
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

LOOKED_BACK = 200
"""Messages of a thread that are looked at; older ones neither wait nor are unread."""
PAST_MICROSECONDS = 86_400_000_000
ANSWERING = ("bot", "staff", "seller", "assistant")
UNSAID = ("failed", "withdrawn", "held", "scheduled")
"""Of these the shopper has seen nothing."""


def _of(alias: str) -> Any:
    return messages.alias(alias)


def _thread(table: Any) -> tuple[Any, ...]:
    return (
        table.c.shop_id == conversations.c.shop_id, table.c.conversation_id == conversations.c.id,
        table.c.seq >= conversations.c.next_seq - LOOKED_BACK,
        table.c.seller_id == "",  # what is between a shopper and a seller waits for the seller
    )  # fmt: skip


def _newest_answer(alias: str) -> Any:
    answer = _of(alias)
    return (
        select(answer.c.seq)
        .where(*_thread(answer), answer.c.direction == "out", answer.c.author_kind.in_(ANSWERING),
               answer.c.state.not_in(UNSAID))
        .order_by(answer.c.seq.desc()).limit(1).correlate(conversations).scalar_subquery()
    )  # fmt: skip


def _by_person() -> Any:
    """When a person of the shop last spoke, looked up only where one may have."""
    said = _of("by_person")
    found = (
        select(said.c.at)
        .where(*_thread(said), said.c.direction == "out", said.c.author_kind.in_(["staff", "seller"]),
               said.c.state.not_in(UNSAID))
        .order_by(said.c.seq.desc()).limit(1).correlate(conversations).scalar_subquery()
    )  # fmt: skip
    return case((conversations.c.owner_kind != "bot", found), else_=None)


def _unread() -> Any:
    arrived = _of("arrived")
    found = (
        select(func.count()).select_from(arrived)
        .where(*_thread(arrived), arrived.c.direction == "in", arrived.c.read_at.is_(None))
        .correlate(conversations).scalar_subquery()
    )  # fmt: skip
    return case((conversations.c.owner_kind != "bot", found), else_=0)


def _fresh(asked: Any) -> Any:
    """Kept when it was said: what came in with a thread's past waits for nobody."""
    late: Any = asked.c.kept_at.op("-")(asked.c.at)
    return late < literal_column(str(PAST_MICROSECONDS))


def _unanswered() -> Any:
    asked = _of("asked")
    return (
        select(func.min(asked.c.kept_at))
        .where(*_thread(asked), asked.c.direction == "in", _fresh(asked), asked.c.seq > func.coalesce(_newest_answer("answered"), 0))
        .correlate(conversations).scalar_subquery()
    )  # fmt: skip


def _last() -> Any:
    last = _of("last")
    return (
        select(func.max(last.c.seq)).where(last.c.shop_id == conversations.c.shop_id, last.c.conversation_id == conversations.c.id)
        .correlate(conversations).scalar_subquery()
    )  # fmt: skip


def _blocked() -> Any:
    found = select(contacts.c.blocked_at).where(
        contacts.c.shop_id == conversations.c.shop_id, contacts.c.id == conversations.c.contact_id
    )
    return found.correlate(conversations).scalar_subquery()


_FACTS = Statement(
    "desk_rows.facts",
    select(
        conversations.c.id, conversations.c.contact_id, conversations.c.channel, conversations.c.account_id,
        conversations.c.state, conversations.c.owner_kind, conversations.c.owner_id, conversations.c.team_id,
        conversations.c.language, conversations.c.priority, conversations.c.asked_at, conversations.c.window_until,
        conversations.c.snoozed_until, conversations.c.labels, conversations.c.last_in_at, conversations.c.created_at,
        func.coalesce(_last(), 0).label("last_seq"),
        _unread().label("unread"),
        _unanswered().label("unanswered_since"),
        _by_person().label("person_at"),
        _blocked().label("blocked_at"),
    ).where(mine(conversations), in_list(conversations.c.id, "ids")),
)  # fmt: skip
_columns = [column for column in desk_rows.c if column.key != "shop_id"]
_KNOWN = Statement("desk_rows.known", select(*_columns).where(mine(desk_rows), in_list(desk_rows.c.id, "ids")))
_STRAY = Statement(
    "desk_rows.stray",
    select(desk_rows.c.id)
    .where(
        mine(desk_rows), desk_rows.c.id > given("after"),
        ~select(sql("1"))
        .where(conversations.c.shop_id == desk_rows.c.shop_id, conversations.c.id == desk_rows.c.id)
        .exists(),
    )
    .order_by(desk_rows.c.id)
    .limit(given("limit")),
)  # fmt: skip


def facts_of(tx: Transaction, ids: Sequence[str]) -> list[Any]:
    return tx.rows(_FACTS, ids=list(ids))


def known_rows(tx: Transaction, ids: Sequence[str]) -> dict[str, Any]:
    """Rows of the list as they stand, by conversation."""
    return {row.id: row for row in tx.rows(_KNOWN, ids=list(ids))}


def stray_rows(tx: Transaction, limit: int = 500) -> list[str]:
    """Rows of conversations that are gone."""
    return [row.id for row in tx.rows(_STRAY, after="", limit=limit)]
