"""Webhook calls as Meta makes them."""

import hashlib
import hmac
import time
from typing import Any

import msgspec


def signed(body: bytes, app_secret: str) -> dict[str, str]:
    digest = hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()
    return {"content-type": "application/json", "x-hub-signature-256": f"sha256={digest}"}


def envelope(phone_number_id: str, value: dict[str, Any]) -> bytes:
    whole = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550001111", "phone_number_id": phone_number_id},
        **value,
    }
    return msgspec.json.encode(
        {
            "object": "whatsapp_business_account",
            "entry": [{"id": "100000000000001", "changes": [{"field": "messages", "value": whole}]}],
        }
    )


def text_call(phone_number_id: str, wamid: str, sender: str, text: str) -> bytes:
    return message_call(phone_number_id, wamid, sender, {"type": "text", "text": {"body": text}})


def message_call(phone_number_id: str, wamid: str, sender: str, element: dict[str, Any]) -> bytes:
    message = {"from": sender, "id": wamid, "timestamp": str(int(time.time())), **element}
    contact = {"profile": {"name": "Ana"}, "wa_id": sender}
    return envelope(phone_number_id, {"contacts": [contact], "messages": [message]})


def status_call(phone_number_id: str, wamid: str, state: str, to: str, reference: str) -> bytes:
    status = {
        "id": wamid, "status": state, "timestamp": str(int(time.time())), "recipient_id": to,
        "biz_opaque_callback_data": reference,
    }  # fmt: skip
    return envelope(phone_number_id, {"statuses": [status]})
