"""Rules: what happens by itself."""

from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

import msgspec

from chaffer.desk.operations.write_rule import WriteRule, add_rule, change_rule, place_rules, remove_rule
from chaffer.desk.rules.dry_run import dry_run
from chaffer.desk.rules.rule import Definition, check, definition_in
from chaffer.desk.rules.stored import all_rules, firing_counts, latest_of, rule
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
COUNTED = timedelta(days=30)


class StepOut(msgspec.Struct, frozen=True):
    """What became of one action. why: empty if it was done; in_circles, not_found, conflict, ... if not."""

    do: str
    why: str = ""


class FiringOut(msgspec.Struct, frozen=True):
    """One time that a rule followed. outcome: done, partly (something was refused), stopped (it went round in circles)."""

    id: str
    rule_id: str
    name: str
    event: str
    conversation_id: str
    outcome: str
    steps: tuple[StepOut, ...]
    at: datetime


class RuleOut(msgspec.Struct, frozen=True):
    """stops: where it follows, the rules behind it are not looked at. fired: in the last 30 days. readable: false for one
    that a newer release wrote: it is left alone, and its definition is not shown.
    """

    id: str
    name: str
    active: bool
    stops: bool
    definition: Definition | None
    fired: int
    last_at: datetime | None
    updated_at: datetime
    readable: bool = True


class Rules(msgspec.Struct, frozen=True):
    """In the order in which they are looked at."""

    items: tuple[RuleOut, ...]


class NewRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    definition: Definition
    active: bool = True
    stops: bool = False


class RuleChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is."""

    name: Name | None = None
    definition: Definition | None = None
    active: bool | None = None
    stops: bool | None = None


class RuleOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """ids: of all the rules."""

    ids: Annotated[tuple[Id, ...], msgspec.Meta(max_length=100)]


class Trial(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    definition: Definition


class MetOut(msgspec.Struct, frozen=True):
    conversation_id: str
    contact_name: str
    active_at: datetime
    labels: tuple[str, ...]


class TrialOut(msgspec.Struct, frozen=True):
    """looked_at: so many of the latest conversations; items: those whose conditions hold as they stand now."""

    looked_at: int
    items: tuple[MetOut, ...]


class Firings(msgspec.Struct, frozen=True):
    items: tuple[FiringOut, ...]


Outcome = Literal["done", "partly", "stopped"]


async def list_(call: Call, _: Nothing) -> Rules:
    def work(tx: Transaction) -> Rules:
        counts = firing_counts(tx, tx.now - COUNTED)
        return Rules(tuple(_rule(row, counts.get(row.id)) for row in all_rules(tx)))

    return await call.read(work)


async def add(call: Call, asked: NewRule) -> RuleOut:
    command = WriteRule(asked.name, asked.definition, asked.active, asked.stops)
    return await call.write(lambda tx: _rule(rule(tx, add_rule(tx, command, call.actor))))


async def change(call: Call, asked: RuleChange) -> RuleOut:
    def work(tx: Transaction) -> RuleOut:
        before = rule(tx, call.path["id"])
        definition = asked.definition or msgspec.convert(before.definition, Definition)
        change_rule(tx, before.id, WriteRule(
            asked.name or before.name, definition, before.active if asked.active is None else asked.active,
            before.stops if asked.stops is None else asked.stops,
        ), call.actor)  # fmt: skip
        return _rule(rule(tx, before.id), firing_counts(tx, tx.now - COUNTED).get(before.id))

    return await call.write(work)


async def place(call: Call, asked: RuleOrder) -> Rules:
    def work(tx: Transaction) -> Rules:
        place_rules(tx, asked.ids, call.actor)
        counts = firing_counts(tx, tx.now - COUNTED)
        return Rules(tuple(_rule(row, counts.get(row.id)) for row in all_rules(tx)))

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    await call.write(lambda tx: remove_rule(tx, call.path["id"], call.actor))


async def tried(call: Call, asked: Trial) -> TrialOut:
    check(asked.definition)

    def work(tx: Transaction) -> TrialOut:
        met = dry_run(tx, asked.definition)
        items = [MetOut(row.id, row.name or "", row.active_at, tuple(row.labels)) for row in met.rows]
        return TrialOut(met.looked_at, tuple(items))

    return await call.read(work)


async def firings(call: Call, _: Nothing) -> Firings:
    def work(tx: Transaction) -> Firings:
        rule(tx, call.path["id"])
        return Firings(tuple(firing_out(row) for row in latest_of(tx, call.path["id"])))

    return await call.read(work)


def firing_out(row: Any) -> FiringOut:
    steps = msgspec.convert(row.steps, tuple[StepOut, ...])
    return FiringOut(row.id, row.rule_id, row.name, row.event, row.conversation_id, row.outcome, steps, row.at)


def _rule(row: Any, count: Any = None) -> RuleOut:
    definition = definition_in(row.definition)
    return RuleOut(
        row.id, row.name, bool(row.active), bool(row.stops), definition, count.number if count else 0,
        count.last if count else None, row.updated_at, definition is not None,
    )  # fmt: skip
