"""A shopper's standing permission: so much a day, a week or a month without being asked again, until it is taken back.

It is a mandate of scope "standing", given in words, read back and confirmed; `proof` holds all three. What is spent
under it is taken in one guarded statement, so rivals cannot overdraw it, and a period that is over is not charged for.
"""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import case, or_, select, update

from chaffer.commerce.payments.events import PermissionEnded, PermissionGiven
from chaffer.commerce.payments.mandates import Limits, MandateTooSmall, Taken
from chaffer.commerce.payments.periods import PERIODS, Period, begins, zone_of
from chaffer.commerce.payments.tables import mandates, payment_methods
from chaffer.kernel.errors import Invalid
from chaffer.kernel.money import Money
from chaffer.people.tables import contacts
from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

STANDING = "standing"


class GivePermission(msgspec.Struct, frozen=True):
    """limit: in a period, in the shop's currency. zone: the shopper's time zone, by whose calendar periods begin.

    proof: the shopper's words, what was read back to them, and where they said yes.
    """

    contact_id: str
    method_id: str
    limit: Money
    period: Period
    zone: str
    proof: dict[str, Any]
    conversation_id: str = ""


class Permission(msgspec.Struct, frozen=True):
    """spent, left: in the running period. until: it ends by itself then. method_id, label, last4: of the card."""

    id: str
    limit: Money
    spent: Money
    left: Money
    period: Period
    zone: str
    until: datetime | None
    method_id: str
    label: str
    last4: str


_living = (
    mandates.c.contact_id == given("contact_id"), mandates.c.scope == STANDING, mandates.c.revoked_at.is_(None),
    or_(mandates.c.until.is_(None), mandates.c.until > given("at")),
)  # fmt: skip
_NEWEST = Statement(
    "permissions.newest",
    select(
        mandates.c.id, mandates.c.currency, mandates.c.limit_minor, mandates.c.used_minor, mandates.c.period,
        mandates.c.period_began_at, mandates.c.time_zone, mandates.c.until, mandates.c.payment_method_id,
        payment_methods.c.label, payment_methods.c.last4,
    )
    .select_from(mandates)
    .join(
        payment_methods,
        (payment_methods.c.shop_id == mandates.c.shop_id) & (payment_methods.c.id == mandates.c.payment_method_id),
    )
    .where(
        mine(mandates), *_living, payment_methods.c.state == "active",
        or_(payment_methods.c.expires_at.is_(None), payment_methods.c.expires_at > given("at")),
    )
    .order_by(mandates.c.id.desc())
    .limit(1),
)  # fmt: skip
_GIVE = Statement(
    "permissions.give",
    insert_all(
        mandates, "id", "contact_id", "payment_method_id", "scope", "currency", "order_limit_minor", "limit_minor",
        "period", "time_zone", "used_minor", "period_began_at", "until", "proof", "created_at",
    ),
)  # fmt: skip
_new = mandates.c.period_began_at < given("began")
_used = case((_new, 0), else_=mandates.c.used_minor)
_USE = Statement(
    "permissions.use",
    update(mandates)
    .where(
        mine(mandates), mandates.c.id == given("mandate_id"), mandates.c.scope == STANDING,
        mandates.c.revoked_at.is_(None), or_(mandates.c.until.is_(None), mandates.c.until > given("at")),
        mandates.c.payment_method_id == given("method_id"), mandates.c.currency == given("in_currency"),
        _used + given("wanted") <= mandates.c.limit_minor,
    )
    .values(
        used_minor=_used + given("wanted"),
        period_began_at=case((_new, given("began", type_=Moment())), else_=mandates.c.period_began_at),
    )
    .returning(mandates.c.period_began_at),
)  # fmt: skip
_END = Statement(
    "permissions.end",
    update(mandates)
    .where(mine(mandates), *_living)
    .values(revoked_at=given("at"))
    .returning(
        mandates.c.id, mandates.c.used_minor, mandates.c.period, mandates.c.currency, mandates.c.period_began_at
    ),
)


def permission_of(tx: Transaction, contact_id: str) -> Permission | None:
    """The one that holds now, with a card that can be charged. One statement."""
    row = tx.row(_NEWEST, contact_id=contact_id, at=tx.now)
    if row is None:
        return None
    spent = 0 if row.period_began_at < begins(tx.now, row.period, row.time_zone) else row.used_minor
    return Permission(
        row.id, Money(row.limit_minor, row.currency), Money(spent, row.currency),
        Money(row.limit_minor - spent, row.currency), row.period, row.time_zone, row.until, row.payment_method_id,
        row.label, row.last4,
    )  # fmt: skip


def give_permission(tx: Transaction, command: GivePermission, limits: Limits) -> str:
    """Its id. It takes the place of an older one; what was spent in the same kind of period counts on.

    Raises Invalid, and MandateTooSmall for more than the shop takes.
    """
    if command.period not in PERIODS or command.limit.minor <= 0:
        raise Invalid("a permission needs a sum and a period")
    if command.limit.minor > limits.month_minor:
        raise MandateTooSmall("more than the shop charges by a word", limit=limits.month_minor)
    tx.lock(contacts, id=command.contact_id)
    zone = zone_of(command.zone)
    began = begins(tx.now, command.period, zone)
    spent = [
        row.used_minor
        for row in tx.rows(_END, contact_id=command.contact_id, at=tx.now)
        if (row.period, row.currency) == (command.period, command.limit.currency) and row.period_began_at >= began
    ]
    used = min(sum(spent), command.limit.minor)
    mandate_id = tx.new_id("mandate")
    tx.run(
        _GIVE, id=mandate_id, contact_id=command.contact_id, payment_method_id=command.method_id, scope=STANDING,
        currency=command.limit.currency, order_limit_minor=limits.order_minor, limit_minor=command.limit.minor,
        period=command.period, time_zone=zone, used_minor=used, period_began_at=began,
        until=tx.now + timedelta(days=limits.days), proof=command.proof, created_at=tx.now,
    )  # fmt: skip
    tx.changed("contact", command.contact_id)
    tx.happened(PermissionGiven(mandate_id, command.contact_id, command.conversation_id, command.limit, command.period))
    return mandate_id


def use_permission(tx: Transaction, contact_id: str, method_id: str, amount: Money, limits: Limits) -> Taken:
    """Take this much from it. Its undo is `mandates.give_back`. Raises MandateTooSmall, having changed nothing."""
    found = permission_of(tx, contact_id)
    if found is None or amount.minor > limits.order_minor or amount.minor <= 0:
        raise MandateTooSmall("nothing is allowed without asking", limit=limits.order_minor)
    row = tx.row(
        _USE, mandate_id=found.id, method_id=method_id, in_currency=amount.currency, wanted=amount.minor, at=tx.now,
        began=begins(tx.now, found.period, found.zone),
    )  # fmt: skip
    if row is None:
        raise MandateTooSmall("more than the shopper allowed", limit=found.limit.minor)
    return Taken(found.id, row.period_began_at)


def end_permission(tx: Transaction, contact_id: str, conversation_id: str = "") -> bool:
    """At once, whatever else there is; whether there was one. Safe to repeat."""
    ended = tx.rows(_END, contact_id=contact_id, at=tx.now)
    for row in ended:
        tx.changed("contact", contact_id)
        tx.happened(PermissionEnded(row.id, contact_id, conversation_id))
    return bool(ended)
