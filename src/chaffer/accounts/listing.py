"""Reading staff and the audit trail, for screens and the API."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import or_, select

from chaffer.accounts.tables import audit, staff
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_STAFF = Statement(
    "staff.list",
    select(staff.c.id, staff.c.name, staff.c.email, staff.c.role, staff.c.language, staff.c.state, staff.c.created_at)
    .where(mine(staff), staff.c.id > given("after"))
    .order_by(staff.c.id)
    .limit(given("limit")),
)
_ACTIVE = Statement(
    "staff.active", select(staff.c.id).where(mine(staff), staff.c.id == given("id"), staff.c.state == "active")
)


def list_staff(tx: Transaction, after: str, limit: int) -> list[Any]:
    """Oldest first, without passwords."""
    return tx.rows(_STAFF, after=after, limit=limit)


def is_staff(tx: Transaction, staff_id: str) -> bool:
    """Whether this is somebody who works in the shop now."""
    return tx.value(_ACTIVE, id=staff_id) is not None


class AuditWanted(msgspec.Struct, frozen=True):
    """Empty fields are no filter. action: a whole one, or its beginning up to the point ("channel"). since, until: aware."""

    target_kind: str = ""
    target_id: str = ""
    actor_id: str = ""
    action: str = ""
    since: datetime | None = None
    until: datetime | None = None


def list_audit(tx: Transaction, before: str, limit: int, wanted: AuditWanted) -> list[Any]:
    """The newest first, from the one before this id."""
    asked = {"target_kind": wanted.target_kind, "target_id": wanted.target_id, "actor_id": wanted.actor_id}
    filters = [audit.c[name] == value for name, value in asked.items() if value]
    if wanted.action:
        filters.append(
            or_(audit.c.action == wanted.action, audit.c.action.startswith(wanted.action + ".", autoescape=True))
        )
    if wanted.since:
        filters.append(audit.c.at >= wanted.since)
    if wanted.until:
        filters.append(audit.c.at < wanted.until)
    clause = select(audit).where(audit.c.shop_id == tx.shop_id, audit.c.id < before, *filters)
    return tx.query("audit.list", clause.order_by(audit.c.id.desc()).limit(limit))
