"""People at the desk: who is there, how much each has, whose clients shoppers are."""

from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy import text as sql

from chaffer.accounts.tables import staff
from chaffer.desk.tables import agents, desk_rows, own_clients
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_load = (
    select(func.count())
    .select_from(desk_rows)
    .where(
        desk_rows.c.shop_id == staff.c.shop_id, desk_rows.c.owner_kind == "person",
        desk_rows.c.owner_id == staff.c.id, desk_rows.c.state == "open",
    )
    .correlate(staff).scalar_subquery().label("load")
)  # fmt: skip
_ALL = Statement(
    "agents.all",
    select(
        staff.c.id.label("staff_id"), staff.c.name, func.coalesce(agents.c.away, sql("false")).label("away"),
        func.coalesce(agents.c.capacity, 0).label("capacity"), agents.c.languages, agents.c.assigned_at,
        agents.c.skills, agents.c.replied_at, staff.c.role, _load,
    )
    .select_from(
        staff.outerjoin(agents, and_(agents.c.shop_id == staff.c.shop_id, agents.c.staff_id == staff.c.id))
    )
    .where(mine(staff), staff.c.state == "active")
    .order_by(staff.c.id),
)  # fmt: skip
_KEEPER = Statement(
    "own_clients.keeper",
    select(own_clients.c.staff_id).where(mine(own_clients), own_clients.c.contact_id == given("contact_id")),
)


def agents_of(tx: Transaction) -> list[Any]:
    """Everybody who works in the shop, with what the list says they have: staff_id, name, away, capacity, languages,
    assigned_at, skills, replied_at, role, load.
    """
    return [row._replace(languages=row.languages or [], skills=row.skills or []) for row in tx.rows(_ALL)]


def keeper_of(tx: Transaction, contact_id: str) -> str:
    """Whose client this is; "" for nobody's."""
    return str(tx.value(_KEEPER, contact_id=contact_id) or "")
