"""What became of what we sent: the channel's receipt, its refusal, its delivery reports, or silence."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Text, case, exists, func, or_, select, update

from chaffer.kernel.errors import AccountBroken, SendFault, SendUncertain
from chaffer.kernel.message import Report, SendReceipt
from chaffer.outbox.claim import Departure
from chaffer.outbox.drawing import draw_from
from chaffer.runtime.columns import Json, Moment
from chaffer.runtime.jobs import backoff_seconds
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.events import MessageDelivered, MessageFailed, MessageRead, MessageSent
from chaffer.threads.tables import messages

ATTEMPTS_AT_MOST = 10
BROKEN_WAIT = timedelta(seconds=5)
"""How soon a message is looked at again once its account is mended; until then the account's state holds it."""

_at = given("at", type_=Moment())
_provider_id = given("provider_id", type_=Text())
_later = messages.alias("later")
_next = exists(
    select(_later.c.id).where(
        _later.c.shop_id == messages.c.shop_id,
        _later.c.conversation_id == messages.c.conversation_id,
        _later.c.direction == "out",
        _later.c.state.in_(["promised", "sending"]),
        _later.c.state == "promised",
    )
)
_SENT = Statement(
    "outbox.sent",
    update(messages)
    .where(mine(messages), messages.c.id == given("id"))
    .values(
        provider_id=given("provider_id"),
        sent_at=func.coalesce(messages.c.sent_at, _at),
        # A report may have been quicker than the answer to our call.
        state=case((messages.c.state.in_(["sending", "unknown"]), "sent"), else_=messages.c.state),
        reason=case((messages.c.state.in_(["sending", "unknown"]), ""), else_=messages.c.reason),
        lease_until=None,
    )
    .returning(_next.label("next")),
)
_BACK = Statement(
    "outbox.back",
    update(messages)
    .where(mine(messages), messages.c.id == given("id"), messages.c.state == "sending")
    .values(state=given("state"), reason=given("reason"), send_after=given("send_after"), lease_until=None),
)
_WAIT = Statement(
    "outbox.wait",
    update(messages)
    .where(mine(messages), messages.c.id == given("id"), messages.c.state == "sending")
    .values(
        state="promised", reason=given("reason"), send_after=given("send_after"), lease_until=None, holder="",
        attempts=messages.c.attempts - 1,
    ),
)  # fmt: skip
_STATE = Statement("outbox.state_of", select(messages.c.state).where(mine(messages), messages.c.id == given("id")))
_WHY = Statement(
    "outbox.uncertain",
    update(messages)
    .where(mine(messages), messages.c.id == given("id"), messages.c.state == "sending")
    .values(reason=given("reason")),
)
_CLAIMED_BY = Statement(
    "outbox.claimed_by",
    select(messages.c.shop_id, messages.c.id).where(
        messages.c.direction == "out", messages.c.state == "sending",
        or_(messages.c.holder == given("holder"), messages.c.holder.like(given("claims"))),
    ),
)  # fmt: skip
_AGAIN = Statement(
    "outbox.again",
    update(messages)
    .where(mine(messages), messages.c.id == given("id"), messages.c.state == "sending")
    .values(state="promised", holder="", lease_until=None, attempts=messages.c.attempts - 1),
)
_TAKE_BACK = Statement(
    "outbox.take_back",
    update(messages)
    .where(messages.c.direction == "out", messages.c.state == "sending", messages.c.holder == given("claim"))
    .values(state="promised", holder="", lease_until=None, attempts=messages.c.attempts - 1),
)
_SILENT = Statement(
    "outbox.silent",
    update(messages)
    .where(messages.c.direction == "out", messages.c.state == "sending", messages.c.lease_until < _at)
    .values(state="unknown", reason=case((messages.c.reason == "", "cut_off"), else_=messages.c.reason))
    .returning(messages.c.shop_id, messages.c.id),
)
_FORWARD = {
    "sent": ("sending", "unknown", "promised"),
    "delivered": ("sending", "unknown", "promised", "sent"),
    "read": ("sending", "unknown", "promised", "sent", "delivered"),
    "failed": ("sending", "unknown", "promised", "sent"),
}


def _report(state: str, **columns: Any) -> Statement:
    """Move a message forward to this state; the guard lets it go neither back nor out of a final state."""
    return Statement(
        f"outbox.report_{state}",
        update(messages)
        .where(
            mine(messages),
            messages.c.direction == "out",
            messages.c.id == given("id"),
        )
        .values(
            state=case((messages.c.state.in_(_FORWARD[state]), state), else_=messages.c.state),
            provider_id=case(
                (messages.c.provider_id == "", given("provider_id", type_=Text())), else_=messages.c.provider_id
            ),
            sent_at=func.coalesce(messages.c.sent_at, _at),
            lease_until=None,
            **columns,
        ),
    )


_FIND = Statement(
    "outbox.by_provider_id",
    select(messages.c.id).where(
        mine(messages),
        messages.c.provider_id == given("provider_id"),
        messages.c.provider_id != "",  # as the index has it
        messages.c.direction == "out",
    ),
)
_REPORTS = {
    "sent": _report("sent", pricing=func.coalesce(given("pricing", type_=Json()), messages.c.pricing)),
    "delivered": _report("delivered", delivered_at=func.coalesce(messages.c.delivered_at, _at)),
    "read": _report(
        "read",
        delivered_at=func.coalesce(messages.c.delivered_at, _at),
        read_at=func.coalesce(messages.c.read_at, _at),
    ),
    "failed": _report("failed", reason=given("reason")),
}


def taken(tx: Transaction, departure: Departure, receipt: SendReceipt) -> None:
    """The channel took it. The senders are roused only if the thread has another message to go."""
    if tx.value(_SENT, id=departure.outbound.id, provider_id=receipt.provider_id, at=tx.now):
        tx.wake("outbox")
    tx.changed("message", departure.outbound.id)
    sent = departure.outbound
    tx.noted(MessageSent(sent.id, departure.conversation_id, departure.channel, sent.purpose, sent.part))


def refused(tx: Transaction, departure: Departure, fault: SendFault, sealed: bytes = b"") -> None:
    """The channel did not take it: again later, failed for good, or nobody knows (then a report may tell).

    sealed: the account's secrets it was tried with, as stored.
    """
    message_id = departure.outbound.id
    reason = f"{fault.code}: {fault}"[:500] + (f" ({fault.provider_code})" if fault.provider_code else "")
    if isinstance(fault, SendUncertain):
        tx.run(_WHY, id=message_id, reason=reason)
    elif isinstance(fault, AccountBroken):  # nothing is wrong with the message: it waits until the account is mended
        tx.run(_WAIT, id=message_id, reason=reason, send_after=tx.now + BROKEN_WAIT)
    elif fault.retryable and departure.attempts < ATTEMPTS_AT_MOST:
        wait = max(fault.retry_after_seconds or 0.0, backoff_seconds(departure.attempts, tx.clock))
        tx.run(_BACK, id=message_id, state="promised", reason=reason, send_after=tx.now + timedelta(seconds=wait))
    else:
        tx.run(_BACK, id=message_id, state="failed", reason=reason, send_after=None)
        tx.noted(MessageFailed(message_id, reason))
    draw_from(tx, message_id, fault.code, f"{fault.provider_code} {fault}".strip(), sealed)
    tx.changed("message", message_id)
    tx.wake("outbox")


def reported(tx: Transaction, report: Report) -> bool:
    """Apply a delivery report; False if we sent nothing of the kind, or do not know its id yet."""
    message_id = report.reference or tx.value(_FIND, provider_id=report.provider_id)
    if not message_id:
        return False
    values: dict[str, Any] = {"id": message_id, "provider_id": report.provider_id, "at": _when(tx, report)}
    if report.state == "sent":
        values["pricing"] = report.pricing or None
    if report.state == "failed":
        values["reason"] = f"{report.error_code} {report.error_text}".strip()[:500]
    fresh = bool(report.fault) and tx.value(_STATE, id=message_id) in _FORWARD["failed"]
    known = tx.run(_REPORTS[report.state], **values) == 1
    if known and fresh:  # a repeat says nothing new
        draw_from(tx, message_id, report.fault, values["reason"])
    if known:
        tx.changed("message", message_id)
        _tell(tx, report.state, message_id, str(values.get("reason", "")))
    return known


def _tell(tx: Transaction, state: str, message_id: str, reason: str) -> None:
    """A repeated report tells its fact again: whoever passes it on does so once."""
    match state:
        case "delivered":
            tx.noted(MessageDelivered(message_id))
        case "read":
            tx.noted(MessageRead(message_id))
        case "failed":
            tx.noted(MessageFailed(message_id, reason))


def promise_again(tx: Transaction, left: Mapping[str, set[str]]) -> int:
    """What dead processes had claimed and not begun to send is promised again; how many messages.

    left: by dead process, the messages whose requests had left; those wait for their report.
    """
    count = 0
    for holder, gone in left.items():
        for row in tx.rows(_CLAIMED_BY, holder=holder, claims=f"{holder}/%"):
            if row.id not in gone:
                count += tx.of(row.shop_id).run(_AGAIN, id=row.id)
    if count:
        tx.wake("outbox")
    return count


def take_back(tx: Transaction, holder: str) -> int:
    """Promise again what was claimed under this name, which was used once; how many messages.

    For a claim whose COMMIT was cut off: it may stand, and yet nobody was handed what it claimed.
    """
    count = tx.run(_TAKE_BACK, claim=holder)
    if count:
        tx.wake("outbox")
    return count


def _when(tx: Transaction, report: Report) -> datetime:
    """The platform's time; our own while theirs, in whole seconds, is no different."""
    if report.at is None or abs(tx.now - report.at) < timedelta(seconds=2):
        return tx.now
    return report.at


def give_up_silent(tx: Transaction) -> list[tuple[str, str]]:
    """Sends that were cut off and of which no report came in time are unknown: shown, counted, never resent."""
    rows = tx.rows(_SILENT, at=tx.now)
    for row in rows:
        tx.of(row.shop_id).changed("message", row.id)
    if rows:
        tx.wake("outbox")
    return [(row.shop_id, row.id) for row in rows]
