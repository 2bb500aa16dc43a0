"""Answer a shopper for one of a marketplace's sellers. The conversation itself stays with whoever has it."""

from datetime import datetime

import msgspec
from sqlalchemy import case, select

from chaffer.accounts.actor import Actor
from chaffer.accounts.tables import sellers
from chaffer.channels.registry import CHANNELS
from chaffer.kernel.errors import Forbidden
from chaffer.kernel.message import Text
from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.events import SellerAnswered
from chaffer.threads.load import conversation, take_seq
from chaffer.threads.operations.mark_read import MarkRead, mark_read
from chaffer.threads.say import Author, promise
from chaffer.threads.sides import tell
from chaffer.threads.tables import side_threads

_ANSWERED = guarded(
    "side_threads.answered", side_threads, side_threads.c.conversation_id == given("conversation"),
    side_threads.c.seller_id == given("seller"), state="open", active_at=given("at"),
    answered_at=given("at", type_=Moment()), waits_since=None, due_at=None,
    owner_id=case((side_threads.c.owner_kind == "person", side_threads.c.owner_id), else_=given("who")),
    owner_kind="person",
)  # fmt: skip
_WHO = Statement(
    "sellers.who_says", select(sellers.c.name, sellers.c.state).where(mine(sellers), sellers.c.id == given("id"))
)


class SellerReply(msgspec.Struct, frozen=True):
    """reply_to: what it quotes, by the channel's id."""

    conversation_id: str
    seller_id: str
    text: str
    reply_to: str = ""


def reply_as_seller(tx: Transaction, command: SellerReply, actor: Actor) -> tuple[str, ...]:
    """Promise the answer, the seller's name before it, so that the shopper knows who speaks; the messages' ids.

    Who answered first has this side from then on. Raises NotFound; Forbidden for a seller who was closed.
    """
    who = tx.one(_WHO, id=command.seller_id)
    if who.state == "closed":
        raise Forbidden("this seller is closed: the shop's own people answer")
    thread = conversation(tx, command.conversation_id)
    said = Text(f"{who.name}: {command.text}")
    bubbles = tuple(CHANNELS[thread.channel].arrange([said]))
    first = take_seq(tx, thread.id, len(bubbles))
    ids = promise(
        tx, thread.id, first, bubbles, author=Author("seller", actor.id), reply_to=command.reply_to,
        seller_id=command.seller_id,
    )  # fmt: skip
    note_answer(tx, command, actor, tx.now)
    for message_id in ids:
        tx.changed("message", message_id)
    tx.changed("conversation", thread.id)
    return tuple(ids)


def note_answer(tx: Transaction, command: SellerReply, actor: Actor, at: datetime) -> None:
    """Nobody waits there now."""
    mark_read(tx, MarkRead(command.conversation_id, seller_id=command.seller_id))
    tx.run(_ANSWERED, conversation=command.conversation_id, seller=command.seller_id, who=actor.id, at=at)
    tx.happened(SellerAnswered(command.conversation_id, command.seller_id, actor.id))
    tell(tx, command.conversation_id, command.seller_id)
