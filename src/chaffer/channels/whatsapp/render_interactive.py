"""Interactive messages: reply buttons, lists, a button with an address, a request for a location."""

from typing import Any

from chaffer.channels.whatsapp.limits import LIMITS
from chaffer.kernel.message import AskLocation, Choice, Choices, Link

Json = dict[str, Any]


def choices(part: Choices) -> Json:
    """Buttons if there are few and none has a description, else a list."""
    few = len(part.choices) <= LIMITS.buttons and not any(choice.description for choice in part.choices)
    return buttons(part) if few else rows(part)


def buttons(part: Choices) -> Json:
    told: Json = {"type": "button"}
    if part.image_url:
        told["header"] = {"type": "image", "image": {"link": part.image_url}}
    told["body"] = {"text": part.body}
    if part.footer:
        told["footer"] = {"text": part.footer}
    replies = [{"type": "reply", "reply": {"id": choice.id, "title": choice.label}} for choice in part.choices]
    told["action"] = {"buttons": replies}
    return told


def rows(part: Choices) -> Json:
    told: Json = {"type": "list", "body": {"text": part.body}}
    if part.footer:
        told["footer"] = {"text": part.footer}
    section = {"title": part.open_label, "rows": [_row(choice) for choice in part.choices]}
    told["action"] = {"button": part.open_label, "sections": [section]}
    return told


def _row(choice: Choice) -> Json:
    told = {"id": choice.id, "title": choice.label}
    return told | {"description": choice.description} if choice.description else told


def link(part: Link) -> Json:
    told: Json = {"type": "cta_url"}
    if part.image_url:
        told["header"] = {"type": "image", "image": {"link": part.image_url}}
    told["body"] = {"text": part.body}
    told["action"] = {"name": "cta_url", "parameters": {"display_text": part.label, "url": part.url}}
    return told


def ask_location(part: AskLocation) -> Json:
    return {"type": "location_request_message", "body": {"text": part.body}, "action": {"name": "send_location"}}
