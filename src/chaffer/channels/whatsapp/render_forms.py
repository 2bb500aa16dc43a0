"""A form: as a Flow if the account has one of its name, as India's own address form, else as the question in words."""

from collections.abc import Mapping
from typing import Any

from chaffer.channels.shorten import one_line
from chaffer.channels.shorten.simplify import paragraphs
from chaffer.kernel.message import Form

Json = dict[str, Any]
_INDIA = "IN"
_INDIAN_FIELDS = {
    "name": "name", "phone": "phone_number", "postcode": "in_pin_code", "line": "address", "city": "city",
    "region": "state",
}  # fmt: skip


def native_form(part: Form, settings: Mapping[str, str], token: str) -> Json | None:
    """None if this account has no native form for it."""
    flow_id = settings.get(f"flow_{part.name}", "")
    if flow_id and token:
        return _flow(part, flow_id, token, settings)
    if part.name == "address" and settings.get("country") == _INDIA and part.country in ("", _INDIA):
        return _indian_address(part)
    return None


def _flow(part: Form, flow_id: str, token: str, settings: Mapping[str, str]) -> Json:
    parameters: Json = {
        "flow_message_version": "3", "flow_token": token, "flow_id": flow_id, "flow_cta": part.label,
        "flow_action": "data_exchange", "mode": "draft" if settings.get("flow_mode") == "draft" else "published",
    }  # fmt: skip
    return {"type": "flow", "body": {"text": _body(part)}, "action": {"name": "flow", "parameters": parameters}}


def _indian_address(part: Form) -> Json:
    values = {
        theirs: part.values[ours] for ours, theirs in _INDIAN_FIELDS.items() if part.values.get(ours)
    }  # fmt: skip
    parameters: Json = {"country": _INDIA, **({"values": values} if values else {})}
    return {
        "type": "address_message",
        "body": {"text": _body(part)},
        "action": {"name": "address_message", "parameters": parameters},
    }


def _body(part: Form) -> str:
    """What else can be tapped cannot stand beside a form: it is written below, and typed."""
    return paragraphs(part.body, "\n".join(f"▸ {one_line(choice.label)}" for choice in part.choices))
