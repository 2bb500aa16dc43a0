"""Another hour for a message of a person's that waits for its own."""

from datetime import datetime

from sqlalchemy import select

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.desk.errors import HasLeft
from chaffer.desk.operations.send_later import LEAVE, changed_in
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.tables import timers
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import messages

_GET = Statement(
    "desk.to_move",
    select(messages.c.conversation_id, messages.c.send_after).where(mine(messages), messages.c.id == given("id")),
)
_MOVE = guarded(
    "desk.move_hour", messages, messages.c.id == given("id_"), messages.c.direction == "out",
    messages.c.author_kind == "staff", messages.c.state == "scheduled",
    send_after=given("then_"),
)  # fmt: skip
_TIMER = Statement(
    "desk.timer_of_message",
    select(timers.c.arguments).where(mine(timers), timers.c.kind == LEAVE, timers.c.thing_id == given("id")),
)


def move_hour(tx: Transaction, message_id: str, at: datetime, actor: Actor) -> None:
    """at: aware UTC, to come. Those that were to leave with it keep their hour. Raises NotFound, and HasLeft."""
    row = tx.one(_GET, id=message_id)
    if not tx.run(_MOVE, id_=message_id, then_=at):
        raise HasLeft("only what waits for its hour can be given another")
    timer = tx.row(_TIMER, id=message_id)
    if timer is not None and timer.arguments["ids"] == [message_id]:
        set_timer(tx, LEAVE, message_id, at, arguments=timer.arguments)
    else:  # whose timer rings finds those only whose hour it is
        set_timer(tx, LEAVE, f"{message_id}/{at.timestamp():.0f}", at, arguments={"ids": [message_id]})
    audit.record(
        tx, actor, "message.move", target_kind="message", target_id=message_id,
        before={"send_at": row.send_after.isoformat() if row.send_after else ""}, after={"send_at": at.isoformat()},
    )  # fmt: skip
    changed_in(tx, row.conversation_id, [message_id])
