"""Take promised messages to send: the next of each thread, if the gate lets it through and the pace has a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import and_, exists, or_, select, update

from chaffer.accounts.tables import channel_accounts
from chaffer.channels.contract import Limits
from chaffer.kernel.message import Identity, Outbound, Part, Purpose, Template
from chaffer.outbox import attention
from chaffer.outbox.facts import Asked, ask
from chaffer.outbox.lately import remember
from chaffer.outbox.may_send import Decision, may_send
from chaffer.outbox.pace import Pace
from chaffer.outbox.rates import Rates, rates_of
from chaffer.outbox.reasons import reason
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.events import MessageWithheld
from chaffer.threads.tables import conversations, messages

CLAIM_AT_MOST = 8
# Those told to wait cost no call: so many are moved out of the way in one transaction.
LOOKS_AT_MOST = 4
WAIT_SECONDS = 900
# A send cut off in the middle is settled by a delivery report; after this long without one it is unknown.
UNKNOWN_AFTER_SECONDS = 60
# The next message of a thread waits for the receipt of the one before, but not for ever.
WAIT_FOR_RECEIPT_SECONDS = 3
# While these wait for their hour, or for their place in the pace, what somebody is waiting for passes them.
MAY_BE_PASSED: tuple[Purpose, ...] = ("marketing", "service")


_NOWHERE = Limits(text=0, buttons=0, button_label=0, list_rows=0, cards=0)


@dataclass(frozen=True, slots=True)
class Departure:
    """A message marked `sending`, and all that is needed to send it."""

    shop_id: str
    conversation_id: str
    account_id: str
    channel: str
    attempts: int
    outbound: Outbound


@dataclass(frozen=True, slots=True)
class Claimed:
    """found: how many messages were looked at; while there are any, there may be more."""

    departures: list[Departure]
    found: int


_earlier = messages.alias("earlier")
# Adverts are passed by all but adverts, words of service by all but their like and adverts.
_stands_before = or_(
    _earlier.c.send_after <= given("at"),
    _earlier.c.purpose.not_in(MAY_BE_PASSED),
    _earlier.c.purpose == messages.c.purpose,
    messages.c.purpose == "marketing",
)
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
        messages.c.send_after <= given("at"),
        ~exists(
            select(_earlier.c.id).where(
                _earlier.c.shop_id == messages.c.shop_id,
                _earlier.c.conversation_id == messages.c.conversation_id,
                _earlier.c.direction == "out",
                _earlier.c.state.in_(["promised", "sending"]),
                _earlier.c.seq < messages.c.seq,
                or_(
                    and_(_earlier.c.state == "promised", _stands_before),
                    _earlier.c.lease_until > given("receipt_by"),
                ),
            )
        ),
    )
    .order_by(messages.c.send_after)
    .limit(CLAIM_AT_MOST)
    .with_for_update(skip_locked=True)
    .subquery("first")
)
_READY = Statement(
    "outbox.ready",
    select(
        _first.c.shop_id, _first.c.id, _first.c.conversation_id, _first.c.part, _first.c.purpose,
        _first.c.attempts, _first.c.reply_to, _first.c.author_kind, _first.c.author_id, _first.c.language, _first.c.instead, _first.c.permission,
        conversations.c.account_id, conversations.c.contact_id, conversations.c.channel, conversations.c.window_until,
        conversations.c.addresses, contacts.c.blocked_at, contacts.c.erased_at, contacts.c.country,
        contacts.c.time_zone, channel_accounts.c.settings.label("account_settings"),
    )
    .select_from(_first)
    .join(conversations, and_(conversations.c.shop_id == _first.c.shop_id,
                              conversations.c.id == _first.c.conversation_id))
    .join(contacts, and_(contacts.c.shop_id == conversations.c.shop_id, contacts.c.id == conversations.c.contact_id))
    .outerjoin(channel_accounts, and_(channel_accounts.c.shop_id == conversations.c.shop_id,
                                      channel_accounts.c.id == conversations.c.account_id))
    .order_by(_first.c.send_after, _first.c.at),
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
_AS_TEMPLATE = Statement(
    "outbox.as_template",
    update(messages)
    .where(mine(messages), messages.c.id == given("id"), messages.c.state == "sending")
    .values(part=given("part")),
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


def claim(tx: Transaction, limits: Mapping[str, Limits], holder: str, pace: Pace, now: float) -> Claimed:
    """Mark the next messages `sending`, of any shop, each the first of its thread that is due.

    limits: by kind of channel. now: by the pace's clock. What the gate refuses is held or withdrawn with its reason;
    what has no place yet gets a time at which it is looked at again, and stands in nobody's way until then.
    What belongs to an account that is paused or broken stays promised.
    """
    receipt_by = tx.now + timedelta(seconds=UNKNOWN_AFTER_SECONDS - WAIT_FOR_RECEIPT_SECONDS)
    departures: list[Departure] = []
    found = 0
    for _ in range(LOOKS_AT_MOST):
        rows = tx.rows(_READY, at=tx.now, receipt_by=receipt_by)
        found += len(rows)
        for row in rows:
            departure = _take(tx.of(row.shop_id), row, limits.get(row.channel, _NOWHERE), holder, pace, now)
            if departure is not None:
                departures.append(departure)
        if departures or len(rows) < CLAIM_AT_MOST:
            break
    return Claimed(departures, found)


def _take(shop: Transaction, row: Any, limits: Limits, holder: str, pace: Pace, now: float) -> Departure | None:
    asked = ask(shop, row, msgspec.convert(row.part, Part), has_window=limits.window_seconds > 0)
    decision = may_send(asked.facts)
    if not decision.allowed:
        _withhold(shop, row, asked, decision)
        return None
    if (wait := _wait(shop, row, limits, pace, now)) > 0:
        shop.run(_POSTPONE, id=row.id, later=shop.now + timedelta(seconds=wait))
        return None
    permission = msgspec.to_builtins(decision)
    if shop.run(_SENDING, id=row.id, holder=holder, lease=lease_end(shop.now), permission=permission) != 1:
        return None
    if row.instead is not None and isinstance(asked.part, Template):
        shop.run(_AS_TEMPLATE, id=row.id, part=msgspec.to_builtins(asked.part))
    if asked.day:
        attention.count(shop, row.contact_id, asked.day)
    return departure_of(row, asked.part)


def _wait(shop: Transaction, row: Any, limits: Limits, pace: Pace, now: float) -> float:
    """How long it has to wait for its place; 0 if it has taken one."""
    rates: Rates = rates_of(limits, row.account_settings or {})
    pace.learn(row.account_id, rates)
    # PostgreSQL may have other processes beside this one, which write to the same person.
    if shop.dialect == "postgresql" or pace.unsure(row.conversation_id, rates, now):
        remember(shop, pace, row.conversation_id, rates, timedelta(seconds=UNKNOWN_AFTER_SECONDS), now)
    return pace.leave(row.account_id, row.conversation_id, rates, now, bulk=row.purpose == "marketing")


def _withhold(tx: Transaction, row: Any, asked: Asked, decision: Decision) -> None:
    """Hold it for later, or withdraw it; the reason stays with the message."""
    later = None
    if decision.wait:
        later = asked.facts.quiet_until or tx.now + timedelta(seconds=WAIT_SECONDS)
    tx.run(
        _REFUSED, id=row.id, state="promised" if decision.wait else "withdrawn",
        reason=reason(decision.rule, asked.detail), permission=msgspec.to_builtins(decision), later=later,
    )  # fmt: skip
    tx.changed("message", row.id)
    if not decision.wait:
        tx.noted(MessageWithheld(row.id, row.conversation_id, row.author_kind, row.author_id, decision.rule))


def departure_of(row: Any, part: Part) -> Departure:
    to = tuple(msgspec.convert(row.addresses, list[Identity]))
    outbound = Outbound(row.id, to, part, row.purpose, row.reply_to, row.language)
    return Departure(row.shop_id, row.conversation_id, row.account_id, row.channel, row.attempts + 1, outbound)
