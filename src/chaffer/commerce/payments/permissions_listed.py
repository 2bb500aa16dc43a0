"""A shopper's spending permissions as a list, those that ended too, and taking one back by its id."""

from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import and_, select, update

from chaffer.commerce.payments.events import PermissionEnded
from chaffer.commerce.payments.periods import Period, begins
from chaffer.commerce.payments.permissions import STANDING
from chaffer.commerce.payments.tables import mandates, payment_methods
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

AT_MOST = 100


class PermissionView(msgspec.Struct, frozen=True):
    """state: active, over (its days are up, or its card is gone), ended (taken back). spent, left: in this period, of
    one that is active. zone: by whose calendar periods begin. proof: how it was given.
    """

    id: str
    state: Literal["active", "over", "ended"]
    payment_method_id: str
    label: str
    last4: str
    limit: Money
    spent: Money
    left: Money
    period: Period
    zone: str
    proof: dict[str, Any]
    created_at: datetime
    until: datetime | None
    ended_at: datetime | None


_listed = (
    select(
        mandates.c.id, mandates.c.payment_method_id, mandates.c.currency, mandates.c.limit_minor, mandates.c.used_minor,
        mandates.c.period, mandates.c.period_began_at, mandates.c.time_zone, mandates.c.until, mandates.c.proof,
        mandates.c.created_at, mandates.c.revoked_at, payment_methods.c.label, payment_methods.c.last4,
        payment_methods.c.state, payment_methods.c.expires_at,
    )
    .select_from(mandates)
    .outerjoin(
        payment_methods,
        and_(payment_methods.c.shop_id == mandates.c.shop_id, payment_methods.c.id == mandates.c.payment_method_id),
    )
    .where(mine(mandates), mandates.c.scope == STANDING, mandates.c.contact_id == given("contact_id"))
)  # fmt: skip
_LIST = Statement("permissions.list", _listed.order_by(mandates.c.id.desc()).limit(AT_MOST))
_ONE = Statement("permissions.one", _listed.where(mandates.c.id == given("mandate_id")))
_TAKE_BACK = Statement(
    "permissions.take_back",
    update(mandates)
    .where(
        mine(mandates), mandates.c.scope == STANDING, mandates.c.contact_id == given("contact_id"),
        mandates.c.id == given("mandate_id"), mandates.c.revoked_at.is_(None),
    )
    .values(revoked_at=given("at"))
    .returning(mandates.c.id),
)  # fmt: skip


def permissions_of(tx: Transaction, contact_id: str) -> list[PermissionView]:
    """The newest first, a hundred at most. One statement."""
    return [_view(row, tx.now) for row in tx.rows(_LIST, contact_id=contact_id)]


def one_permission(tx: Transaction, contact_id: str, mandate_id: str) -> PermissionView:
    """Raises NotFound, also for somebody else's."""
    row = tx.row(_ONE, contact_id=contact_id, mandate_id=mandate_id)
    if row is None:
        raise NotFound("this shopper has no such permission")
    return _view(row, tx.now)


def take_back_permission(tx: Transaction, contact_id: str, mandate_id: str, conversation_id: str = "") -> bool:
    """At once; False if it had ended before, or is not this shopper's."""
    if tx.row(_TAKE_BACK, contact_id=contact_id, mandate_id=mandate_id, at=tx.now) is None:
        return False
    tx.changed("contact", contact_id)
    tx.happened(PermissionEnded(mandate_id, contact_id, conversation_id))
    return True


def _view(row: Any, now: datetime) -> PermissionView:
    state = _state(row, now)
    running = state == "active" and row.period_began_at >= begins(now, row.period, row.time_zone)
    spent = row.used_minor if running else 0
    left = row.limit_minor - spent if state == "active" else 0
    return PermissionView(
        row.id, state, row.payment_method_id, row.label or "", row.last4 or "", Money(row.limit_minor, row.currency),
        Money(spent, row.currency), Money(left, row.currency), row.period, row.time_zone, row.proof, row.created_at,
        row.until, row.revoked_at,
    )  # fmt: skip


def _state(row: Any, now: datetime) -> Literal["active", "over", "ended"]:
    if row.revoked_at is not None:
        return "ended"
    lives = row.until is None or row.until > now
    usable = row.state == "active" and (row.expires_at is None or row.expires_at > now)
    return "active" if lives and usable else "over"
