"""Answer a shopper as a person."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from chaffer.accounts.actor import Actor
from chaffer.commerce.commission.operations.note_lead import Kind, NoteLead, note_lead
from chaffer.desk.operations.note_replied import note_replied
from chaffer.desk.operations.send_later import changed_in, leave_at
from chaffer.desk.operations.take_over import step_in
from chaffer.desk.rows.refresh import refresh_at_end
from chaffer.desk.stylists.appearing import signed
from chaffer.inbox.lanes import unpause
from chaffer.kernel.message import Part, Purpose, Reaction
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation, take_seq
from chaffer.threads.operations.mark_read import MarkRead, mark_read
from chaffer.threads.say import Author, promise


class Reply(msgspec.Struct, frozen=True):
    """bubbles: as the channel can carry them (`Channel.arrange`), in order. reply_to: what it quotes, by the channel's
    id. leaves_at: its hour, aware UTC; None: now. lead: what an order would come of; board_id: of the look board it was.
    """

    conversation_id: str
    bubbles: tuple[Part, ...]
    reply_to: str = ""
    purpose: Purpose = "reply"
    leaves_at: datetime | None = None
    lead: Kind = "message"
    board_id: str = ""


def reply(tx: Transaction, command: Reply, actor: Actor) -> Sequence[str]:
    """Promise the answer and take the conversation over, unless a colleague has it: a person typing pauses the bot. Gives
    the messages' ids.

    Whether it may be sent (the reply window, a stop) is decided when it is sent. Raises NotFound.
    """
    step_in(tx, command.conversation_id, actor)
    note_replied(tx, actor)
    mark_read(tx, MarkRead(command.conversation_id))
    unpause(tx, command.conversation_id)
    thread = conversation(tx, command.conversation_id)
    bubbles = signed(tx, thread, command.bubbles, actor)
    first = take_seq(tx, command.conversation_id, len(bubbles))
    ids = promise(
        tx, command.conversation_id, first, bubbles, author=Author("staff", actor.id), purpose=command.purpose,
        reply_to=command.reply_to, send_after=command.leaves_at, scheduled=command.leaves_at is not None,
    )  # fmt: skip
    if command.leaves_at is not None:
        leave_at(tx, ids, command.leaves_at)
    if _leads(command, actor) and ids and not isinstance(bubbles[0], Reaction):
        whose = actor.id if actor.kind == "staff" else ""
        note_lead(tx, NoteLead(thread.contact_id, thread.id, whose, command.lead, ids[0], command.board_id))
    changed_in(tx, command.conversation_id, ids)
    refresh_at_end(tx, command.conversation_id)
    return ids


def _leads(command: Reply, actor: Actor) -> bool:
    """What a key writes is nobody's merit; what it writes unasked counts towards what one shopper gets."""
    return actor.kind == "staff" or command.lead == "outreach"
