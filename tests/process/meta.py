"""Webhook calls as Meta makes them."""

import hashlib
import hmac
import time
from collections.abc import Iterator
from typing import Any

import msgspec

Json = dict[str, Any]


def signed(body: bytes, app_secret: str) -> dict[str, str]:
    digest = hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()
    return {"content-type": "application/json", "x-hub-signature-256": f"sha256={digest}"}


def envelope(phone_number_id: str, *values: Json) -> bytes:
    """One call with one change for each value."""
    return msgspec.json.encode(envelope_of([(phone_number_id, value) for value in values]))


def envelope_of(values: list[tuple[str, Json]]) -> Json:
    changes = [
        {
            "field": "messages",
            "value": {
                "messaging_product": "whatsapp",
                "metadata": {"display_phone_number": "15550001111", "phone_number_id": phone_number_id},
                **value,
            },
        }
        for phone_number_id, value in values
    ]
    return {"object": "whatsapp_business_account", "entry": [{"id": "100000000000001", "changes": changes}]}


def text(said: str) -> Json:
    return {"type": "text", "text": {"body": said}}


def text_call(phone_number_id: str, wamid: str, sender: str, said: str) -> bytes:
    return message_call(phone_number_id, wamid, sender, text(said))


def message_call(phone_number_id: str, wamid: str, sender: str, element: Json) -> bytes:
    return envelope(phone_number_id, message_value(wamid, sender, element))


def message_value(wamid: str, sender: str, element: Json, at: int | None = None) -> Json:
    """at: Unix seconds; now by default."""
    stamp = str(int(time.time()) if at is None else at)
    message = {"from": sender, "id": wamid, "timestamp": stamp, **element}
    return {"contacts": [{"profile": {"name": "Ana"}, "wa_id": sender}], "messages": [message]}


def status_call(phone_number_id: str, wamid: str, state: str, to: str, reference: str) -> bytes:
    return envelope(phone_number_id, status_value(wamid, state, to, reference))


def status_value(wamid: str, state: str, to: str, reference: str) -> Json:
    status = {
        "id": wamid, "status": state, "timestamp": str(int(time.time())), "recipient_id": to,
        "biz_opaque_callback_data": reference,
    }  # fmt: skip
    return {"statuses": [status]}


def offers(payload: Json) -> Iterator[tuple[str, Json]]:
    """What can be tapped in a message of ours: the id, and the element a phone sends for it."""
    action = payload.get("interactive", {}).get("action", {})
    for button in action.get("buttons", ()):
        yield _tap("button_reply", button["reply"])
    for section in action.get("sections", ()):
        for row in section.get("rows", ()):
            yield _tap("list_reply", row)
    for card in action.get("cards", ()):
        for button in card["action"].get("buttons", ()):
            yield _tap("button_reply", button["quick_reply"])


def _tap(kind: str, reply: Json) -> tuple[str, Json]:
    return reply["id"], {"type": "interactive", "interactive": {"type": kind, kind: dict(reply)}}


def link(payload: Json) -> str:
    """The address behind the button of a message of ours; "" if it has none."""
    parameters = payload.get("interactive", {}).get("action", {}).get("parameters", {})
    return str(parameters.get("url", ""))
