"""Macros: several things that a person does at once."""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from chaffer.desk.operations.run_macro import TOGETHER, run_macro
from chaffer.desk.operations.write_macro import add_macro, all_macros, change_macro, macro, remove_macro
from chaffer.desk.rules.rule import Macro
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.rules import StepOut
from chaffer.web.call import Call
from chaffer.web.idempotency import require_key
from chaffer.web.route import Nothing

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class MacroOut(msgspec.Struct, frozen=True):
    id: str
    name: str
    content: Macro
    updated_at: datetime


class Macros(msgspec.Struct, frozen=True):
    """By name."""

    items: tuple[MacroOut, ...]


class NewMacro(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    content: Macro


class MacroChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is."""

    name: Name | None = None
    content: Macro | None = None


class RunAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    conversation_ids: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=TOGETHER)]


class RanOut(msgspec.Struct, frozen=True):
    """steps: what became of each action. why: not_found for a conversation that is not there."""

    conversation_id: str
    steps: tuple[StepOut, ...]
    why: str


class RunOut(msgspec.Struct, frozen=True):
    items: tuple[RanOut, ...]


async def list_(call: Call, _: Nothing) -> Macros:
    return await call.read(lambda tx: Macros(tuple(_macro(row) for row in all_macros(tx))))


async def add(call: Call, asked: NewMacro) -> MacroOut:
    return await call.write(lambda tx: _macro(macro(tx, add_macro(tx, asked.name, asked.content, call.actor))))


async def change(call: Call, asked: MacroChange) -> MacroOut:
    def work(tx: Transaction) -> MacroOut:
        before = _macro(macro(tx, call.path["id"]))
        change_macro(tx, before.id, asked.name or before.name, asked.content or before.content, call.actor)
        return _macro(macro(tx, before.id))

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    await call.write(lambda tx: remove_macro(tx, call.path["id"], call.actor))


async def run(call: Call, asked: RunAsked) -> RunOut:
    """Raises NotFound; BadRequest where a member of staff sends no Idempotency-Key."""
    require_key(call)

    def work(tx: Transaction) -> RunOut:
        ran = run_macro(tx, call.path["id"], asked.conversation_ids, call.actor)
        steps = [tuple(StepOut(step.do, step.why) for step in each.steps) for each in ran]
        return RunOut(
            tuple(RanOut(each.conversation_id, told, each.why) for each, told in zip(ran, steps, strict=True))
        )

    return await call.write(work)


def _macro(row: Any) -> MacroOut:
    return MacroOut(row.id, row.name, msgspec.convert(row.actions, Macro), row.updated_at)
