"""Is this a message that WhatsApp would take? The limits are those of Meta's message reference."""

import re
from collections.abc import Callable

from chaffer.sandbox.graph.asked import Json, child, items, media, only, text
from chaffer.sandbox.graph.errors import GraphError, missing, wrong
from chaffer.sandbox.graph.validate_interactive import check_interactive

_NUMBER = re.compile(r"\+?[0-9][0-9 ().\-]{4,24}")
_IN_GROUPS = ("text", "image", "video", "audio", "document", "sticker", "template")
_USER_ID = re.compile(r"[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}")


def check_message(payload: Json) -> str:
    """The message's type. Raises GraphError 100, 131008, 131009 or 131051."""
    if payload.get("messaging_product") != "whatsapp":
        raise GraphError(100, "The parameter messaging_product is required and must be 'whatsapp'")
    if payload.get("recipient_type", "individual") not in ("individual", "group"):
        raise wrong("recipient_type", "must be 'individual' or 'group'")
    _check_recipient(payload)
    text(payload, "biz_opaque_callback_data", "", 512, needed=False)
    if "context" in payload:
        text(child(payload, "context", ""), "message_id", "context.", 512)
    kind = payload.get("type", "text")
    check = _CHECKS.get(kind) if isinstance(kind, str) else None
    if check is None:
        raise GraphError(131051, f"Message type {kind!r} is not supported")
    if kind == "contacts":
        _contacts(payload)
    else:
        check(child(payload, kind, ""))
    return str(kind)


def _check_recipient(payload: Json) -> None:
    if payload.get("recipient_type") == "group":
        text(payload, "to", "", 256)
        if payload.get("type", "text") not in _IN_GROUPS:
            raise wrong("type", "cannot be sent to a group")
    elif payload.get("to"):
        if not isinstance(payload["to"], str) or not _NUMBER.fullmatch(payload["to"]):
            raise wrong("to", "must be a phone number with country code")
    elif payload.get("recipient"):
        if not isinstance(payload["recipient"], str) or not _USER_ID.fullmatch(payload["recipient"]):
            raise wrong("recipient", "must be a business-scoped user id")
    else:
        raise missing("to")


def _text(told: Json) -> None:
    only(told, ("body", "preview_url"), "text.")
    text(told, "body", "text.", 4096)
    if not isinstance(told.get("preview_url", False), bool):
        raise wrong("text.preview_url", "must be true or false")


def _media_of(kind: str, *, captioned: bool) -> Callable[[Json], None]:
    def check(told: Json) -> None:
        allowed = ("id", "link", "caption", "filename") if captioned else ("id", "link", "voice")
        only(told, allowed, f"{kind}.")
        media(told, f"{kind}.")
        text(told, "caption", f"{kind}.", 1024, needed=False)

    return check


def _location(told: Json) -> None:
    for key, most in (("latitude", 90), ("longitude", 180)):
        value = told.get(key)
        if value is None:
            raise missing(f"location.{key}")
        try:
            within = -most <= float(value) <= most
        except (TypeError, ValueError):
            within = False
        if not within:
            raise wrong(f"location.{key}", f"must lie between -{most} and {most}")
    text(told, "name", "location.", 1000, needed=False)
    text(told, "address", "location.", 1000, needed=False)


def _contacts(payload: Json) -> None:
    for number, contact in enumerate(items(payload, "contacts", "", most=257)):
        name = child(contact, "name", f"contacts[{number}].")
        text(name, "formatted_name", f"contacts[{number}].name.", 1000)
        others = ("first_name", "last_name", "middle_name", "prefix", "suffix")
        if not any(name.get(each) for each in others):
            raise missing(f"contacts[{number}].name.first_name")


def _reaction(told: Json) -> None:
    text(told, "message_id", "reaction.", 512)
    if not isinstance(told.get("emoji"), str):
        raise missing("reaction.emoji")


def _template(told: Json) -> None:
    text(told, "name", "template.", 512)
    text(child(told, "language", "template."), "code", "template.language.", 20)
    for number, component in enumerate(items(told, "components", "template.", least=0, most=20)
                                       if "components" in told else []):  # fmt: skip
        path = f"template.components[{number}]."
        if str(component.get("type")).lower() not in ("header", "body", "button", "carousel", "limited_time_offer"):
            raise wrong(f"{path}type", "is not a component type")
        for at, parameter in enumerate(items(component, "parameters", path, least=0, most=50)
                                       if "parameters" in component else []):  # fmt: skip
            if parameter.get("type") == "text":
                said = text(parameter, "text", f"{path}parameters[{at}].", 1024)
                if "\n" in said or "\t" in said or "     " in said:
                    raise GraphError(132018, "Param text cannot have new-line/tab characters or more than 4 spaces")


_CHECKS: dict[str, Callable[[Json], None]] = {
    "text": _text,
    "image": _media_of("image", captioned=True),
    "video": _media_of("video", captioned=True),
    "document": _media_of("document", captioned=True),
    "audio": _media_of("audio", captioned=False),
    "sticker": _media_of("sticker", captioned=False),
    "location": _location,
    "contacts": _contacts,
    "reaction": _reaction,
    "interactive": check_interactive,
    "template": _template,
}
