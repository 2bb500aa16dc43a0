"""What becomes of a thread once an answer is promised: closed, or out of sight until its hour."""

from datetime import datetime
from typing import Literal

from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.kernel.errors import Invalid
from chaffer.runtime.transaction import Transaction

Then = Literal["", "close", "snooze"]


def settle(tx: Transaction, conversation_id: str, then: Then, until: datetime | None) -> None:
    """Raises Invalid without an hour to come, or with one that nothing is put off to."""
    if (then == "snooze") != (until is not None):
        raise Invalid("snoozed_until belongs to then: snooze", field="snoozed_until")
    if then == "close":
        set_conversation(tx, SetConversation(conversation_id, "closed"))
    elif until is not None:
        set_conversation(tx, SetConversation(conversation_id, "snoozed", snoozed_until=until))
