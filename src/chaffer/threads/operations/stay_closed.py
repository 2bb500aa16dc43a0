"""What was said asks for nothing: a closed conversation stays closed."""

from functools import partial

from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.load import conversation
from chaffer.threads.tables import conversations

_CLOSE = guarded(
    "threads.stay_closed", conversations, conversations.c.id == given("id_"), conversations.c.state == "open",
    state="closed",
)  # fmt: skip


def stay_closed(tx: Transaction, conversation_id: str) -> bool:
    """Whether it was closed: then it is so again once the turn that opens it is through."""
    if conversation(tx, conversation_id).state != "closed":
        return False
    tx.at_end(partial(_close, tx, conversation_id))
    return True


def _close(tx: Transaction, conversation_id: str) -> None:
    tx.run(_CLOSE, id_=conversation_id)
