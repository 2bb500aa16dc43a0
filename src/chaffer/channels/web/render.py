"""Parts as JSON for the page, as `docs/reference/web-chat.md` has them. Pure; every kernel part has a form."""

from collections.abc import Iterable
from typing import Any

from chaffer.channels.shorten import is_url
from chaffer.kernel.message import (
    AskLocation,
    Card,
    CartCard,
    CartLine,
    Catalogue,
    Choice,
    Choices,
    ContactCard,
    Delete,
    Edit,
    Form,
    Link,
    Location,
    Media,
    OrderCard,
    OrderReceipt,
    OrderStatus,
    Part,
    PaymentNotice,
    PaymentRequest,
    ProductCard,
    ProductCards,
    Reaction,
    Tapped,
    Template,
    Text,
    Times,
    Unsupported,
    Voucher,
)

Json = dict[str, Any]
BUTTONS = 6


def as_json(part: Part) -> Json:
    """One part. Fields that say nothing are left out; addresses that no page should open, too."""
    kind, fields = _told(part)
    return {"type": kind, **{name: value for name, value in fields.items() if value not in ("", (), [], None)}}


def _told(part: Part) -> tuple[str, Json]:
    match part:
        case Text(text):
            return "text", {"text": text}
        case Media():
            return _media(part)
        case Choices():
            return "choices", {
                "text": part.body, "style": _style(part.choices), "choices": _choices(part.choices),
                "image_url": _url(part.image_url), "footer": part.footer, "open_label": part.open_label,
            }  # fmt: skip
        case ProductCards():
            return "products", {
                "text": part.body, "cards": [_card(each) for each in part.cards], "more": _choices(part.more),
                "footer": part.footer,
            }  # fmt: skip
        case Card():
            card = ProductCard("", "", part.title, part.price, part.body, part.image_url, part.url, part.choices)
            return "products", {"cards": [_card(card)]}
        case Link():
            return "link", {
                "text": part.body, "url": _url(part.url), "label": part.label, "image_url": _url(part.image_url)
            }  # fmt: skip
        case CartCard() | PaymentRequest() | OrderReceipt() | OrderCard() | Voucher() | PaymentNotice():
            return _bought(part)
        case _:
            return _other(part)


def _bought(
    part: CartCard | PaymentRequest | OrderReceipt | OrderCard | Voucher | PaymentNotice,
) -> tuple[str, Json]:
    match part:
        case CartCard():
            return "cart", {
                "text": part.body, "lines": _lines(part.lines), "total": part.total, "choices": _choices(part.choices)
            }  # fmt: skip
        case PaymentRequest():
            amount = {"minor": part.amount.minor, "currency": part.amount.currency}
            return "payment", {
                "text": part.body, "label": part.label, "url": _url(part.url), "amount": amount,
                "reference": part.reference,
            }  # fmt: skip
        case OrderReceipt():
            return "receipt", {
                "text": part.body, "number": part.number, "lines": _lines(part.lines), "total": part.total,
                "url": _url(part.url), "label": part.label,
            }  # fmt: skip
        case OrderCard():
            return "order", {
                "text": part.body, "number": part.number, "status": part.status, "url": _url(part.url),
                "label": part.label, "choices": _choices(part.choices),
            }  # fmt: skip
        case Voucher():
            return "voucher", {"text": part.body, "code": part.code, "expires": part.expires, "url": _url(part.url)}
        case PaymentNotice():
            return "unsupported", {"what": "payment_notice"}


def _other(part: Part) -> tuple[str, Json]:
    match part:
        case Times():
            return "times", {"text": part.body, "choices": _choices(part.slots), "time_zone": part.time_zone}
        case Form():
            text = "\n".join([part.body, *(f"• {field.label}" for field in part.fields)]).strip()
            return _with_choices(text, part.choices)
        case Catalogue():
            return _with_choices(part.body, part.choices)
        case OrderStatus():
            return "text", {"text": part.body}
        case Template():
            return "text", {"text": part.preview}
        case Location():
            return "location", {
                "latitude": part.latitude, "longitude": part.longitude, "name": part.name, "address": part.address
            }  # fmt: skip
        case AskLocation():
            return "ask_location", {"text": part.body}
        case ContactCard():
            return "contact", {"name": part.name, "phones": list(part.phones), "emails": list(part.emails)}
        case Tapped():
            return "tapped", {"choice": part.id, "label": part.label}
        case Reaction():
            return "reaction", {"to": part.to, "emoji": part.emoji}
        case Edit():
            return "edit", {"of": part.of, "text": part.text}
        case Delete():
            return "delete", {"of": part.of}
        case Unsupported():
            return "unsupported", {"what": part.what}
        case _:
            raise AssertionError(f"{type(part).__name__} has no form")  # the tests give every part


def _media(part: Media) -> tuple[str, Json]:
    if part.kind == "image":
        return "image", {"url": _url(part.url), "alt": part.alt or part.filename, "text": part.caption}
    return "file", {
        "kind": part.kind, "url": _url(part.url), "mime": part.mime, "name": part.filename, "text": part.caption
    }  # fmt: skip


def _with_choices(text: str, choices: tuple[Choice, ...]) -> tuple[str, Json]:
    if not choices:
        return "text", {"text": text}
    return "choices", {"text": text, "style": _style(choices), "choices": _choices(choices)}


def _style(choices: tuple[Choice, ...]) -> str:
    described = any(choice.description for choice in choices)
    return "buttons" if len(choices) <= BUTTONS and not described else "list"


def _choices(choices: Iterable[Choice]) -> list[Json]:
    return [
        {"id": each.id, "label": each.label, **({"description": each.description} if each.description else {})}
        for each in choices
    ]


def _card(card: ProductCard) -> Json:
    told = {
        "product_id": card.product_id, "sku": card.sku, "title": card.title, "price": card.price,
        "subtitle": card.subtitle, "image_url": _url(card.image_url), "url": _url(card.url),
        "choices": _choices(card.choices),
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}


def _lines(lines: Iterable[CartLine]) -> list[Json]:
    return [
        {"sku": line.sku, "quantity": line.quantity, "title": line.title or line.sku, "price": line.price}
        for line in lines
    ]


def _url(address: str) -> str:
    """Never `javascript:`."""
    return address if is_url(address) else ""
