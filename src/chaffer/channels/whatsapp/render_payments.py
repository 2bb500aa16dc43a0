"""Bills inside WhatsApp, in India and Brazil; the catalogue message.

What is asked to be paid must add up exactly as Meta checks it, else the plain button to our page is sent.
"""

from collections.abc import Mapping
from typing import Any

from chaffer.channels.shorten import blank, cut, length, one_line
from chaffer.channels.shorten.simplify import paragraphs
from chaffer.channels.whatsapp.limits import LIMITS
from chaffer.channels.whatsapp.render_cards import LONGEST_SKU
from chaffer.kernel.message import CartLine, Catalogue, OrderStatus, PaymentRequest
from chaffer.kernel.money import Money

Json = dict[str, Any]
_ITEM_NAME, _REFERENCE, _NOTE = 60, 35, 120
_OFFSET = 100
_BOLETO_DIGITS = (47, 48)  # of a bank; of a utility
_CURRENCY = {"IN": "INR", "BR": "BRL"}
GATEWAYS = ("razorpay", "payu", "billdesk", "zaakpay")


def order_details(part: PaymentRequest, settings: Mapping[str, str], message_id: str) -> Json | None:
    """None if this account cannot be paid in WhatsApp, or the bill is none that Meta would take."""
    country = settings.get("country", "")
    payment = _payment_settings(part, settings, country)
    order = _order(part, settings)
    if payment is None or order is None or part.amount.currency != _CURRENCY[country]:
        return None
    if len(message_id) > _REFERENCE:
        return None
    parameters: Json = {
        "reference_id": message_id, "type": "physical-goods", "payment_settings": payment,
        "currency": part.amount.currency, "total_amount": _amount(part.amount), "order": order,
    }  # fmt: skip
    if country == "BR":
        parameters["payment_type"] = "br"
    return {
        "type": "order_details",
        "body": {"text": part.body},
        "action": {"name": "review_and_pay", "parameters": parameters},
    }


def _payment_settings(part: PaymentRequest, settings: Mapping[str, str], country: str) -> list[Json] | None:
    if country == "BR" and part.url:
        return _ways_in_brazil(part)
    gateway, configuration = settings.get("payment_gateway", ""), settings.get("payment_configuration", "")
    if country == "IN" and gateway in GATEWAYS and configuration and settings.get("catalog_id"):
        told = {"type": gateway, "configuration_name": configuration}
        return [{"type": "payment_gateway", "payment_gateway": told}]
    return None


def _ways_in_brazil(part: PaymentRequest) -> list[Json]:
    """Our page always; before it a Pix code, behind it a boleto, where the provider gave one that can stand there."""
    ways: list[Json] = [{"type": "payment_link", "payment_link": {"uri": part.url}}]
    pix, line = part.pix, "".join(mark for mark in part.boleto if mark.isdigit())
    if pix and pix.code and pix.key and not blank(pix.merchant_name) and pix.code.isascii():
        told = {"code": pix.code, "merchant_name": pix.merchant_name, "key": pix.key, "key_type": pix.key_kind}
        ways.insert(0, {"type": "pix_dynamic_code", "pix_dynamic_code": told})
    if len(line) in _BOLETO_DIGITS:
        ways.append({"type": "boleto", "boleto": {"digitable_line": line}})
    return ways


def _order(part: PaymentRequest, settings: Mapping[str, str]) -> Json | None:
    """The sums as Meta reckons them: lines to subtotal, then tax and shipping on top, discount off."""
    items = [_item(line) for line in part.lines if line.unit_price is not None]
    subtotal = sum(line.unit_price.minor * line.quantity for line in part.lines if line.unit_price is not None)
    tax, shipping, discount = (each.minor if each else 0 for each in (part.tax, part.shipping, part.discount))
    if not all(_is_item(line) for line in part.lines):
        return None
    if len(items) != len(part.lines) or not items or subtotal + tax + shipping - discount != part.amount.minor:
        return None
    money = part.amount.currency
    order: Json = {
        "status": "pending", "items": items, "subtotal": _amount(Money(subtotal, money)),
        "tax": _amount(Money(tax, money)),
    }  # fmt: skip
    if settings.get("catalog_id"):
        order["catalog_id"] = settings["catalog_id"]
    if shipping:
        order["shipping"] = _amount(Money(shipping, money))
    if discount:
        order["discount"] = _amount(Money(discount, money))
    return order


def _is_item(line: CartLine) -> bool:
    return not blank(line.sku) and len(line.sku) <= LONGEST_SKU and not blank(line.title or line.sku)


def _item(line: CartLine) -> Json:
    assert line.unit_price is not None
    name = cut(one_line(line.title or line.sku), _ITEM_NAME)
    return {"retailer_id": line.sku, "name": name, "amount": _amount(line.unit_price), "quantity": line.quantity}


def _amount(money: Money) -> Json:
    return {"value": money.minor, "offset": _OFFSET}


def order_status(part: OrderStatus) -> Json:
    parameters: Json = {"reference_id": part.reference, "order": {"status": part.status}}
    if part.paid:
        parameters["payment"] = {"status": "captured"}
    return {
        "type": "order_status",
        "body": {"text": part.body},
        "action": {"name": "review_order", "parameters": parameters},
    }


def catalogue(part: Catalogue, settings: Mapping[str, str]) -> Json | None:
    """None if the merchant keeps no catalogue at Meta, or too much stands below it."""
    if settings.get("native_catalog") != "true" or not settings.get("catalog_id"):
        return None
    body = paragraphs(part.body, "\n".join(f"▸ {one_line(choice.label)}" for choice in part.choices))
    if length(body) > LIMITS.body:
        return None
    action: Json = {"name": "catalog_message"}
    if part.sku:
        action["parameters"] = {"thumbnail_product_retailer_id": part.sku}
    return {"type": "catalog_message", "body": {"text": body}, "action": action}
