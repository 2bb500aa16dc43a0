"""Rules: written, put in order, switched on and off, taken away."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, func, select

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.listing import is_staff
from chaffer.desk.events import RulesChanged
from chaffer.desk.operations.write_saved_reply import saved_replies_of
from chaffer.desk.rules import actions
from chaffer.desk.rules.rule import BY_THE_CLOCK, Definition, check
from chaffer.desk.rules.stored import all_rules, rule
from chaffer.desk.rules.waiting import sweep_later
from chaffer.desk.tables import rules
from chaffer.desk.teams import is_team
from chaffer.kernel.errors import Conflict, Invalid
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

RULES_AT_MOST = 100
_COUNT = Statement(
    "rules.count",
    select(func.count().label("number"), func.max(rules.c.position).label("last"))
    .select_from(rules)
    .where(mine(rules)),
)
_ADD = Statement("rules.add", insert_all(rules))
_CHANGE = guarded(
    "rules.change", rules, rules.c.id == given("id_"), name=given("new_name"), active=given("new_active"),
    stops=given("new_stops"), event=given("new_event"), minutes=given("new_minutes"),
    definition=given("new_definition"), updated_at=given("at"),
)  # fmt: skip
_PLACE = guarded("rules.place", rules, rules.c.id == given("id_"), position=given("new_position"))
_REMOVE = Statement("rules.remove", delete(rules).where(mine(rules), rules.c.id == given("id")))


class WriteRule(msgspec.Struct, frozen=True):
    """stops: where it follows, the rules behind it are not looked at."""

    name: str
    definition: Definition
    active: bool = True
    stops: bool = False


def add_rule(tx: Transaction, command: WriteRule, actor: Actor) -> str:
    """Its id; it stands behind the others. Raises Invalid."""
    check(command.definition)
    check_actions(tx, command.definition.actions, me=False)
    there = tx.one(_COUNT)
    if there.number >= RULES_AT_MOST:
        raise Invalid(f"a shop has at most {RULES_AT_MOST} rules", field="name")
    rule_id = tx.new_id("rule")
    definition = command.definition
    tx.run(
        _ADD, id=rule_id, name=command.name, position=(there.last or 0) + 1, active=command.active,
        stops=command.stops, event=definition.event, minutes=definition.minutes, definition=definition,
        created_at=tx.now, updated_at=tx.now,
    )  # fmt: skip
    _written(tx, rule_id, command, actor, "rule.add", None)
    return rule_id


def change_rule(tx: Transaction, rule_id: str, command: WriteRule, actor: Actor) -> None:
    """Raises NotFound, Invalid."""
    before = rule(tx, rule_id)
    check(command.definition)
    check_actions(tx, command.definition.actions, me=False)
    definition = command.definition
    tx.run(
        _CHANGE, id_=rule_id, new_name=command.name, new_active=command.active, new_stops=command.stops,
        new_event=definition.event, new_minutes=definition.minutes, new_definition=definition, at=tx.now,
    )  # fmt: skip
    _written(tx, rule_id, command, actor, "rule.change", _plain(before))


def place_rules(tx: Transaction, ids: Sequence[str], actor: Actor) -> None:
    """Put them in this order. Raises Conflict unless they are all the rules there are."""
    known = {row.id for row in all_rules(tx)}
    if set(ids) != known or len(ids) != len(known):
        raise Conflict("the rules are not those you have seen", field="ids")
    for position, rule_id in enumerate(ids, 1):
        tx.run(_PLACE, id_=rule_id, new_position=position)
        _changed(tx, rule_id)
    audit.record(tx, actor, "rule.order", after=list(ids))


def remove_rule(tx: Transaction, rule_id: str, actor: Actor) -> None:
    """What it did stays told in the threads. Raises NotFound."""
    before = rule(tx, rule_id)
    tx.run(_REMOVE, id=rule_id)
    _changed(tx, rule_id)
    audit.record(tx, actor, "rule.remove", target_kind="rule", target_id=rule_id, before=_plain(before))


def check_actions(tx: Transaction, todo: Iterable[Any], *, me: bool) -> None:
    """Raises Invalid for somebody, a team or a saved reply that is not there. me: whether "me" is somebody."""
    for number, action in enumerate(todo):
        field = f"actions.{number}"
        match action:
            case actions.Assign(to=to) if to == actions.ME:
                if not me:
                    raise Invalid("a rule has no 'me'", field=f"{field}.to")
            case actions.Assign(to=who) | actions.Tell(staff=who):
                if not is_staff(tx, who):
                    raise Invalid("no such member of staff", field=f"{field}.{'to' if action.__struct_config__.tag == 'assign' else 'staff'}")  # fmt: skip
            case actions.GiveToTeam(team=team):
                if not is_team(tx, team):
                    raise Invalid("no such team", field=f"{field}.team")
            case actions.Answer(shortcut=shortcut):
                if all(row.shortcut != shortcut for row in saved_replies_of(tx)):
                    raise Invalid("no such saved reply", field=f"{field}.shortcut")
            case _:
                pass


def _written(tx: Transaction, rule_id: str, command: WriteRule, actor: Actor, act: str, before: Any) -> None:
    if command.active and command.definition.event in BY_THE_CLOCK:
        sweep_later(tx)
    _changed(tx, rule_id)
    audit.record(tx, actor, act, target_kind="rule", target_id=rule_id, before=before, after=command)


def _changed(tx: Transaction, rule_id: str) -> None:
    tx.noted(RulesChanged())
    tx.changed("rule", rule_id)


def _plain(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("name", "active", "stops", "definition")}
