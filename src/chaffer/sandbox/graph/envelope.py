"""The webhook bodies that Meta would post."""

import hashlib
import hmac
from typing import Any

import msgspec

from chaffer.sandbox.graph.settings import Number, Shopper

Json = dict[str, Any]


def envelope(number: Number, field: str, values: list[Json]) -> bytes:
    """One call with one change for each value."""
    changes = [{"value": value, "field": field} for value in values]
    return msgspec.json.encode(
        {"object": "whatsapp_business_account", "entry": [{"id": number.waba_id, "changes": changes}]}
    )


def signature(number: Number, body: bytes) -> str:
    return "sha256=" + hmac.new(number.app_secret.encode(), body, hashlib.sha256).hexdigest()


def metadata(number: Number) -> Json:
    return {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": number.display, "phone_number_id": number.phone_number_id},
    }


def contact(shopper: Shopper) -> Json:
    profile = {"name": shopper.name or shopper.username or shopper.wa_id}
    told: Json = {"profile": profile, **_address(shopper, "wa_id")}
    if shopper.username:
        profile["username"] = shopper.username
    if shopper.user_id:
        told["user_id"] = shopper.user_id
    if shopper.parent_user_id:
        told["parent_user_id"] = shopper.parent_user_id
    return told


def said(number: Number, shopper: Shopper, element: Json) -> Json:
    """A change's value with one message; the element already has its id and time."""
    message: Json = {**_address(shopper, "from"), **element}
    if shopper.user_id:
        message["from_user_id"] = shopper.user_id
    if shopper.parent_user_id:
        message["from_parent_user_id"] = shopper.parent_user_id
    return {**metadata(number), "contacts": [contact(shopper)], "messages": [message]}


def status(number: Number, shopper: Shopper, element: Json) -> Json:
    return {**metadata(number), "contacts": [contact(shopper)], "statuses": [element]}


def _address(shopper: Shopper, key: str) -> Json:
    match shopper.hides:
        case "omit":
            return {}
        case "empty":
            return {key: ""}
        case "user_id":
            return {key: shopper.user_id}
        case _:
            return {key: shopper.wa_id}
