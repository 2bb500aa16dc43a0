"""A quote becomes a card in the thread, and what the thread waits for, in the transaction in which it was made."""

from collections.abc import Mapping

from chaffer.channels.contract import Channel
from chaffer.commerce.quotes.events import QuoteMade
from chaffer.commerce.quotes.queries import quote
from chaffer.conversations.dialogue.effects import Ask
from chaffer.conversations.dialogue.offering import offered
from chaffer.conversations.dialogue.state import dump, load
from chaffer.conversations.dialogue.words import Words, words
from chaffer.conversations.order_news import quote_template
from chaffer.conversations.shops import Shops
from chaffer.conversations.skills.quotes import quote_fact
from chaffer.conversations.thread import load_thread
from chaffer.conversations.voices.render import render
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import remember, take_seq
from chaffer.threads.say import Author, promise, say_instead
from chaffer.threads.tables import conversations


def in_place_of(tx: Transaction, event: QuoteMade) -> tuple[Words, ...]:
    """What is said of the older quote that is over by this one."""
    return (words("quote-replaced", title=quote(tx, event.replaces).title),) if event.replaces else ()


class QuoteTeller:
    """A reaction to quotes."""

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self._channels = channels
        self._shops = Shops()

    def __call__(self, tx: Transaction, event: QuoteMade) -> None:
        """As the person who quotes; a turn that is being thought through meanwhile is thought through again."""
        if not event.conversation_id:
            return
        tx.lock(conversations, id=event.conversation_id)
        thread = load_thread(tx, event.conversation_id)
        shop = self._shops.of(tx)
        language = thread.language or shop.language
        fact = quote_fact(quote(tx, event.quote_id), thread.contact_time_zone or shop.time_zone)
        state, effects = offered(load(thread.dialogue), fact, *in_place_of(tx, event))
        (said,) = (each for each in effects if isinstance(each, Ask))
        channel = self._channels[thread.channel]
        bubbles = channel.arrange(render(said, language, self._shops.voice(tx)))
        remember(tx, thread.id, dump(state), state.version)
        first_seq = take_seq(tx, thread.id, len(bubbles))
        first, *_ = promise(tx, thread.id, first_seq, bubbles, author=Author("staff", event.by_id), language=language)
        if channel.limits.templates:
            say_instead(tx, first, quote_template(event, language, shop.language))
        tx.changed("conversation", thread.id)
