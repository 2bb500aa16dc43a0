"""What we say on our own accord when something happened to an order. Pure: the facts are given.

Packed is said only if the shop wants it; everything else once. What the shopper has just done in the conversation
itself (placed an order to pay at the door, cancelled one) was answered there and is not told again.
"""

from typing import Any

import msgspec
from msgspec.structs import replace

from chaffer.commerce.companies.events import VatNumberAnswered
from chaffer.commerce.fulfilment.events import (
    ParcelDelivered,
    ParcelLate,
    ParcelScanned,
    ShipmentPacked,
    ShipmentShipped,
)
from chaffer.commerce.invoices.events import InvoiceIssued, InvoiceOverdue
from chaffer.commerce.orders.events import OrderCancelled, OrderPaid, OrderPlaced
from chaffer.commerce.payments.events import (
    CardKept,
    CardNotKept,
    CardRefused,
    PaymentFailed,
    PaymentLateRefunded,
    PermissionEnded,
    PermissionGiven,
    RefundDone,
    StoreCreditGiven,
)
from chaffer.commerce.payments.port import NEEDS_SHOPPER
from chaffer.commerce.returns.events import ChangeDone, ChangeNotDone, ReturnLabelled, ReturnReceived
from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.days_said import day_said
from chaffer.conversations.dialogue.effects import Say
from chaffer.conversations.dialogue.words import (
    Bought,
    LinkShape,
    PaperShape,
    PayShape,
    ReceiptShape,
    Tap,
    Words,
    words,
)
from chaffer.conversations.voices.carriers import carrier_name
from chaffer.kernel.money import Money


class Facts(msgspec.Struct, frozen=True):
    """What has to be known beside the event.

    lines:         of the order, for a receipt. order_url, tracking_url: pages to open, "" if there are none.
    number:        of the order, where the event does not carry it.
    said_in_turn:  the event is the outcome of what the shopper has just said to the bot, who answered it.
    tells_packed:  the shop wants "packed" to be said.
    day, slot:     when it is to arrive, if that was chosen.
    pay_url:       a page to pay on instead, "" if there is none.
    """

    lines: tuple[Bought, ...] = ()
    number: str = ""
    order_url: str = ""
    tracking_url: str = ""
    said_in_turn: bool = False
    tells_packed: bool = False
    pay_url: str = ""
    day: str = ""
    slot: str = ""


Event = (
    OrderPlaced | OrderPaid | OrderCancelled | PaymentFailed | PaymentLateRefunded | RefundDone | ShipmentPacked
    | ShipmentShipped | ParcelScanned | ParcelDelivered | ParcelLate | StoreCreditGiven | ChangeDone | ChangeNotDone
    | ReturnLabelled | ReturnReceived | CardKept | CardNotKept | CardRefused | PermissionGiven | PermissionEnded | InvoiceIssued
    | InvoiceOverdue | VatNumberAnswered
)  # fmt: skip

_SCANS_TOLD = {
    "out_for_delivery": "tell-out-for-delivery",
    "delayed": "tell-delayed",
    "failed_attempt": "tell-failed-attempt",
    "lost": "tell-lost",
    "returned": "tell-returned",
}
"""Scans that are news to a shopper; the rest is there for those who ask."""


_REMINDERS = {1: "tell-overdue", 2: "tell-overdue-again"}
"""The third time a person takes over, without a word of ours."""


def tell(event: Event, facts: Facts) -> Say | None:
    """What to say of it, or None. Always about the shopper's own order, so it needs no marketing consent."""
    said = _said(event, facts)
    return None if said is None else replace(said, purpose="transactional")


def _said(event: Event, facts: Facts) -> Say | None:
    match event:
        case OrderPaid():
            return _paid(event, facts)
        case OrderPlaced(payment_method="cash_on_delivery") if not facts.said_in_turn:
            return Say((words("tell-placed-cash", number=event.number, total=_money(event.total)),))
        case PaymentFailed():
            return Say((words("tell-payment-failed"),), (taps.tap("checkout", key="tap-pay-again"), taps.PERSON))
        case CardKept():
            return Say((words("tell-card-kept", card=event.label, last4=event.last4),))
        case PermissionGiven() if not facts.said_in_turn:
            given = words("tell-permitted", limit=_money(event.limit), period=event.period)
            return Say((given, words("permit-how-to-end")))
        case PermissionEnded() if not facts.said_in_turn:
            return Say((words("permit-ended"),))
        case CardNotKept():
            return Say((words("tell-card-not-kept"),), (taps.tap("save_card", key="tap-try-again"), taps.PERSON))
        case CardRefused():
            return _card_refused(event, facts)
        case InvoiceIssued():
            key = "tell-invoice" if event.kind == "invoice" else "tell-credit-note"
            paper = PaperShape(f"{facts.order_url}/invoice/{event.invoice_id}.pdf", f"{event.label}.pdf")
            return Say((words(key, label=event.label),), shape=paper)
        case InvoiceOverdue() if event.times in _REMINDERS:
            day, amount = {"day": event.due_on}, _money(event.amount)
            return Say((words(_REMINDERS[event.times], number=event.number, amount=amount, day=day),), (taps.PERSON,))
        case PaymentLateRefunded():
            return _late(event)
        case OrderCancelled() if not facts.said_in_turn:
            return Say((words("tell-cancelled", number=event.number),), (taps.PERSON,))
        case RefundDone():
            return _refunded(event, facts)
        case ShipmentPacked() if facts.tells_packed:
            return Say((words("tell-packed", number=event.number),))
        case ShipmentShipped():
            return _shipped(event, facts)
        case ParcelScanned():
            return _scanned(event, facts)
        case ParcelDelivered():
            return Say((words("tell-delivered", number=event.number),), (taps.PERSON,))
        case ParcelLate():
            return _overdue(event)
        case _:
            return _served(event, facts)


def _served(event: Event, facts: Facts) -> Say | None:
    """What became of what was asked to be done to an order."""
    match event:
        case StoreCreditGiven() if not facts.said_in_turn:
            return Say((words("tell-store-credit", number=facts.number, amount=_money(event.amount)),))
        case ChangeDone() if not facts.said_in_turn and event.kind in _CHANGES_TOLD:
            said = words(_CHANGES_TOLD[event.kind], number=event.number)
            return Say((said,), (taps.tap("order", event.order_id),))
        case ChangeNotDone():
            key = {"refused": "tell-not-changed-refused", "unpaid": "tell-not-changed-unpaid"}.get(event.why)
            return Say((words(key or "tell-not-changed", number=event.number),), (taps.PERSON,))
        case ReturnLabelled():
            said = words("tell-return-labelled", number=event.number)
            shape = LinkShape(event.label_url, words("tap-label")) if event.label_url else None
            return Say((said,), shape=shape)
        case ReturnReceived():
            return _returned(event)
        case VatNumberAnswered():
            return _vat(event)
        case _:
            return None


_CHANGES_TOLD = {
    "change_address": "tell-address-changed",
    "change_item": "tell-order-changed",
    "cancel_lines": "tell-order-changed",
}
"""A cancelled order and a return have news of their own."""


def _vat(event: VatNumberAnswered) -> Say:
    """What an order waited for: with the new total, if there is one."""
    if event.state != "confirmed":
        return Say((words(f"tell-vat-{event.state}", number=event.number),), (taps.CHECKOUT, taps.PERSON))
    if event.total is None:
        key = "tell-vat-confirmed-paying" if event.paying else "tell-vat-confirmed"
        return Say((words(key, number=event.number),), (taps.CHECKOUT,))
    said = words("tell-vat-confirmed-total", number=event.number, total=_money(event.total))
    return Say((said,), (taps.CHECKOUT,))


def _returned(event: ReturnReceived) -> Say:
    if event.method == "exchange":
        return Say((words("tell-return-exchanged", number=event.number),))
    key = "tell-return-received" if event.back.minor and event.method == "original" else "tell-return-received-plain"
    return Say((words(key, number=event.number, amount=_money(event.back)),))


def _overdue(event: ParcelLate) -> Say:
    """Before the shopper has to ask."""
    offers = (taps.tap("order", event.order_id), taps.PERSON)
    if event.why == "silent":
        return Say((words("tell-silent", number=event.number, days=event.days),), offers)
    return Say((words("tell-late", number=event.number, day={"day": event.promised_on}),), offers)


def _paid(event: OrderPaid, facts: Facts) -> Say:
    total = _money(event.paid)
    shape = ReceiptShape(event.order_id, event.number, facts.lines, total, facts.order_url)
    key = "tell-placed-paid" if facts.said_in_turn else "tell-paid"  # in a turn: nothing was left to pay
    arrives = (day_said(facts.day, facts.slot),) if facts.day else ()
    return Say((words(key, number=event.number, total=total), *arrives, words("order-next")), shape=shape)


def _card_refused(event: CardRefused, facts: Facts) -> Say:
    """Nothing was charged; the page to pay on where there is one."""
    if not facts.pay_url:
        return Say((words("tell-card-over"),), (taps.tap("checkout", key="tap-pay-again"), taps.PERSON))
    total = _money(event.amount)
    key = "tell-card-asks-you" if event.reason == NEEDS_SHOPPER else "tell-card-declined"
    return Say((words(key, total=total),), shape=PayShape(facts.pay_url, total, event.checkout_id))


def _late(event: PaymentLateRefunded) -> Say:
    total = _money(event.amount)
    if event.reason == "already_ordered":
        return Say((words("tell-paid-twice", total=total),), (taps.ORDERS, taps.PERSON))
    key = "tell-late-refunded" if event.reason == "out_of_stock" else "tell-unordered-refunded"
    return Say((words(key, total=total),), (taps.CART, taps.PERSON))


def _refunded(event: RefundDone, facts: Facts) -> Say:
    """A payment that never became an order has no number to name."""
    amount = _money(event.amount)
    if not facts.number:
        return Say((words("tell-refunded-plain", amount=amount),))
    return Say((words("tell-refunded", number=facts.number, amount=amount),))


def _shipped(event: ShipmentShipped, facts: Facts) -> Say:
    if event.carrier and event.tracking_number:
        said = words(
            "tell-shipped", number=event.number, carrier=carrier_name(event.carrier), tracking=event.tracking_number
        )
    else:
        said = words("tell-shipped-plain", number=event.number)
    url = event.tracking_url or facts.tracking_url
    return _with_link(said, url, taps.tap("order", event.order_id))


def _with_link(said: Words, url: str, instead: Tap) -> Say:
    return Say((said,), shape=LinkShape(url, words("tap-track"))) if url else Say((said,), (instead,))


def _scanned(event: ParcelScanned, facts: Facts) -> Say | None:
    key = _SCANS_TOLD.get(event.code)
    if key is None:
        return None
    said = words(key, number=event.number)
    if event.code in ("lost", "returned"):
        return Say((said,), (taps.PERSON,))
    return _with_link(said, facts.tracking_url, taps.tap("order", event.order_id))


def _money(amount: Money) -> dict[str, Any]:
    return {"minor": amount.minor, "currency": amount.currency}
