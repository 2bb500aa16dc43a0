"""Note the turning points of a thread, in the transaction that makes them: a person was called, or came, or it was closed."""

from chaffer.desk.events import ConversationClosed, ConversationTaken
from chaffer.desk.reports.tables import turning_points
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction
from chaffer.threads.events import PersonAskedFor

_ADD = Statement("turning_points.add", insert_all(turning_points))


def mark_called(tx: Transaction, event: PersonAskedFor) -> None:
    _mark(tx, event.conversation_id, "called", "")


def mark_taken(tx: Transaction, event: ConversationTaken) -> None:
    _mark(tx, event.conversation_id, "taken", event.person_id)


def mark_closed(tx: Transaction, event: ConversationClosed) -> None:
    _mark(tx, event.conversation_id, "closed", "")


def _mark(tx: Transaction, conversation_id: str, kind: str, staff_id: str) -> None:
    tx.run(
        _ADD, id=tx.new_id("turning_point"), conversation_id=conversation_id, kind=kind, staff_id=staff_id, at=tx.now
    )
