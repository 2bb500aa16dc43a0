"""Take promised messages to send: the next of each thread, if the gate lets it through."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import and_, exists, or_, select, update

from chaffer.accounts.tables import channel_accounts
from chaffer.kernel.message import Identity, Outbound, Part, Purpose, Template
from chaffer.outbox.may_send import Decision, Facts, may_send
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

CLAIM_AT_MOST = 8
# A send cut off in the middle is settled by a delivery report; after this long without one it is unknown.
UNKNOWN_AFTER_SECONDS = 60
# The next message of a thread waits for the receipt of the one before, but not for ever.
WAIT_FOR_RECEIPT_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Departure:
    """A message marked `sending`, and all that is needed to send it."""

    shop_id: str
    conversation_id: str
    account_id: str
    channel: str
    attempts: int
    outbound: Outbound


_earlier = messages.alias("earlier")
# Chosen first and joined then: the other way round a database may look at every conversation there is.
_thread = conversations.alias("thread")
_first = (
    select(messages)
    .where(
        messages.c.direction == "out",
        messages.c.state == "promised",
        ~exists(
            select(_thread.c.id)
            .join(
                channel_accounts,
                and_(channel_accounts.c.shop_id == _thread.c.shop_id, channel_accounts.c.id == _thread.c.account_id),
            )
            .where(
                _thread.c.shop_id == messages.c.shop_id,
                _thread.c.id == messages.c.conversation_id,
                channel_accounts.c.state != "active",
            )
        ),
        or_(messages.c.send_after.is_(None), messages.c.send_after <= given("at")),
        ~exists(
            select(_earlier.c.id).where(
                _earlier.c.shop_id == messages.c.shop_id,
                _earlier.c.conversation_id == messages.c.conversation_id,
                _earlier.c.direction == "out",
                _earlier.c.state.in_(["promised", "sending"]),
                _earlier.c.seq < messages.c.seq,
                or_(_earlier.c.state == "promised", _earlier.c.lease_until > given("receipt_by")),
            )
        ),
    )
    .order_by(messages.c.at)
    .limit(CLAIM_AT_MOST)
    .with_for_update(skip_locked=True)
    .subquery("first")
)
_READY = Statement(
    "outbox.ready",
    select(
        _first.c.shop_id, _first.c.id, _first.c.conversation_id, _first.c.part, _first.c.purpose,
        _first.c.attempts, _first.c.reply_to, _first.c.language, conversations.c.account_id,
        conversations.c.channel, conversations.c.window_until, conversations.c.addresses,
        contacts.c.blocked_at, contacts.c.erased_at,
    )
    .select_from(_first)
    .join(conversations, and_(conversations.c.shop_id == _first.c.shop_id,
                              conversations.c.id == _first.c.conversation_id))
    .join(contacts, and_(contacts.c.shop_id == conversations.c.shop_id, contacts.c.id == conversations.c.contact_id))
    .order_by(_first.c.at),
)  # fmt: skip
_SENDING = Statement(
    "outbox.sending",
    update(messages)
    .where(mine(messages), messages.c.id == given("id"), messages.c.state == "promised")
    .values(
        state="sending",
        holder=given("holder"),
        lease_until=given("lease"),
        attempts=messages.c.attempts + 1,
        permission=given("permission"),
    ),
)
_REFUSED = Statement(
    "outbox.refused",
    update(messages)
    .where(mine(messages), messages.c.id == given("id"), messages.c.state == "promised")
    .values(state=given("state"), reason=given("reason"), permission=given("permission"), send_after=given("later")),
)

_POSTPONE = Statement(
    "outbox.postpone",
    update(messages)
    .where(mine(messages), messages.c.id == given("id"), messages.c.state == "promised")
    .values(send_after=given("later")),
)


def lease_end(now: datetime) -> datetime:
    return now + timedelta(seconds=UNKNOWN_AFTER_SECONDS)


Held = Callable[[str, str], float]
"""Account and conversation -> for how many seconds a platform wants nothing more from us there."""


def claim(
    tx: Transaction, windows: dict[str, bool], holder: str, held: Held = lambda _account, _conversation: 0.0
) -> list[Departure]:
    """Mark the next messages `sending`, of any shop, each the first unsent of its thread.

    windows: channel kind -> whether it has a reply window. What the gate refuses is held or withdrawn with its reason.
    What belongs to an account that is paused or broken stays promised.
    """
    receipt_by = tx.now + timedelta(seconds=UNKNOWN_AFTER_SECONDS - WAIT_FOR_RECEIPT_SECONDS)
    departures = []
    for row in tx.rows(_READY, at=tx.now, receipt_by=receipt_by):
        shop = tx.of(row.shop_id)
        part = msgspec.convert(row.part, Part)
        decision = decide(
            tx.now, row.purpose, part, has_window=windows.get(row.channel, False), window_until=row.window_until,
            blocked=row.blocked_at is not None, erased=row.erased_at is not None,
        )  # fmt: skip
        if not decision.allowed:
            refuse(shop, row.id, decision)
            continue
        if (wait := held(row.account_id, row.conversation_id)) > 0:
            shop.run(_POSTPONE, id=row.id, later=tx.now + timedelta(seconds=wait))
            continue
        permission = msgspec.to_builtins(decision)
        if shop.run(_SENDING, id=row.id, holder=holder, lease=lease_end(tx.now), permission=permission) == 1:
            departures.append(departure_of(row, part))
    return departures


def decide(
    now: datetime,
    purpose: Purpose,
    part: Part,
    *,
    has_window: bool,
    window_until: datetime | None,
    blocked: bool = False,
    erased: bool = False,
) -> Decision:
    """Ask the gate about one message."""
    return may_send(
        Facts(
            purpose=purpose, now=now, window_until=window_until, has_window=has_window, blocked=blocked, erased=erased,
            template="approved" if isinstance(part, Template) else "",
        )
    )  # fmt: skip


def refuse(tx: Transaction, message_id: str, decision: Decision) -> None:
    """Hold it for later, or withdraw it; the reason stays with the message."""
    later = tx.now + timedelta(minutes=15) if decision.wait else None
    state = "promised" if decision.wait else "withdrawn"
    tx.run(
        _REFUSED, id=message_id, state=state, reason=decision.rule, permission=msgspec.to_builtins(decision),
        later=later,
    )  # fmt: skip
    tx.changed("message", message_id)


def departure_of(row: Any, part: Part) -> Departure:
    to = tuple(msgspec.convert(row.addresses, list[Identity]))
    outbound = Outbound(row.id, to, part, row.purpose, row.reply_to, row.language)
    return Departure(row.shop_id, row.conversation_id, row.account_id, row.channel, row.attempts + 1, outbound)
