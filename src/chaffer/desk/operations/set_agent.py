"""Say who is there, how much they can carry and what they speak."""

import msgspec
from sqlalchemy import select

from chaffer.desk.operations.release import release_of
from chaffer.desk.rows.consequences import ROUTE, SHOP
from chaffer.desk.tables import agents
from chaffer.runtime.jobs import enqueue
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

_ADD = Statement(
    "agents.add",
    insert_all(agents, "staff_id").on_conflict_do_nothing(index_elements=["shop_id", "staff_id"]),
)
_ONE = Statement("agents.one", select(agents).where(mine(agents), agents.c.staff_id == given("id")))
_SET = guarded(
    "agents.set", agents, agents.c.staff_id == given("id_"), away=given("is_away"), capacity=given("most"),
    languages=given("spoken"), skills=given("known"),
)  # fmt: skip
_GAVE = guarded("agents.gave", agents, agents.c.staff_id == given("id_"), assigned_at=given("at"))


class SetAgent(msgspec.Struct, frozen=True):
    """What is None stays as it is. reassign: whoever goes away gives back what they have."""

    staff_id: str
    away: bool | None = None
    capacity: int | None = None
    languages: tuple[str, ...] | None = None
    skills: tuple[str, ...] | None = None
    reassign: bool = False


def set_agent(tx: Transaction, command: SetAgent) -> None:
    """Safe to repeat."""
    tx.run(_ADD, staff_id=command.staff_id)
    before = tx.one(_ONE, id=command.staff_id)
    away = bool(before.away) if command.away is None else command.away
    tx.run(
        _SET, id_=command.staff_id, is_away=away,
        most=before.capacity if command.capacity is None else command.capacity,
        spoken=before.languages if command.languages is None else sorted(set(command.languages)),
        known=before.skills if command.skills is None else sorted(set(command.skills)),
    )  # fmt: skip
    if away and command.reassign:
        release_of(tx, command.staff_id)
    enqueue(tx, ROUTE, SHOP, {})
    tx.changed("agent", command.staff_id)


def note_given(tx: Transaction, staff_id: str) -> None:
    """Routing gave them a conversation just now."""
    tx.run(_ADD, staff_id=staff_id)
    tx.run(_GAVE, id_=staff_id, at=tx.now)
