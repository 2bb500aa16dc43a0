"""Approved templates: only the values are ours to give."""

from typing import Any

from chaffer.channels.shorten import blank, cut, one_line
from chaffer.channels.whatsapp.limits import LIMITS
from chaffer.kernel.message import Template

Json = dict[str, Any]

_BUTTON_VALUES = {
    "url": ("text", "text"),
    "quick_reply": ("payload", "payload"),
    "copy_code": ("coupon_code", "coupon_code"),
}
"""By sub type: the parameter's type and the field that carries it."""


def template(part: Template) -> Json:
    components = [each for each in (_header(part), _body(part), *_buttons(part)) if each]
    told: Json = {"name": part.name, "language": {"code": part.language}}
    return told | {"components": components} if components else told


def _header(part: Template) -> Json | None:
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


def _buttons(part: Template) -> list[Json]:
    """`button_values` by place from 0, "1", or by place and sub type, "1:quick_reply"; a bare place is an address."""
    told = []
    for key, value in part.button_values.items():
        index, _, sub_type = key.partition(":")
        kind, field = _BUTTON_VALUES.get(sub_type or "url", ("text", "text"))
        parameter = {"type": kind, field: value}
        told.append({"type": "button", "sub_type": sub_type or "url", "index": index, "parameters": [parameter]})
    return told


def _text(value: str) -> Json:
    """Graph refuses line breaks, tabs, blank values, and values longer than a body may be."""
    words = cut(one_line(value), LIMITS.body)
    return {"type": "text", "text": "-" if blank(words) else words}
