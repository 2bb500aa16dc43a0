"""Tell who waited that the thing is there again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from chaffer.accounts.templates import templates_of
from chaffer.channels.contract import Channel
from chaffer.commerce.catalog.queries import product, variants
from chaffer.commerce.wishes.queries import mark_told
from chaffer.conversations.announcing import announce
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.dialogue.waiting_for import back_again
from chaffer.conversations.order_news import back_template
from chaffer.conversations.shops import Shops
from chaffer.conversations.thread import load_thread
from chaffer.kernel.message import Instead
from chaffer.outbox.may_send import WINDOW_MARGIN
from chaffer.outbox.stand_in import Known, choose
from chaffer.runtime.transaction import Transaction
from chaffer.threads.say import say_instead


def tell_back(tx: Transaction, channels: Mapping[str, Channel], shops: Shops, wish: Any) -> bool:
    """Once, in the thread where it was asked for; whether it was said. wish: a row of `fulfilled`.

    Where the window to answer is shut and there is no approved template, it is kept until the shopper writes.
    """
    thread, own = load_thread(tx, wish.conversation_id), shops.of(tx).language
    language = thread.language or own
    view = product(tx, wish.product_id, language)
    variant = next(iter(variants(tx, [wish.variant_id])), None)
    if view is None or variant is None:
        return False
    instead = None
    if channels[thread.channel].limits.window_seconds and not _may_answer(thread, tx.now):
        instead = back_template(with_options(view.title, variant.options, language), language, own)
        if not _approved(tx, thread.account_id, instead):
            return False
    if not mark_told(tx, wish.id):
        return False
    image = view.image_for(variant.options)
    result = {"product_id": view.id, "title": view.title, "options": variant.options}
    said = back_again(result, language, image.url if image else "")
    first, *_ = announce(tx, channels, shops, wish.conversation_id, said)
    if instead is not None:
        say_instead(tx, first, instead)
    return True


def _may_answer(thread: Any, now: datetime) -> bool:
    return thread.window_until is not None and now < thread.window_until - WINDOW_MARGIN


def _approved(tx: Transaction, account_id: str, instead: Instead) -> bool:
    """Whether the gate would let it through: what the platform counts as an advert it would not."""
    known = [
        Known(row.name, row.language, row.state, row.category, row.components)
        for row in templates_of(tx, account_id)
        if row.name == instead.name
    ]
    found = choose(instead, known)
    return found is not None and found.state == "approved" and found.category != "marketing"
