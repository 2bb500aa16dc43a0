"""What is said in the response of an inline channel when the answer itself takes longer than the channel waits."""

import msgspec

from chaffer.conversations.dialogue.effects import Say
from chaffer.conversations.dialogue.words import words
from chaffer.conversations.house import House
from chaffer.conversations.thread import load_thread
from chaffer.conversations.voices.render import render
from chaffer.inbox.lanes import Lane
from chaffer.kernel.message import Identity, Outbound
from chaffer.outbox.claim import Departure, lease_end
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import take_seq
from chaffer.threads.say import Claim, promise

PERMISSION: dict[str, object] = {"allowed": True, "rule": "reply_inline", "wait": False}


def hold(house: House, tx: Transaction, lane: Lane) -> Departure:
    """Promise the holding phrase, claimed for the response. What the turn says later is sent after it."""
    thread = load_thread(tx, lane.conversation_id)
    language = thread.language or house.shops.of(tx).language
    bubbles = render(Say((words("one-moment"),)), language, house.shops.voice(tx))
    (part,) = house.channels[thread.channel].arrange(bubbles)
    claim = Claim(f"{house.sender}/{lane.conversation_id}.{lane.fence}.held", lease_end(tx.now), PERMISSION)
    (message_id,) = promise(
        tx, thread.id, take_seq(tx, thread.id, 1), [part], purpose="reply", language=language, claim=claim
    )  # fmt: skip
    tx.changed("conversation", thread.id)
    to = tuple(msgspec.convert(thread.addresses, list[Identity]))
    outbound = Outbound(message_id, to, part, "reply", language=language)
    return Departure(lane.shop_id, thread.id, thread.account_id, thread.channel, 1, outbound)
