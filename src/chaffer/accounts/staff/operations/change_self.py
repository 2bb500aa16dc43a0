"""Change one's own name, language, and what one chose for the screens."""

from typing import Any

import msgspec
from sqlalchemy import update

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.shop_name import check_name
from chaffer.accounts.staff.people import Person, person
from chaffer.accounts.tables import staff
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_CHANGED = ("name", "language", "settings")
_WRITE = Statement(
    "staff.change_self",
    update(staff).where(mine(staff), staff.c.id == given("id_")).values({name: given(f"{name}_") for name in _CHANGED}),
)
SETTINGS_BYTES = 4_000


class ChangeSelf(msgspec.Struct, frozen=True):
    """What is None stays as it is. settings: merged into those there are; a value of null takes one away."""

    staff_id: str
    name: str | None = None
    language: str | None = None
    settings: dict[str, Any] | None = None


def change_self(tx: Transaction, command: ChangeSelf, actor: Actor) -> Person:
    """Raises NotFound, Invalid."""
    tx.lock(staff, id=command.staff_id)
    before = person(tx, command.staff_id)
    asked = {name: getattr(command, name) for name in _CHANGED if getattr(command, name) is not None}
    if "name" in asked:
        asked["name"] = asked["name"].strip()
        check_name(asked["name"])
    if "settings" in asked:
        merged = {**before.settings, **asked["settings"]}
        asked["settings"] = {name: value for name, value in merged.items() if value is not None}
        if len(msgspec.json.encode(asked["settings"])) > SETTINGS_BYTES:
            raise Invalid(f"settings hold at most {SETTINGS_BYTES} bytes", field="settings")
    after = msgspec.structs.replace(before, **asked)
    tx.run(_WRITE, id_=after.id, **{f"{name}_": getattr(after, name) for name in _CHANGED})
    if asked.keys() - {"settings"}:
        tx.changed("staff", after.id)
        audit.record(
            tx, actor, "staff.change_self", target_kind="staff", target_id=after.id, after={"fields": sorted(asked)}
        )  # fmt: skip
    return after
