"""Write down what a platform says of a message template."""

from typing import Any

import msgspec
from sqlalchemy import case, func

from chaffer.accounts.tables import message_templates
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

_insert = insert_all(
    message_templates, "id", "account_id", "name", "language", "category", "state", "quality", "components", "reason",
    "updated_at",
)  # fmt: skip
_new, _old = _insert.excluded, message_templates.c


class NoteTemplate(msgspec.Struct, frozen=True):
    """Empty fields, and a reason or components of None, leave what is known.

    Raises nothing: a template made elsewhere is new to us.
    """

    account_id: str
    name: str
    language: str
    state: str = ""
    category: str = ""
    quality: str = ""
    reason: str | None = None
    components: list[dict[str, Any]] | None = None


_told = {
    name: case((func.length(_new[name]) > 0, _new[name]), else_=_old[name]) for name in ("category", "state", "quality")
}
_told["updated_at"] = _new["updated_at"]
_KEY = ["shop_id", "account_id", "name", "language"]
_NOTE = Statement(
    "templates.note", _insert.on_conflict_do_update(index_elements=_KEY, set_={**_told, "reason": _new["reason"]})
)
_NOTE_PART = Statement("templates.note_part", _insert.on_conflict_do_update(index_elements=_KEY, set_=_told))
_NOTE_ALL = Statement(
    "templates.note_all",
    _insert.on_conflict_do_update(
        index_elements=_KEY, set_={**_told, "reason": _new["reason"], "components": _new["components"]}
    ),
)


def note_template(tx: Transaction, command: NoteTemplate) -> None:
    """Safe to repeat."""
    partly = _NOTE if command.reason is not None else _NOTE_PART
    tx.run(
        _NOTE_ALL if command.components is not None else partly, id=tx.new_id("template"), account_id=command.account_id,
        name=command.name, language=command.language, category=command.category, state=command.state,
        quality=command.quality, components=command.components or [], reason=command.reason or "", updated_at=tx.now,
    )  # fmt: skip
    tx.changed("template", f"{command.account_id}/{command.name}/{command.language}")
