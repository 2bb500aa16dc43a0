"""Policies: how soon somebody is to be answered."""

from typing import Any

import msgspec
from sqlalchemy import delete, func, select

from chaffer.desk.sla import FIRST_MINUTES, NEXT_MINUTES
from chaffer.desk.tables import sla_policies
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

POLICIES_AT_MOST = 100
_FIELDS = ("name", "position", "channel", "label", "team_id", "priority", "first_minutes", "next_minutes")
_ONE = Statement("sla.one", select(sla_policies).where(mine(sla_policies), sla_policies.c.id == given("id")))
_COUNT = Statement(
    "sla.count", select(func.count().label("number")).select_from(sla_policies).where(mine(sla_policies))
)
_ADD = Statement("sla.add", insert_all(sla_policies))
_CHANGE = guarded(
    "sla.change", sla_policies, sla_policies.c.id == given("id_"), **{name: given(f"new_{name}") for name in _FIELDS}
)
_REMOVE = Statement("sla.remove", delete(sla_policies).where(mine(sla_policies), sla_policies.c.id == given("id")))


class Sla(msgspec.Struct, frozen=True):
    """position: the lowest that fits counts. What is empty fits everything. Minutes are of open hours."""

    name: str
    position: int = 0
    channel: str = ""
    label: str = ""
    team_id: str = ""
    priority: int | None = None
    first_minutes: int = FIRST_MINUTES
    next_minutes: int = NEXT_MINUTES


def sla(tx: Transaction, policy_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_ONE, id=policy_id)


def add_sla(tx: Transaction, policy: Sla) -> str:
    """Its id. What waits already is due as it was, until it next moves. Raises Invalid."""
    if int(tx.value(_COUNT)) >= POLICIES_AT_MOST:
        raise Invalid(f"a shop has at most {POLICIES_AT_MOST} policies", field="name")
    policy_id = tx.new_id("sla")
    tx.run(_ADD, id=policy_id, created_at=tx.now, **msgspec.structs.asdict(policy))
    return policy_id


def change_sla(tx: Transaction, policy_id: str, policy: Sla) -> None:
    """Raises NotFound."""
    values = {f"new_{name}": value for name, value in msgspec.structs.asdict(policy).items()}
    if not tx.run(_CHANGE, id_=policy_id, **values):
        raise NotFound("no such policy")


def remove_sla(tx: Transaction, policy_id: str) -> None:
    """Raises NotFound."""
    if not tx.run(_REMOVE, id=policy_id):
        raise NotFound("no such policy")
