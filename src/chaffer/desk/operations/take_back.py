"""Take back a message of a person's that has not left yet."""

from sqlalchemy import select

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.desk.errors import HasLeft
from chaffer.desk.operations.send_later import changed_in
from chaffer.outbox.failures import TAKEN_BACK
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import messages

_GET = Statement(
    "desk.to_take_back", select(messages.c.conversation_id).where(mine(messages), messages.c.id == given("id"))
)
_TAKE = guarded(
    "desk.take_back", messages, messages.c.id == given("id_"), messages.c.direction == "out",
    messages.c.author_kind == "staff", messages.c.state.in_(("scheduled", "promised")),
    state="withdrawn", reason=given("why"), send_after=None,
)  # fmt: skip


def take_back(tx: Transaction, message_id: str, actor: Actor) -> None:
    """It stays in the thread, withdrawn. Raises NotFound, and HasLeft for one that is on its way, or was none of ours."""
    thread = tx.one(_GET, id=message_id).conversation_id
    if not tx.run(_TAKE, id_=message_id, why=f"{TAKEN_BACK}: before it left"):
        raise HasLeft("only what a person wrote and has not left yet can be taken back")
    audit.record(tx, actor, "message.take_back", target_kind="message", target_id=message_id)
    changed_in(tx, thread, [message_id])
