"""News of an order, or of a thing that is back, where only approved templates may be sent: which of our templates says it, and with what. Pure.

The templates themselves, in every language we speak, are data beside this file; `chaffer channel templates submit`
asks the platform to approve them.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from chaffer.commerce.fulfilment.events import ParcelDelivered, ParcelLate, ParcelScanned, ShipmentShipped
from chaffer.commerce.invoices.events import InvoiceOverdue
from chaffer.commerce.orders.events import OrderCancelled, OrderPaid
from chaffer.commerce.payments.events import PaymentFailed, RefundDone
from chaffer.commerce.quotes.events import QuoteMade
from chaffer.commerce.returns.events import ReturnReceived
from chaffer.conversations.tell import Event, Facts
from chaffer.conversations.voices.amounts import money
from chaffer.conversations.voices.carriers import carrier_name
from chaffer.kernel.locale import DEFAULT_LANGUAGE
from chaffer.kernel.message import Instead

_SCANS = {
    "out_for_delivery": "chaffer_order_out_for_delivery",
    "delayed": "chaffer_order_delayed",
    "failed_attempt": "chaffer_order_delivery_failed",
}


BACK_IN_STOCK = "chaffer_back_in_stock"


class Definition(msgspec.Struct, frozen=True):
    """values: an example of each placeholder, in the order in which numbered ones stand. body: by language.

    opens: the kind of page its button opens, "" for no button.
    """

    values: dict[str, str]
    body: dict[str, str]
    opens: str = "order"


@cache
def definitions() -> Mapping[str, Definition]:
    """By name of the template."""
    data = files("chaffer.conversations").joinpath("order_news.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, Definition])


def news_template(event: Event, facts: Facts, language: str, shop_language: str) -> Instead | None:
    """What may be said instead, or None if we have no template for it.

    It is looked for in the shopper's language, then in the shop's, then in English; amounts are written as the
    shopper's locals write them.
    """
    found = _named(event, facts, language)
    if found is None:
        return None
    name, values = found
    languages = tuple(dict.fromkeys((language, shop_language, DEFAULT_LANGUAGE)))
    return Instead(name, languages, values, page=facts.order_url.rpartition("/")[2])


def quote_template(event: QuoteMade, language: str, shop_language: str) -> Instead:
    """What says that a quote is there; whoever answers it sees the quote itself."""
    price = money(event.price.minor, event.price.currency, language)
    languages = tuple(dict.fromkeys((language, shop_language, DEFAULT_LANGUAGE)))
    return Instead("chaffer_quote_ready", languages, {"title": event.title, "price": price})


def back_template(item: str, language: str, shop_language: str) -> Instead:
    """What may be said instead to who waited for this thing."""
    languages = tuple(dict.fromkeys((language, shop_language, DEFAULT_LANGUAGE)))
    return Instead(BACK_IN_STOCK, languages, {"item": item})


def _named(event: Event, facts: Facts, language: str) -> tuple[str, dict[str, str]] | None:
    match event:
        case OrderPaid():
            total = money(event.paid.minor, event.paid.currency, language)
            return "chaffer_order_paid", {"order_number": event.number, "total": total}
        case ShipmentShipped() if event.carrier and event.tracking_number:
            return "chaffer_order_shipped_tracked", {
                "order_number": event.number, "carrier": carrier_name(event.carrier),
                "tracking_number": event.tracking_number,
            }  # fmt: skip
        case ShipmentShipped():
            return "chaffer_order_shipped", {"order_number": event.number}
        case ParcelScanned() if event.code in _SCANS:
            return _SCANS[event.code], {"order_number": event.number}
        case ParcelDelivered():
            return "chaffer_order_delivered", {"order_number": event.number}
        case OrderCancelled():
            return "chaffer_order_cancelled", {"order_number": event.number}
        case RefundDone() if facts.number:
            amount = money(event.amount.minor, event.amount.currency, language)
            return "chaffer_order_refunded", {"order_number": facts.number, "amount": amount}
        case InvoiceOverdue():
            amount = money(event.amount.minor, event.amount.currency, language)
            return "chaffer_invoice_overdue", {"order_number": event.number, "amount": amount}
        case ParcelLate():
            return "chaffer_order_late", {"order_number": event.number}
        case PaymentFailed():
            return "chaffer_payment_failed", {}
        case ReturnReceived():
            return "chaffer_return_received", {"order_number": event.number}
        case _:
            return None
