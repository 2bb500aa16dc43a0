"""Events about the account, templates, and what people wish: told to the shop, not to the conversation."""

from chaffer.channels.whatsapp.identities import addresses, group, identity_of, in_order, senders, words
from chaffer.kernel.message import Identity, Notice
from chaffer.kernel.untrusted import Untrusted

_DEEPEST = 3
_MOST_VALUES = 60

KINDS = {
    "message_template_status_update": "template_status",
    "message_template_quality_update": "template_quality",
    "message_template_components_update": "template_changed",
    "template_category_update": "template_category",
    "account_update": "account_update",
    "account_alerts": "account_alert",
    "account_review_update": "account_review",
    "business_capability_update": "account_capability",
    "phone_number_quality_update": "number_quality",
    "phone_number_name_update": "number_name",
    "security": "account_security",
    "payment_configuration_update": "payment_configuration",
    "smb_message_echoes": "echo",
    "smb_app_state_sync": "app_state",
    "history": "history",
    "flows": "form_state",
    "calls": "call",
}
"""What each webhook field is called among our notices; a field not named here keeps its own name."""


def field(name: str, value: Untrusted) -> Notice:
    return Notice(KINDS.get(name, name or "unknown"), values=flat(value.raw()))


def group_news(told: Untrusted) -> Notice:
    """A group was made, renamed, left or joined, suspended or closed: `type` says which."""
    about = told["group"]
    shared = group(about)
    return Notice("group_news", (shared,) if shared else (), flat(about.raw()))


def number_changed(message: Untrusted) -> Notice:
    """A person moved to a new number, or has a new phone. Old address first in `identities`, then the new ones."""
    told = message["system"]
    kind = words(told["type"])
    old = in_order(senders(message))
    new = tuple(filter(None, (
        identity_of(words(told[key])) for key in ("wa_id", "new_wa_id", "user_id", "parent_user_id")
    )))  # fmt: skip
    values = {"type": kind, "body": words(told["body"]), "from": _value(old), "to": _value(new)}
    changed = kind in ("user_changed_number", "customer_changed_number")
    everyone = tuple(dict.fromkeys((*old, *new)))
    return Notice("number_changed" if changed else kind or "system", everyone, _said(values))


def preference(told: Untrusted, contact: Untrusted) -> Notice:
    """A shopper stopped or resumed marketing in WhatsApp's own menu, or signed up through a link."""
    known = in_order(addresses(told), addresses(contact))
    keys = ("value", "category", "detail", "signup_id", "timestamp")
    return Notice("marketing_preference", known, _said({key: words(told[key]) for key in keys}))


def error(value: Untrusted) -> Notice:
    told = {key: words(value[key]) for key in ("code", "title", "message", "href")}
    told["details"] = words(value["error_data"]["details"])
    return Notice("error", values=_said(told))


def unreadable(kind: str, value: Untrusted) -> Notice:
    """What could not be read; only its outline, for its words have not passed the card-number filter."""
    told = {key: words(value[key]) for key in ("id", "type", "status", "timestamp")}
    return Notice("unreadable", values=_said({"kind": kind, **told}))


def flat(value: object) -> dict[str, str]:
    """Nested values by dotted name, so that any event can be shown and searched."""
    told: dict[str, str] = {}
    _flatten("", value, told, 0)
    return told


def _flatten(name: str, value: object, told: dict[str, str], depth: int) -> None:
    if len(told) >= _MOST_VALUES or depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            _flatten(f"{name}.{key}" if name else str(key), inner, told, depth + 1)
    elif isinstance(value, list):
        for number, inner in enumerate(value[:10]):
            _flatten(f"{name}.{number}" if name else str(number), inner, told, depth + 1)
    elif value is not None and value != "":
        told[name or "value"] = str(value).lower() if isinstance(value, bool) else str(value)[:1000]


def _value(identities: tuple[Identity, ...]) -> str:
    return identities[0].value if identities else ""


def _said(values: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}
