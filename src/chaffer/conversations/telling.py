"""Say to the shopper what happened to an order: a fact becomes a promised message, in the fact's own transaction."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import msgspec

from chaffer.accounts.shops import Shop
from chaffer.channels.contract import Channel
from chaffer.commerce.orders.queries import order
from chaffer.commerce.orders.views import OrderLineView, OrderView
from chaffer.commerce.payments.events import CardRefused
from chaffer.commerce.payments.operations.begin_payment import pay_link
from chaffer.conversations.called import order_called
from chaffer.conversations.dialogue.effects import Say
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.dialogue.words import Bought
from chaffer.conversations.living_news import move_on
from chaffer.conversations.order_news import news_template
from chaffer.conversations.paid_in_chat import PAID_IN_CHAT, with_status
from chaffer.conversations.parcel_news import keep_news, newer_news
from chaffer.conversations.shops import Shops
from chaffer.conversations.tell import Event, Facts, tell
from chaffer.conversations.thread import load_thread
from chaffer.conversations.voices.render import render
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.links import make_link
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import take_seq
from chaffer.threads.say import promise, say_instead

ORDER_PAGE_LASTS = timedelta(days=90)


class Teller:
    """A reaction to the events of commerce. public_url: how the outside reaches our pages."""

    def __init__(self, channels: Mapping[str, Channel], public_url: str) -> None:
        self._channels = channels
        self._public_url = public_url
        self._shops = Shops()

    def __call__(self, tx: Transaction, event: Event) -> None:
        """Promise what there is to say; nothing for an order that came about outside any conversation."""
        conversation_id = getattr(event, "conversation_id", "")
        if not conversation_id or not _is_news(tx, event):
            return
        try:
            thread = load_thread(tx, conversation_id)
        except NotFound:
            return
        shop = self._shops.of(tx)
        language = thread.language or shop.language
        facts = self._facts(tx, event, shop, language)
        said = tell(event, facts)
        if said is None:
            return
        if tx.turn_id:  # the words it comes from are not in the thread yet, nor the turn's own answer
            tx.at_end(lambda: self._promise(tx, event, thread, shop, language, facts, said))
        else:
            self._promise(tx, event, thread, shop, language, facts, said)

    def _promise(
        self, tx: Transaction, event: Event, thread: Any, shop: Shop, language: str, facts: Facts, said: Say
    ) -> None:  # fmt: skip
        channel = self._channels[thread.channel]
        bubbles = channel.arrange(render(said, language, self._shops.voice(tx)))
        if channel.limits.bills and shop.currency in PAID_IN_CHAT:
            bubbles = with_status(tx, event, thread.id, bubbles)
        instead = news_template(event, facts, language, shop.language) if channel.limits.templates else None
        shipment_id = getattr(event, "shipment_id", "")
        if shipment_id and len(bubbles) == 1 and newer_news(tx, shipment_id, bubbles[0], instead):
            tx.changed("conversation", thread.id)
            return
        if channel.limits.moves and len(bubbles) == 1 and move_on(tx, thread.id, shipment_id, bubbles[0]):
            return
        first_seq = take_seq(tx, thread.id, len(bubbles))
        first, *_ = promise(tx, thread.id, first_seq, bubbles, purpose=said.purpose, turn_id="", language=language)
        if instead:
            say_instead(tx, first, instead)
        if shipment_id:
            keep_news(tx, shipment_id, first)
        tx.changed("conversation", thread.id)

    def _facts(self, tx: Transaction, event: Event, shop: Shop, language: str) -> Facts:
        tells_packed = bool(shop.settings.get("tells_packed"))
        if isinstance(event, CardRefused) and event.instead_id:
            return Facts(pay_url=self._public_url + pay_link(tx, event.instead_id, event.expires_at))
        view = _order_of(tx, getattr(event, "order_id", ""))
        if view is None:
            return Facts(said_in_turn=bool(tx.turn_id), tells_packed=tells_packed)
        view = order_called(tx, shop, view, language)
        token = make_link(tx, "order", view.id, tx.now + ORDER_PAGE_LASTS)
        tracking = next((each.tracking_url for each in view.shipments if each.tracking_url), "")
        return Facts(
            tuple(_bought(line, language) for line in view.lines),
            view.number, f"{self._public_url}/order/{token}", tracking, bool(tx.turn_id), tells_packed,
            day=view.delivery_date, slot=view.delivery_slot,
        )  # fmt: skip


def _is_news(tx: Transaction, event: Event) -> bool:
    """Whether there may be anything to say at all, before its facts are looked up."""
    most = Facts(order_url="/", tracking_url="/", pay_url="/", said_in_turn=bool(tx.turn_id), tells_packed=True)
    return tell(event, most) is not None


def _order_of(tx: Transaction, order_id: str) -> OrderView | None:
    try:
        return order(tx, order_id) if order_id else None
    except NotFound:
        return None


def _bought(line: OrderLineView, language: str) -> Bought:
    title = with_options(line.title, line.options, language)
    return Bought(line.sku, line.quantity, title, _plain(line.unit), _plain(line.total))


def _plain(amount: Money) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(amount)
    return plain
