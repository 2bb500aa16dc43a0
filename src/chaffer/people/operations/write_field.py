"""Add, change and take away what a shop wants to know of its people."""

import re
from typing import Any

import msgspec
from sqlalchemy import delete

from chaffer.kernel.errors import Conflict, Invalid
from chaffer.people.custom_fields import KINDS, field_of, fields_of_shop
from chaffer.people.tables import custom_fields
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

FIELDS_AT_MOST = 40
CHOICES_AT_MOST = 50
_NOT_KEY = re.compile(r"[^a-z0-9]+")
_ADD = Statement("custom_fields.add", insert_all(custom_fields))
_CHANGE = guarded(
    "custom_fields.change", custom_fields, custom_fields.c.id == given("id_"), name=given("new_name"),
    choices=given("new_choices"), position=given("new_position"),
)  # fmt: skip
_REMOVE = Statement(
    "custom_fields.remove", delete(custom_fields).where(mine(custom_fields), custom_fields.c.id == given("id"))
)


class WriteField(msgspec.Struct, frozen=True):
    """What is None stays as it is. key: under which values are kept, made of the name if empty; kind and key stay."""

    name: str | None = None
    kind: str = "text"
    key: str = ""
    choices: tuple[str, ...] | None = None
    position: int | None = None


def add_field(tx: Transaction, command: WriteField) -> Any:
    """Its row. Raises Invalid, Conflict for a key there is."""
    known = fields_of_shop(tx)
    if len(known) >= FIELDS_AT_MOST:
        raise Invalid(f"a shop has at most {FIELDS_AT_MOST} fields")
    if command.kind not in KINDS:
        raise Invalid(f"kind is one of {', '.join(KINDS)}", field="kind")
    name = _name(command.name or "")
    field_id = tx.new_id("field")
    key = command.key or _NOT_KEY.sub("_", name.lower()).strip("_")[:40] or field_id[-8:]
    if any(each.key == key for each in known):
        raise Conflict("there is a field of this key", field="key")
    position = len(known) if command.position is None else command.position
    tx.run(
        _ADD, id=field_id, key=key, name=name, kind=command.kind, choices=_choices(command.kind, command.choices or ()),
        position=position, created_at=tx.now,
    )  # fmt: skip
    tx.changed("field", field_id)
    return field_of(tx, field_id)


def change_field(tx: Transaction, field_id: str, command: WriteField) -> Any:
    """Its row; values that were told stay as they were told. Raises NotFound, Invalid."""
    before = field_of(tx, field_id)
    tx.run(
        _CHANGE, id_=field_id, new_name=before.name if command.name is None else _name(command.name),
        new_choices=before.choices if command.choices is None else _choices(before.kind, command.choices),
        new_position=before.position if command.position is None else command.position,
    )  # fmt: skip
    tx.changed("field", field_id)
    return field_of(tx, field_id)


def remove_field(tx: Transaction, field_id: str) -> None:
    """What was told stays with the people, unseen, and comes back with a field of the same key. Raises NotFound."""
    field_of(tx, field_id)
    tx.run(_REMOVE, id=field_id)
    tx.changed("field", field_id)


def _name(told: str) -> str:
    name = " ".join(told.split())
    if not name:
        raise Invalid("a field needs a name", field="name")
    return name


def _choices(kind: str, told: tuple[str, ...]) -> list[str]:
    choices = [each for each in dict.fromkeys(" ".join(one.split()) for one in told) if each]
    if (kind == "choice") != bool(choices) or len(choices) > CHOICES_AT_MOST:
        raise Invalid(f"a choice has 1 to {CHOICES_AT_MOST} choices, and nothing else has any", field="choices")
    return choices
