"""Send a few words to one's own phone, to see that an account works."""

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.channels.registry import CHANNELS
from chaffer.desk.limits import is_open
from chaffer.kernel.errors import Conflict
from chaffer.kernel.message import Identity, Text
from chaffer.people.find_or_add import owners
from chaffer.runtime.transaction import Transaction
from chaffer.threads.conversation_of import conversation_of
from chaffer.threads.load import conversation, take_seq
from chaffer.threads.say import Author, promise


class TryChannel(msgspec.Struct, frozen=True):
    """to: a telephone number, digits with or without +."""

    account_id: str
    kind: str
    to: str
    text: str


def try_channel(tx: Transaction, command: TryChannel, actor: Actor) -> str:
    """The id of the message. Whoever has the next move keeps it.

    Raises Conflict if that phone did not write to the account within the channel's window: only then may we answer.
    """
    digits = "+" + command.to.lstrip("+")
    known = owners(tx, command.kind, command.account_id, [Identity("phone", digits), Identity("phone", digits[1:])])
    contact_id = next(iter(known.values()), "")
    if not contact_id:
        raise Conflict("write something to this number from that phone first", field="to")
    thread = conversation(tx, conversation_of(tx, contact_id, command.kind, command.account_id))
    if not is_open(thread.channel, thread.window_until, tx.now):
        raise Conflict("that phone has not written for a day: write something from it first", field="to")
    bubbles = tuple(CHANNELS[command.kind].arrange([Text(command.text)]))
    first = take_seq(tx, thread.id, len(bubbles))
    (message_id, *_) = promise(tx, thread.id, first, bubbles, author=Author("staff", actor.id))
    tx.changed("conversation", thread.id)
    audit.record(tx, actor, "channel.try", target_kind="account", target_id=command.account_id)
    return message_id
