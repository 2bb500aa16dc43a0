"""Send once more what did not arrive, and settle what nobody knows of."""

from typing import Any, Literal

import msgspec
from sqlalchemy import func, select

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.desk.errors import HasLeft, RetriesSpent
from chaffer.desk.operations.send_later import changed_in
from chaffer.outbox.failures import LAID, TAKEN_BACK
from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.load import take_seq
from chaffer.threads.marks import mark
from chaffer.threads.say import Author
from chaffer.threads.tables import message_marks, messages

RETRIES_AT_MOST = 3
_retries = (
    select(func.count())
    .where(
        message_marks.c.shop_id == messages.c.shop_id, message_marks.c.message_id == messages.c.id,
        message_marks.c.kind == "retried",
    )
    .scalar_subquery()
    .label("retries")
)  # fmt: skip
_GET = Statement(
    "desk.to_try_again",
    select(messages.c.conversation_id, messages.c.state, messages.c.part, _retries).where(
        mine(messages), messages.c.id == given("id"), messages.c.direction == "out"
    ),
)
_AGAIN = guarded(
    "desk.try_again", messages, messages.c.id == given("id_"), messages.c.direction == "out",
    messages.c.state == given("was"), ~messages.c.reason.startswith(TAKEN_BACK, autoescape=True), ~messages.c.reason.startswith(LAID, autoescape=True),
    state="promised", seq=given("new_seq"), at=given("now_"), send_after=given("now_"), attempts=0, reason="",
    provider_id="", sent_at=None, delivered_at=None, read_at=None, lease_until=None, holder="",
)  # fmt: skip
_ARRIVED = guarded(
    "desk.it_arrived", messages, messages.c.id == given("id_"), messages.c.direction == "out",
    messages.c.state == "unknown",
    state="sent", reason="", lease_until=None, sent_at=func.coalesce(messages.c.sent_at, given("now_", type_=Moment())),
)  # fmt: skip


class Resolve(msgspec.Struct, frozen=True):
    """became: it arrived after all, or it is to be sent again."""

    message_id: str
    became: Literal["arrived", "again"]


def to_try_again(tx: Transaction, message_id: str) -> Any:
    """conversation_id, state, part and retries of a message of ours. Raises NotFound."""
    return tx.one(_GET, id=message_id)


def try_again(tx: Transaction, message_id: str, actor: Actor) -> None:
    """Promise anew, at the end of the thread, what failed or what the gate withdrew.

    Raises NotFound; HasLeft if it did neither, or was taken back; RetriesSpent after three times.
    """
    row = to_try_again(tx, message_id)
    if row.state not in ("failed", "withdrawn"):
        raise HasLeft("only what failed can be sent again", state=row.state)
    _promise_anew(tx, message_id, row.state, actor)


def resolve(tx: Transaction, command: Resolve, actor: Actor) -> None:
    """A person says what became of a message that nobody knows of. A second answer is refused.

    Raises NotFound; HasLeft if it is not unknown; RetriesSpent.
    """
    row = to_try_again(tx, command.message_id)
    if row.state != "unknown":
        raise HasLeft("it is known what became of this message", state=row.state)
    if command.became == "again":
        _promise_anew(tx, command.message_id, "unknown", actor)
        return
    if not tx.run(_ARRIVED, id_=command.message_id, now_=tx.now):
        raise HasLeft("it is known what became of this message")
    mark(tx, command.message_id, "resolved", Author("staff", actor.id))
    audit.record(tx, actor, "message.resolve", target_kind="message", target_id=command.message_id)
    changed_in(tx, row.conversation_id, [command.message_id])


def _promise_anew(tx: Transaction, message_id: str, was: str, actor: Actor) -> None:
    """The guard lets one of two through; the retries are counted behind it."""
    thread = to_try_again(tx, message_id).conversation_id
    if not tx.run(_AGAIN, id_=message_id, was=was, new_seq=take_seq(tx, thread, 1), now_=tx.now):
        raise HasLeft("it was sent again meanwhile, taken back, or is to be laid out anew")
    if to_try_again(tx, message_id).retries >= RETRIES_AT_MOST:
        raise RetriesSpent(f"it was sent again {RETRIES_AT_MOST} times already")
    mark(tx, message_id, "retried", Author("staff", actor.id))
    audit.record(tx, actor, "message.retry", target_kind="message", target_id=message_id)
    changed_in(tx, thread, [message_id])
    tx.wake("outbox")
