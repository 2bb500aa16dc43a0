"""One request of a form, as far as the protocol goes. What stands on its screens is others' business."""

from typing import Any

import msgspec

from chaffer.channels.whatsapp.identities import words
from chaffer.kernel.untrusted import Untrusted

PING = {"data": {"status": "active"}}
ACKNOWLEDGED = {"data": {"acknowledged": True}}
_VALUES_AT_MOST, _LETTERS_AT_MOST = 40, 400


class Exchange(msgspec.Struct, frozen=True):
    """action: "ping", "INIT", "BACK" or "data_exchange". values: what was filled in, by field. failed: the phone tells
    of an error and wants nothing.
    """

    action: str
    screen: str
    token: str
    values: dict[str, str]
    failed: bool = False


def exchange_of(told: dict[str, Any]) -> Exchange:
    asked = Untrusted(told)
    data = asked["data"].raw()
    values = data if isinstance(data, dict) else {}
    return Exchange(
        action=words(asked["action"]),
        screen=words(asked["screen"]),
        token=words(asked["flow_token"]),
        values={
            str(key): value[:_LETTERS_AT_MOST]
            for key, value in list(values.items())[:_VALUES_AT_MOST]
            if isinstance(value, str)
        },
        failed="error" in values,
    )


def screen(name: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"screen": name, "data": data}


def finished(token: str, answers: dict[str, str]) -> dict[str, Any]:
    """Closes the form; the answers come back as a message of the shopper."""
    params = {"flow_token": token, **answers}
    return {"screen": "SUCCESS", "data": {"extension_message_response": {"params": params}}}
