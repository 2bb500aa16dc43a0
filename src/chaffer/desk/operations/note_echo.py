"""The merchant said something on a phone that uses the same number: it stands in the thread as a person's words."""

from datetime import timedelta

from chaffer.conversations.hear import masked
from chaffer.desk.events import ConversationTaken
from chaffer.inbox.meeting import Met, meet
from chaffer.inbox.notices.told import Told
from chaffer.kernel.message import Delete, Edit, Inbound, Notice, Reaction, Said
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.load import take_seq
from chaffer.threads.marks import correct, react, take_away, target
from chaffer.threads.operations.mark_read import MarkRead, mark_read
from chaffer.threads.say import Author
from chaffer.threads.tables import conversations
from chaffer.threads.told import fresh, keep_told, rows_needed

ON_THE_PHONE = Author("staff")
"""Somebody of the shop; the phone does not say who."""
STILL_TALKING = timedelta(hours=24)
_EMOJI_AT_MOST = 64
# The version moves too, so that a turn being prepared on the bot's behalf is prepared again.
_PAUSE = guarded(
    "desk.pause_for_phone", conversations,
    conversations.c.id == given("id_"), conversations.c.owner_kind == "bot",
    owner_kind="person", owner_id="", version=conversations.c.version + 1,
)  # fmt: skip


def note_echo(tx: Transaction, told: Told, notice: Notice) -> None:
    """Kept once; the bot is silent from then on, as when somebody at the desk takes over. One told late pauses nobody."""
    if not notice.identities:
        return
    met = meet(tx, told.channel, told.account_id, notice.identities)
    for said in map(without_cards, notice.said):
        if not _about_another(tx, met, said) and _keep(tx, met, said) and _is_now(tx, said):
            _pause(tx, met)


def without_cards(said: Said) -> Said:
    inbound, _ = masked(Inbound(said.external_id, said.parts))
    return Said(said.external_id, inbound.parts, said.by_shop, said.at, said.state, said.reply_to)


def _about_another(tx: Transaction, met: Met, said: Said) -> bool:
    """A reaction, a correction or a deletion, done to what stands in this thread."""
    match said.parts:
        case (Reaction(to=of, emoji=emoji),):
            if message := target(tx, met.conversation_id, of):
                react(tx, message.id, ON_THE_PHONE, emoji[:_EMOJI_AT_MOST])
        case (Edit(of=of, text=text),):
            if (message := target(tx, met.conversation_id, of)) and message.direction == "out":
                correct(tx, message, ON_THE_PHONE, text)
        case (Delete(of=of),):
            if (message := target(tx, met.conversation_id, of)) and message.direction == "out":
                take_away(tx, message, ON_THE_PHONE)
        case _:
            return False
    return True


def _keep(tx: Transaction, met: Met, said: Said) -> bool:
    new = fresh(tx, met.conversation_id, [said])
    if new:
        first = take_seq(tx, met.conversation_id, rows_needed(new))
        keep_told(tx, met.conversation_id, first, new, Author("shopper", met.contact_id))
    return bool(new)


def _is_now(tx: Transaction, said: Said) -> bool:
    return said.at is None or tx.now - said.at < STILL_TALKING


def _pause(tx: Transaction, met: Met) -> None:
    mark_read(tx, MarkRead(met.conversation_id))
    if tx.run(_PAUSE, id_=met.conversation_id):
        tx.happened(ConversationTaken(met.conversation_id, ""))
    tx.changed("conversation", met.conversation_id)
