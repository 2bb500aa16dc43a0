"""The life of a message template: approved, refused, paused, put into another category."""

from collections.abc import Mapping
from typing import Any

from chaffer.accounts.operations.note_template import NoteTemplate, note_template
from chaffer.inbox.notices.told import Told
from chaffer.kernel.message import Notice
from chaffer.runtime.transaction import Transaction

STATES = {
    "APPROVED": "approved", "REINSTATED": "approved", "UNPAUSED": "approved", "FLAGGED": "approved",
    "PENDING": "pending", "IN_APPEAL": "pending", "REJECTED": "rejected", "PAUSED": "paused", "LOCKED": "paused",
    "DISABLED": "disabled", "DELETED": "disabled", "PENDING_DELETION": "disabled", "ARCHIVED": "disabled",
}  # fmt: skip
_NO_REASON = ("", "NONE")


def template_status(tx: Transaction, told: Told, notice: Notice) -> None:
    values = notice.values
    state = STATES.get(values.get("event", "").upper())
    if state is None:
        return
    reason = next(
        (values[key] for key in ("reason", "rejection_info.reason", "disable_info.disable_date")
         if values.get(key, "") not in _NO_REASON), ""
    )  # fmt: skip
    details = values.get("rejection_info.reason", "")
    why = f"{reason}: {details}" if details and details != reason else reason
    _note(tx, told, notice, state=state, category=values.get("message_template_category", "").lower(), reason=why)


def template_quality(tx: Transaction, told: Told, notice: Notice) -> None:
    _note(tx, told, notice, quality=notice.values.get("new_quality_score", "").lower())


def template_category(tx: Transaction, told: Told, notice: Notice) -> None:
    _note(tx, told, notice, category=notice.values.get("new_category", "").lower())


def template_changed(tx: Transaction, told: Told, notice: Notice) -> None:
    """Other words in it, mostly by Meta itself. One that is told cut off is asked for anew at the next sync."""
    values = notice.values
    body = values.get("message_template_element", "")
    if not body:
        return
    components: list[dict[str, Any]] = [{"type": "BODY", "text": body}]
    if title := values.get("message_template_title", ""):
        components.insert(0, {"type": "HEADER", "format": "TEXT", "text": title})
    if footer := values.get("message_template_footer", ""):
        components.append({"type": "FOOTER", "text": footer})
    if buttons := [each for number in range(_BUTTONS_AT_MOST) if (each := _button(values, number))]:
        components.append({"type": "BUTTONS", "buttons": buttons})
    _note(tx, told, notice, components=[] if len(body) >= _CUT_AT else components)


def _button(values: Mapping[str, str], number: int) -> dict[str, str]:
    told = {
        name: values.get(f"message_template_buttons.{number}.message_template_button_{name}", "")
        for name in _OF_A_BUTTON
    }
    return {name: value for name, value in told.items() if value}


_OF_A_BUTTON = ("type", "text", "url", "phone_number")
_BUTTONS_AT_MOST = 10
_CUT_AT = 1000


def _note(
    tx: Transaction, told: Told, notice: Notice, *, state: str = "", category: str = "", quality: str = "",
    reason: str | None = None, components: list[dict[str, Any]] | None = None,
) -> None:  # fmt: skip
    name = notice.values.get("message_template_name", "")
    language = notice.values.get("message_template_language", "").replace("-", "_")
    if name and language:
        note_template(tx, NoteTemplate(told.account_id, name, language, state, category, quality, reason, components))
