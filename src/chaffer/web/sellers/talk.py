"""What a seller's people do in a conversation: each looks through the fence first, and then changes their side only."""

from collections.abc import Callable
from typing import TypeVar

from chaffer.desk.errors import WindowShut
from chaffer.desk.limits import is_open
from chaffer.desk.listing import get_conversation
from chaffer.desk.operations.add_note import AddNote, add_note, notes_of
from chaffer.desk.operations.mention import see_mentions
from chaffer.desk.sellers.hold import TakeSide, leave_side, set_side, take_side
from chaffer.desk.sellers.reply import SellerReply, reply_as_seller
from chaffer.kernel.errors import Invalid
from chaffer.people.listing import LAST
from chaffer.runtime.presence import tell_presence
from chaffer.runtime.transaction import Transaction
from chaffer.threads.operations.mark_read import EVERYTHING, MarkRead, mark_read
from chaffer.web.api.conversations import (
    ConversationChange,
    ConversationOut,
    ReadOut,
    ReadUpTo,
    Taking,
    conversation_out,
)
from chaffer.web.api.messages import NewMessage, Said, provider_id_of
from chaffer.web.api.notes import NewNote, NoteOut, notes_out
from chaffer.web.api.presence import PresenceSign
from chaffer.web.call import Call
from chaffer.web.idempotency import require_key
from chaffer.web.route import Nothing

T = TypeVar("T")


async def say(call: Call, asked: NewMessage) -> Said:
    """Words, and a message of theirs that is quoted. Raises Invalid, NotFound, WindowShut."""
    require_key(call)
    words = asked.text.strip()
    other = (asked.file_id, asked.reaction, asked.template, asked.products, asked.show, asked.send_at, asked.then)
    if not words or any(other):
        raise Invalid("a seller answers in words: text, and reply_to if something is quoted", field="text")

    def work(tx: Transaction) -> Said:
        thread = get_conversation(tx, call.path["id"])
        if not is_open(thread.channel, thread.window_until, tx.now):
            raise WindowShut(
                "the time to answer is over since the shopper last wrote: the shop's own people can send a template",
                window_until=thread.window_until, templates=[],
            )  # fmt: skip
        quoted = provider_id_of(tx, thread.id, asked.reply_to) if asked.reply_to else ""
        with tx.beyond_fence():
            return Said(reply_as_seller(tx, SellerReply(thread.id, call.holder.seller_id, words, quoted), call.actor))

    return await call.write(work)


async def read(call: Call, asked: ReadUpTo) -> ReadOut:
    """Raises NotFound."""

    def work(tx: Transaction) -> int:
        see_mentions(tx, call.path["id"], call.actor.id)
        return mark_read(tx, MarkRead(call.path["id"], asked.seq or EVERYTHING, call.holder.seller_id))

    return ReadOut(await call.write(_on_their_side(call, work)))


async def take(call: Call, asked: Taking) -> ConversationOut:
    """Raises NotFound, Taken."""
    command = TakeSide(call.path["id"], call.holder.seller_id, asked.from_)
    return await _changed(call, lambda tx: take_side(tx, command, call.actor))


async def give_back(call: Call, _: Nothing) -> ConversationOut:
    """To all who sell there. Raises NotFound."""
    return await _changed(call, lambda tx: leave_side(tx, call.path["id"], call.holder.seller_id))


async def change(call: Call, asked: ConversationChange) -> ConversationOut:
    """Open or closed. Raises NotFound, Invalid."""
    other = (asked.labels, asked.assign_to, asked.snoozed_until, asked.team, asked.priority, asked.assign_from)
    if asked.state not in ("open", "closed") or any(each is not None for each in other):
        raise Invalid("a seller opens and closes their side: state", field="state")
    state = asked.state
    return await _changed(call, lambda tx: set_side(tx, call.path["id"], call.holder.seller_id, state))


async def note(call: Call, asked: NewNote) -> NoteOut:
    """For the seller's own people and the shop's. Raises NotFound, Invalid."""
    require_key(call)
    if asked.mentions:
        raise Invalid("a seller's note mentions nobody", field="mentions")
    command = AddNote("conversation", call.path["id"], asked.text, seller_id=call.holder.seller_id)
    write = _on_their_side(call, lambda tx: add_note(tx, command, call.actor))

    def work(tx: Transaction) -> NoteOut:
        write(tx)
        return notes_out(tx, notes_of(tx, "conversation", call.path["id"], LAST, 1))[0]

    return await call.write(work)


async def sign(call: Call, asked: PresenceSign) -> None:
    """Their own people see it; the bot does not wait for a seller. Raises NotFound."""
    await call.write(
        _on_their_side(call, lambda tx: tell_presence(tx, call.path["id"], call.actor.id, asked.doing))
    )  # fmt: skip


async def _changed(call: Call, act: Callable[[Transaction], None]) -> ConversationOut:
    do = _on_their_side(call, act)

    def work(tx: Transaction) -> ConversationOut:
        do(tx)
        return conversation_out(get_conversation(tx, call.path["id"]))

    return await call.write(work)


def _on_their_side(call: Call, act: Callable[[Transaction], T]) -> Callable[[Transaction], T]:
    """Look through the fence whether there is such a conversation; then act beyond it."""

    def work(tx: Transaction) -> T:
        get_conversation(tx, call.path["id"])
        with tx.beyond_fence():
            return act(tx)

    return work
