"""Translate one bubble into the JSON that Graph takes. Pure.

The part must have gone through `arrange`: lengths and counts are not looked at again here.
"""

from collections.abc import Mapping
from typing import Any

from chaffer.channels.shorten import blank, shorten, single
from chaffer.channels.shorten.simplify import simplify
from chaffer.channels.whatsapp.limits import LIMITS, LONGEST_REFERENCE
from chaffer.channels.whatsapp.render_cards import carousel, native, wants_native
from chaffer.channels.whatsapp.render_forms import native_form
from chaffer.channels.whatsapp.render_interactive import ask_location, choices, link
from chaffer.channels.whatsapp.render_payments import catalogue, order_details, order_status
from chaffer.channels.whatsapp.render_template import template
from chaffer.kernel.errors import ContentRejected, RecipientUnreachable
from chaffer.kernel.message import (
    AskLocation,
    Catalogue,
    Choices,
    ContactCard,
    Form,
    Identity,
    Link,
    Location,
    Media,
    OrderStatus,
    Outbound,
    Part,
    PaymentRequest,
    ProductCards,
    Reaction,
    Template,
    Text,
)

Json = dict[str, Any]


def render(message: Outbound, settings: Mapping[str, str], token: str = "") -> Json:
    """token: of a form, so that its answers can be told from others'.

    Raises RecipientUnreachable without an address WhatsApp knows, ContentRejected for what was not arranged.
    """
    told: Json = {"messaging_product": "whatsapp", "recipient_type": "individual"} | address(message)
    if message.reply_to:
        told["context"] = {"message_id": message.reply_to}
    kind, content = body_of(message.part, settings, token, message.id)
    told["type"] = kind
    told[kind] = content
    told["biz_opaque_callback_data"] = message.id[:LONGEST_REFERENCE]
    return told


def render_attention(provider_id: str) -> Json:
    return {
        "messaging_product": "whatsapp",
        "status": "read",
        "message_id": provider_id,
        "typing_indicator": {"type": "text"},
    }


def address(message: Outbound) -> Json:
    """The first address given that WhatsApp takes; codes to log in with go to numbers only."""
    needs_phone = isinstance(message.part, Template) and message.part.category == "authentication"
    if message.to and message.to[0].kind == "group":
        return {"recipient_type": "group", "to": message.to[0].value}
    for identity in sorted(message.to, key=_is_not_phone) if needs_phone else message.to:
        if identity.kind == "phone":
            return {"to": "+" + identity.value.removeprefix("+")}
        if identity.kind in ("bsuid", "parent_bsuid"):
            return {"recipient": identity.value}
    raise RecipientUnreachable("no number and no user id of this person is known")


def _is_not_phone(identity: Identity) -> bool:
    return identity.kind != "phone"


def body_of(part: Part, settings: Mapping[str, str], token: str = "", message_id: str = "") -> tuple[str, Json]:
    match part:
        case Text():
            return "text", {"body": part.text, "preview_url": "://" in part.text}
        case Choices():
            return "interactive", choices(part)
        case ProductCards() if wants_native(part, settings):
            return "interactive", native(part, settings["catalog_id"])
        case ProductCards() if len(part.cards) == 1:
            return body_of(shorten([single(part)], LIMITS)[0], settings)
        case ProductCards():
            return "interactive", carousel(part)
        case Link():
            return "interactive", link(part)
        case Form():
            return _native(native_form(part, settings, token), part, settings)
        case PaymentRequest():
            return _native(order_details(part, settings, message_id), part, settings)
        case Catalogue():
            return _native(catalogue(part, settings), part, settings)
        case OrderStatus():
            return "interactive", order_status(part)
        case AskLocation():
            return "interactive", ask_location(part)
        case Media():
            return part.kind, _media(part)
        case Location():
            return "location", _location(part)
        case ContactCard():
            return "contacts", _contact(part)
        case Reaction():
            return "reaction", {"message_id": part.to, "emoji": part.emoji}
        case Template():
            return "template", template(part)
        case _:
            raise ContentRejected(f"{type(part).__name__} must be arranged before it is sent")


def _native(told: Json | None, part: Part, settings: Mapping[str, str]) -> tuple[str, Json]:
    """The channel's own form of it, else the same in words."""
    return ("interactive", told) if told else body_of(shorten(simplify(part), LIMITS)[0], settings)


def _media(part: Media) -> Json:
    told: Json = {"link": part.url} if part.url else {"id": part.provider_ref}
    if part.kind in ("image", "video", "document") and not blank(part.caption):
        told["caption"] = part.caption
    if part.kind == "document" and part.filename:
        told["filename"] = part.filename
    return told


def _location(part: Location) -> Json:
    told: Json = {"latitude": part.latitude, "longitude": part.longitude}
    return told | {key: value for key, value in (("name", part.name), ("address", part.address)) if value}


def _contact(part: ContactCard) -> Any:
    """A list with one contact: Graph wants a name in two forms."""
    told: Json = {"name": {"formatted_name": part.name, "first_name": part.name.split(" ", 1)[0]}}
    if part.phones:
        told["phones"] = [{"phone": phone, "type": "WORK"} for phone in part.phones]
    if part.emails:
        told["emails"] = [{"email": email, "type": "WORK"} for email in part.emails]
    return [told]
