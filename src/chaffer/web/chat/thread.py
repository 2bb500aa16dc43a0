"""A visitor's thread as their page shows it."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import and_, func, or_, select, update

from chaffer.channels.web.render import as_json
from chaffer.kernel.message import Media, Part
from chaffer.people.tables import identities
from chaffer.runtime.columns import Moment
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

Json = dict[str, Any]
AT_MOST = 100
EARLIER_AT_MOST = 50
GRACE = timedelta(seconds=10)
"""By how much the clocks of two of our machines may differ."""
LATE_AT_MOST = 200
"""By how many numbers a message may come late: one that waited for its hour, or for another process."""
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_SHOWN = ("sending", "sent", "delivered", "read", "unknown")
_shown = or_(messages.c.direction == "in", messages.c.state.in_(_SHOWN))
_fields = (
    messages.c.id, messages.c.seq, messages.c.direction, messages.c.author_kind, messages.c.external_id,
    messages.c.part, messages.c.at, messages.c.state,
)  # fmt: skip
_heard = messages.alias("heard")
_read = (
    select(_heard.c.seq)
    .where(
        _heard.c.shop_id == conversations.c.shop_id, _heard.c.conversation_id == conversations.c.id,
        _heard.c.direction == "in", _heard.c.read_at.is_not(None),
    )
    .order_by(_heard.c.seq.desc())
    .limit(1)
    .scalar_subquery()
    .label("read")
)  # fmt: skip
_THREAD = Statement(
    "chat.thread",
    select(conversations.c.id, conversations.c.owner_kind, conversations.c.addresses, conversations.c.next_seq, _read)
    .join(
        identities,
        and_(identities.c.shop_id == conversations.c.shop_id, identities.c.contact_id == conversations.c.contact_id),
    )
    .where(
        mine(conversations), mine(identities), identities.c.channel == "web",
        identities.c.account_id == given("account_id"), conversations.c.account_id == given("account_id"),
        conversations.c.room_id == "", identities.c.kind == "visitor", identities.c.canonical == given("visitor"),
        identities.c.ended_at.is_(None),
    )
    .order_by(conversations.c.id),
)  # fmt: skip
_AFTER = Statement(
    "chat.after",
    select(*_fields)
    .where(
        mine(messages), messages.c.conversation_id == given("conversation_id"),
        or_(
            messages.c.seq > given("after"),
            and_(
                messages.c.direction == "out", messages.c.seq < given("after"),
                messages.c.seq > given("after") - LATE_AT_MOST,
                messages.c.sent_at >= given("since", type_=Moment()),
            ),
        ),
        or_(_shown, messages.c.state == "promised"),
    )
    .order_by(messages.c.seq)
    .limit(AT_MOST),
)  # fmt: skip
_BEFORE = Statement(
    "chat.before",
    select(*_fields)
    .where(
        mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.seq < given("before"), _shown
    )
    .order_by(messages.c.seq.desc())
    .limit(given("limit")),
)
_MOMENT = Statement(
    "chat.moment",
    select(func.coalesce(messages.c.sent_at, messages.c.kept_at).label("at")).where(
        mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.seq == given("seq")
    ),
)
_SEEN = Statement(
    "chat.seen",
    update(messages)
    .where(
        mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.direction == "out",
        messages.c.seq <= given("seq"), messages.c.state.in_(("sending", "sent", "delivered", "unknown")),
    )
    .values(
        state="read", reason="", lease_until=None,
        sent_at=func.coalesce(messages.c.sent_at, given("at", type_=Moment())),
        delivered_at=func.coalesce(messages.c.delivered_at, given("at", type_=Moment())),
        read_at=given("at", type_=Moment()),
    )
    .returning(messages.c.id),
)  # fmt: skip


class Thread(NamedTuple):
    """owner: bot, person or team. newest: the highest seq there is. addresses: of whom it reaches, as identities.

    read: of what the visitor said, the shop has read up to this seq; 0 if nothing.
    """

    id: str
    owner: str
    newest: int
    addresses: list[Json]
    read: int = 0


class News(NamedTuple):
    """messages: to show, as frames. since: look no further back next time. awaited: promised, not let out yet.

    more: there may be more after these.
    """

    messages: list[Json]
    since: datetime
    awaited: frozenset[str]
    more: bool


def thread_of(tx: Transaction, account_id: str, visitor: str) -> Thread | None:
    """The visitor's own; None before the first word. Of several of one person, the one that reaches this visitor."""
    rows = tx.rows(_THREAD, account_id=account_id, visitor=visitor)
    own = [row for row in rows if any(each.get("value") == visitor for each in row.addresses)]
    row = next(iter(own or rows), None)
    return None if row is None else Thread(row.id, row.owner_kind, row.next_seq - 1, row.addresses, row.read or 0)


def since_of(tx: Transaction, conversation_id: str, after: int) -> datetime:
    """When the message left that a page saw last: what was let out later may have a lower seq."""
    at = tx.value(_MOMENT, conversation_id=conversation_id, seq=after) if after else None
    return at - GRACE if at else _NEVER


def news(tx: Transaction, conversation_id: str, after: int, since: datetime, names: "Names") -> News:
    """What is after this seq, or was let out since. The oldest first, at most AT_MOST."""
    rows = tx.rows(_AFTER, conversation_id=conversation_id, after=after, since=since)
    shown = [row for row in rows if row.state != "promised"]
    awaited = frozenset(row.id for row in rows if row.state == "promised")
    return News([names.frame(row) for row in shown], tx.now - GRACE, awaited, len(rows) == AT_MOST)


def before(tx: Transaction, conversation_id: str, seq: int, limit: int, names: "Names") -> list[Json]:
    """What is before this seq, the oldest first."""
    rows = tx.rows(_BEFORE, conversation_id=conversation_id, before=seq, limit=limit)
    return [names.frame(row) for row in reversed(rows)]


def seen(tx: Transaction, conversation_id: str, seq: int) -> None:
    """Everything of ours up to there was on a screen. Safe to repeat."""
    for row in tx.rows(_SEEN, conversation_id=conversation_id, seq=seq, at=tx.now):
        tx.changed("message", row.id)


class Names(NamedTuple):
    """Who speaks: the assistant's name and the shop's; and where files are shown, as of this moment."""

    bot: str
    shop: str
    links: FileLinks
    now: datetime

    def frame(self, row: Any) -> Json:
        """One message as a page gets it."""
        told = msgspec.convert(row.part, list[Part]) if row.direction == "in" else [msgspec.convert(row.part, Part)]
        return {
            "type": "message", "seq": row.seq,
            "id": row.external_id.partition(":")[2] if row.direction == "in" else row.id,
            "author": self._author(row), "at": row.at.isoformat().replace("+00:00", "Z"),
            "parts": [as_json(self._shown(part)) for part in told],
        }  # fmt: skip

    def _shown(self, part: Part) -> Part:
        """A file of ours has an address for a day: whoever looks at the thread again gets another one."""
        if not isinstance(part, Media) or not part.file_id or part.url:
            return part
        return msgspec.structs.replace(part, url=self.links.url(part.file_id, self.now))

    def _author(self, row: Any) -> Json:
        if row.direction == "in":
            return {"kind": "shopper", "name": ""}
        if row.author_kind in ("bot", "system", "assistant"):
            return {"kind": "bot", "name": self.bot}
        return {"kind": "person", "name": self.shop}
