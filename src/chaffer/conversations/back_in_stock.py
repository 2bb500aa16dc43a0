"""Tell who waited that the thing is there again."""

from collections.abc import Mapping
from typing import Any

from chaffer.channels.contract import Channel
from chaffer.commerce.catalog.queries import product, variants
from chaffer.commerce.wishes.queries import mark_told
from chaffer.conversations.announcing import announce
from chaffer.conversations.dialogue.waiting_for import back_again
from chaffer.conversations.shops import Shops
from chaffer.conversations.thread import load_thread
from chaffer.runtime.transaction import Transaction


def tell_back(tx: Transaction, channels: Mapping[str, Channel], shops: Shops, wish: Any) -> bool:
    """Once, in the thread where it was asked for; whether it was said. wish: a row of `fulfilled`."""
    if not mark_told(tx, wish.id):
        return False
    language = load_thread(tx, wish.conversation_id).language or shops.of(tx).language
    view = product(tx, wish.product_id, language)
    variant = next(iter(variants(tx, [wish.variant_id])), None)
    if view is None or variant is None:
        return False
    image = view.image_for(variant.options)
    result = {"product_id": view.id, "title": view.title, "options": variant.options}
    announce(tx, channels, shops, wish.conversation_id, back_again(result, language, image.url if image else ""))
    return True
