"""After a database came back from a backup nobody knows what had been sent since."""

from sqlalchemy import update

from chaffer.runtime.statements import Statement
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages

_DOUBT = Statement(
    "outbox.doubt",
    update(messages)
    .where(messages.c.direction == "out", messages.c.state.in_(["scheduled", "promised", "sending", "held"]))
    .values(state="unknown", reason="restored", lease_until=None),
)


def doubt_promises(tx: Transaction) -> int:
    """Mark everything that was still to be sent as unknown, in every shop; how many."""
    return tx.run(_DOUBT)
