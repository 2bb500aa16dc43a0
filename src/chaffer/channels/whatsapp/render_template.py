"""Approved templates: only the values are ours to give."""

from collections.abc import Mapping
from typing import Any

from chaffer.channels.shorten import blank, cut, one_line
from chaffer.channels.whatsapp.limits import LIMITS
from chaffer.kernel.message import Media, Template

Json = dict[str, Any]

_BUTTON_VALUES = {
    "url": ("text", "text"),
    "quick_reply": ("payload", "payload"),
    "copy_code": ("coupon_code", "coupon_code"),
}
"""By sub type: the parameter's type and the field that carries it."""
_ACTIONS = {"flow": "flow_token", "catalog": "thumbnail_product_retailer_id", "mpm": "thumbnail_product_retailer_id"}


def template(part: Template) -> Json:
    components = [
        each
        for each in (_header(part), _body(part), _offer(part), *_buttons(part.button_values), _carousel(part))
        if each
    ]
    told: Json = {"name": part.name, "language": {"code": part.language}}
    return told | {"components": components} if components else told


def _header(part: Template) -> Json | None:
    if part.header is not None:
        return {"type": "header", "parameters": [_media(part.header)]}
    if part.header_image_url:
        image = {"type": "image", "image": {"link": part.header_image_url}}
        return {"type": "header", "parameters": [image]}
    if part.header_values:
        return {"type": "header", "parameters": [_text(value) for value in part.header_values]}
    return None


def _body(part: Template) -> Json | None:
    if part.named_values:
        named = [_text(value) | {"parameter_name": name} for name, value in part.named_values.items()]
        return {"type": "body", "parameters": named}
    if part.body_values:
        return {"type": "body", "parameters": [_text(value) for value in part.body_values]}
    return None


def _media(media: Media) -> Json:
    told: Json = {"link": media.url} if media.url else {"id": media.provider_ref}
    if media.kind == "document" and media.filename:
        told["filename"] = media.filename
    return {"type": media.kind, media.kind: told}


def _offer(part: Template) -> Json | None:
    if part.offer_ends_at is None:
        return None
    ends = {"expiration_time_ms": int(part.offer_ends_at.timestamp() * 1000)}
    return {"type": "limited_time_offer", "parameters": [{"type": "limited_time_offer", "limited_time_offer": ends}]}


def _carousel(part: Template) -> Json | None:
    if not part.cards:
        return None
    cards = []
    for number, card in enumerate(part.cards):
        components: list[Json] = [{"type": "header", "parameters": [_media(card.header)]}]
        if card.body_values:
            components.append({"type": "body", "parameters": [_text(value) for value in card.body_values]})
        cards.append({"card_index": number, "components": [*components, *_buttons(card.button_values)]})
    return {"type": "carousel", "cards": cards}


def _buttons(values: Mapping[str, str]) -> list[Json]:
    """By place from 0, "1", or by place and sub type, "1:quick_reply"; a bare place is an address."""
    told = []
    for key, value in values.items():
        index, _, sub_type = key.partition(":")
        kind, field = _BUTTON_VALUES.get(sub_type or "url", ("text", "text"))
        parameter: Json = {"type": kind, field: value}
        if sub_type in _ACTIONS:
            parameter = {"type": "action", "action": {_ACTIONS[sub_type]: value}}
        told.append({"type": "button", "sub_type": sub_type or "url", "index": index, "parameters": [parameter]})
    return told


def _text(value: str) -> Json:
    """Graph refuses line breaks, tabs, blank values, and values longer than a body may be."""
    words = cut(one_line(value), LIMITS.body)
    return {"type": "text", "text": "-" if blank(words) else words}
