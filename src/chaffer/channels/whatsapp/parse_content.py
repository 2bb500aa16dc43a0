"""One reader for each type of message content. Each raises Malformed if what it needs is not there."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Literal

from chaffer.channels.whatsapp.identities import words
from chaffer.channels.whatsapp.parse_interactive import interactive
from chaffer.kernel.errors import Malformed
from chaffer.kernel.message import (
    CartCard,
    CartLine,
    ContactCard,
    Delete,
    Edit,
    Location,
    Media,
    Part,
    Reaction,
    Tapped,
    Text,
    Unsupported,
)
from chaffer.kernel.money import Money
from chaffer.kernel.untrusted import Untrusted

_MOST_UNITS = 99_999
_LARGEST_PRICE = 10**15
_LONGEST_TEXT = 65_536


def _text(message: Untrusted) -> tuple[Part, ...]:
    said = message["text"]["body"].text(limit=_LONGEST_TEXT)
    return (Text(said) if said.strip() else Unsupported("text", "empty"),)


def _media(message: Untrusted) -> tuple[Part, ...]:
    kind = words(message["type"]) or next(each for each in _MEDIA if message[each].here)
    told = message[kind]
    if not words(told["id"]) and not words(told["url"]):
        raise Malformed(f"{told.path} has neither id nor url")
    return (
        Media(
            kind=_MEDIA[kind],
            url=told["url"].text("", limit=4096),
            provider_ref=words(told["id"]),
            mime=words(told["mime_type"]),
            caption=told["caption"].text("", limit=_LONGEST_TEXT),
            filename=words(told["filename"]),
            sha256=words(told["sha256"]),
            voice=told["voice"].raw() is True,
        ),
    )


_MEDIA: dict[str, Literal["image", "video", "audio", "document", "sticker"]] = {
    "image": "image", "video": "video", "audio": "audio", "document": "document", "sticker": "sticker",
    "voice": "audio",
}  # fmt: skip


def _location(message: Untrusted) -> tuple[Part, ...]:
    told = message["location"]
    latitude, longitude = told["latitude"].number(), told["longitude"].number()
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Malformed(f"{told.path} is not on Earth")
    return (Location(latitude, longitude, words(told["name"]), words(told["address"])),)


def _contacts(message: Untrusted) -> tuple[Part, ...]:
    cards = tuple(
        ContactCard(
            name=words(each["name"]["formatted_name"]) or words(each["name"]["first_name"]),
            phones=tuple(filter(None, (words(phone["phone"]) or words(phone["wa_id"]) for phone in each["phones"]))),
            emails=tuple(filter(None, (words(email["email"]) for email in each["emails"]))),
        )
        for each in message["contacts"]
    )
    return cards or (Unsupported("contacts", "empty"),)


def _button(message: Untrusted) -> tuple[Part, ...]:
    label = message["button"]["text"].text("", limit=1024)
    payload = message["button"]["payload"].text("", limit=1024) or label
    if not payload:
        raise Malformed("$.message.button says nothing")
    return (Tapped(payload, label),)


def _order(message: Untrusted) -> tuple[Part, ...]:
    told = message["order"]
    lines = tuple(_line(item) for item in told["product_items"])
    if not lines:
        raise Malformed(f"{told.path} has no items")
    return (CartCard(lines, body=told["text"].text("", limit=_LONGEST_TEXT), catalog_id=words(told["catalog_id"])),)


def _line(item: Untrusted) -> CartLine:
    sku = words(item["product_retailer_id"])
    quantity = item["quantity"].whole(1) if words(item["quantity"]) else item["quantity"].number(1)
    if not sku or quantity != int(quantity) or not 1 <= quantity <= _MOST_UNITS:
        raise Malformed(f"{item.path} is not so many of something")
    return CartLine(sku, int(quantity), unit_price=_price(item))


def _price(item: Untrusted) -> Money | None:
    """The channel's own word on the price, kept for comparison only."""
    major, currency = words(item["item_price"]) or str(item["item_price"].raw()), words(item["currency"]).upper()
    if len(currency) != 3 or not currency.isascii() or not currency.isalpha() or len(major) > 24:
        return None
    try:
        exact = Decimal(major)
        if not exact.is_finite() or not 0 <= exact <= _LARGEST_PRICE:
            return None
        return Money.parse(major, currency)
    except InvalidOperation:
        return None


def _reaction(message: Untrusted) -> tuple[Part, ...]:
    return (Reaction(message["reaction"]["message_id"].text(), words(message["reaction"]["emoji"])),)


def _edit(message: Untrusted) -> tuple[Part, ...]:
    inner = message["edit"]["message"]
    kind = words(inner["type"])
    said = inner["text"]["body"] if inner["text"].here else inner[kind]["caption"]
    return (Edit(message["edit"]["original_message_id"].text(), said.text(limit=_LONGEST_TEXT)),)


def _revoke(message: Untrusted) -> tuple[Part, ...]:
    return (Delete(message["revoke"]["original_message_id"].text()),)


def _unsupported(message: Untrusted) -> tuple[Part, ...]:
    what = words(message["unsupported"]["type"]) or "unsupported"
    errors = message["errors"].raw()
    told = Untrusted(errors[0] if isinstance(errors, list) and errors else None)
    detail = words(told["error_data"]["details"]) or words(told["message"]) or words(told["title"])
    return (Unsupported(what, detail),)


READERS: dict[str, Callable[[Untrusted], tuple[Part, ...]]] = {
    "text": _text,
    "interactive": interactive,
    "button": _button,
    **dict.fromkeys(_MEDIA, _media),
    "location": _location,
    "contacts": _contacts,
    "order": _order,
    "reaction": _reaction,
    "edit": _edit,
    "revoke": _revoke,
    "unsupported": _unsupported,
}
