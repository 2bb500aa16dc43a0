"""Say something in a thread on our own accord: promised in the transaction of its cause."""

from collections.abc import Mapping

from chaffer.channels.contract import Channel
from chaffer.conversations.dialogue.effects import Ask, Say
from chaffer.conversations.shops import Shops
from chaffer.conversations.thread import load_thread
from chaffer.conversations.voices.render import render
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import take_seq
from chaffer.threads.say import promise


def announce(
    tx: Transaction, channels: Mapping[str, Channel], shops: Shops, conversation_id: str, said: Say | Ask
) -> list[str]:
    """In the thread's language, in as few bubbles as its channel can; their ids. Raises NotFound."""
    thread = load_thread(tx, conversation_id)
    language = thread.language or shops.of(tx).language
    bubbles = channels[thread.channel].arrange(render(said, language, shops.voice(tx)))
    first_seq = take_seq(tx, thread.id, len(bubbles))
    ids = promise(tx, thread.id, first_seq, bubbles, purpose=said.purpose, language=language)
    tx.changed("conversation", thread.id)
    return ids
