"""What a shop wants to know of its people, and whether a value fits."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from chaffer.kernel.errors import Invalid
from chaffer.people.tables import custom_fields
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

KINDS = ("text", "number", "date", "choice")
TEXT_AT_MOST = 500
WHOLE_AT_MOST = 2**53
_ALL = Statement(
    "custom_fields.all",
    select(custom_fields).where(mine(custom_fields)).order_by(custom_fields.c.position, custom_fields.c.id),
)
_ONE = Statement(
    "custom_fields.one", select(custom_fields).where(mine(custom_fields), custom_fields.c.id == given("id"))
)


def fields_of_shop(tx: Transaction) -> list[Any]:
    """In their order."""
    return tx.rows(_ALL)


def field_of(tx: Transaction, field_id: str) -> Any:
    """The row. Raises NotFound."""
    return tx.one(_ONE, id=field_id)


def checked(fields: Sequence[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are kept; None takes one away. Raises Invalid for a field there is none of, and what does not fit."""
    known = {field.key: field for field in fields}
    told: dict[str, Any] = {}
    for key, value in values.items():
        if key not in known:
            raise Invalid(f"the shop has no field {key!r}", field=key)
        told[key] = None if value is None or value == "" else _fit(known[key], value)
    return told


def _fit(field: Any, value: Any) -> Any:
    if field.kind == "number":
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > WHOLE_AT_MOST:
            raise Invalid(f"{field.name} is a number", field=field.key)
        return value
    if not isinstance(value, str):
        raise Invalid(f"{field.name} is told in words", field=field.key)
    words = " ".join(value.split())
    if field.kind == "date":
        return _day(field, words)
    if field.kind == "choice" and words not in field.choices:
        raise Invalid(f"{field.name} is one of {', '.join(field.choices)}", field=field.key)
    if len(words) > TEXT_AT_MOST:
        raise Invalid(f"{field.name} has at most {TEXT_AT_MOST} characters", field=field.key)
    return words


def _day(field: Any, words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise Invalid(f"{field.name} is a day such as 2026-05-03", field=field.key) from None
