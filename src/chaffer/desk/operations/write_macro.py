"""Macros: several things that a person does at once, under a name."""

from typing import Any

import msgspec
from sqlalchemy import delete, func, select

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.desk.operations.write_rule import check_actions
from chaffer.desk.rules.rule import Macro
from chaffer.desk.tables import macros
from chaffer.kernel.errors import Conflict, Invalid
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

MACROS_AT_MOST = 200
_ALL = Statement("macros.all", select(macros).where(mine(macros)).order_by(macros.c.name))
_ONE = Statement("macros.one", select(macros).where(mine(macros), macros.c.id == given("id")))
_NAMED = Statement("macros.named", select(macros.c.id).where(mine(macros), macros.c.name == given("name")))
_COUNT = Statement("macros.count", select(func.count().label("number")).select_from(macros).where(mine(macros)))
_ADD = Statement(
    "macros.add", insert_all(macros).on_conflict_do_nothing(index_elements=["shop_id", "name"])
)  # fmt: skip
_CHANGE = guarded(
    "macros.change", macros, macros.c.id == given("id_"), name=given("new_name"), actions=given("new_actions"),
    updated_at=given("at"),
)  # fmt: skip
_REMOVE = Statement("macros.remove", delete(macros).where(mine(macros), macros.c.id == given("id")))


def all_macros(tx: Transaction) -> list[Any]:
    """By name."""
    return tx.rows(_ALL)


def macro(tx: Transaction, macro_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_ONE, id=macro_id)


def add_macro(tx: Transaction, name: str, content: Macro, actor: Actor) -> str:
    """Its id. Raises Conflict for a name there is, Invalid."""
    check_actions(tx, content.actions, me=True)
    if int(tx.value(_COUNT)) >= MACROS_AT_MOST:
        raise Invalid(f"a shop has at most {MACROS_AT_MOST} macros", field="name")
    macro_id = tx.new_id("macro")
    if not tx.run(_ADD, id=macro_id, name=name, actions=content, created_at=tx.now, updated_at=tx.now):
        raise _taken()
    tx.changed("macro", macro_id)
    audit.record(tx, actor, "macro.add", target_kind="macro", target_id=macro_id, after=_told(name, content))
    return macro_id


def change_macro(tx: Transaction, macro_id: str, name: str, content: Macro, actor: Actor) -> None:
    """Raises NotFound, Conflict, Invalid."""
    before = macro(tx, macro_id)
    check_actions(tx, content.actions, me=True)
    if tx.value(_NAMED, name=name) not in (None, macro_id):
        raise _taken()
    tx.run(_CHANGE, id_=macro_id, new_name=name, new_actions=content, at=tx.now)
    tx.changed("macro", macro_id)
    audit.record(
        tx, actor, "macro.change", target_kind="macro", target_id=macro_id,
        before={"name": before.name, "content": before.actions}, after=_told(name, content),
    )  # fmt: skip


def remove_macro(tx: Transaction, macro_id: str, actor: Actor) -> None:
    """Raises NotFound."""
    before = macro(tx, macro_id)
    tx.run(_REMOVE, id=macro_id)
    tx.changed("macro", macro_id)
    audit.record(
        tx, actor, "macro.remove", target_kind="macro", target_id=macro_id,
        before={"name": before.name, "content": before.actions},
    )  # fmt: skip


def _told(name: str, content: Macro) -> dict[str, Any]:
    return {"name": name, "content": msgspec.to_builtins(content)}


def _taken() -> Conflict:
    return Conflict("there is a macro of this name", field="name")
