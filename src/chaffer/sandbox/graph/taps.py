"""What a phone sends when something in a message is tapped."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def tapped(payload: Json, choice_id: str) -> Json:
    """The message element for tapping the choice with this id. Raises KeyError if the message has no such choice."""
    for kind, reply in _choices(payload):
        if reply.get("id") == choice_id:
            return {"type": "interactive", "interactive": {"type": kind, kind: dict(reply)}}
    for button in _template_buttons(payload):
        if button == choice_id:
            return {"type": "button", "button": {"payload": choice_id, "text": choice_id}}
    raise KeyError(choice_id)


def _choices(payload: Json) -> Iterator[tuple[str, Json]]:
    action = payload.get("interactive", {}).get("action", {})
    for button in action.get("buttons", ()):
        yield "button_reply", button["reply"]
    for section in action.get("sections", ()):
        for row in section.get("rows", ()):
            yield "list_reply", row
    for card in action.get("cards", ()):
        for button in card["action"].get("buttons", ()):
            yield "button_reply", button["quick_reply"]


def _template_buttons(payload: Json) -> Iterator[str]:
    for component in payload.get("template", {}).get("components", ()):
        if component.get("type") == "button" and component.get("sub_type") == "quick_reply":
            yield from (each.get("payload", "") for each in component.get("parameters", ()))
