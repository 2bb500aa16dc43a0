"""What was said at a number before it came to us: kept as old messages, above everything else of the thread."""

from chaffer.desk.operations.note_echo import without_cards
from chaffer.inbox.meeting import meet
from chaffer.inbox.notices.told import Told
from chaffer.kernel.message import Delete, Edit, Notice, Reaction, Said
from chaffer.runtime.transaction import Transaction
from chaffer.threads.say import Author
from chaffer.threads.told import fresh, keep_told, lowest_seq, rows_needed

OLD_AT_MOST = 2_000
"""Old messages of one conversation; what is older is left out."""


def note_history(tx: Transaction, told: Told, notice: Notice) -> None:
    """Each is kept once, however often it is told. Nothing is answered, nothing is unread, no window opens.

    Later pieces tell of earlier days, so each goes above the one before.
    """
    said = [without_cards(each) for each in notice.said if not isinstance(each.parts[0], Reaction | Edit | Delete)]
    if not notice.identities or not said:
        return
    met = meet(tx, told.channel, told.account_id, notice.identities)
    lowest = lowest_seq(tx, met.conversation_id)
    new = _newest(fresh(tx, met.conversation_id, said), OLD_AT_MOST - (1 - lowest))
    first = lowest - rows_needed(new)
    keep_told(tx, met.conversation_id, first, new, Author("shopper", met.contact_id))
    if new:
        tx.changed("conversation", met.conversation_id)


def _newest(said: list[Said], count: int) -> list[Said]:
    """In order of time; those without one stay where they stood."""
    in_order = sorted(said, key=lambda each: each.at.timestamp() if each.at else 0.0)
    return in_order[-count:] if count > 0 else []
