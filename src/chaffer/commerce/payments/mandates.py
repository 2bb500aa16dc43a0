"""What a shopper allows us to charge by a word in the thread: so much an order, so much a month, until a day.

A mandate is given with the first "yes" to a charge that was read back, with that as its proof; it ends by itself or by
the shopper's word. What it allows is taken from it in one guarded statement, so rivals cannot overdraw it.
"""

from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec
from sqlalchemy import case, or_, select, update

from chaffer.commerce.payments.tables import mandates
from chaffer.kernel.errors import Refusal
from chaffer.kernel.money import Money
from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

PERIOD = timedelta(days=30)
SETTING = "saved_cards"


class MandateTooSmall(Refusal):
    """The shopper allowed less than this; the page to pay on has no limit."""

    code = "mandate_too_small"


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The shop's setting "saved_cards": in minor units of its currency. days: how long a mandate lasts."""

    order_minor: Annotated[int, msgspec.Meta(gt=0)]
    month_minor: Annotated[int, msgspec.Meta(gt=0)]
    days: Annotated[int, msgspec.Meta(gt=0, le=3650)] = 365


class Taken(msgspec.Struct, frozen=True):
    """From which mandate, and in which period: what is given back later goes back to no other."""

    mandate_id: str
    began_at: datetime


_LIVING = (
    mandates.c.scope == "reply", mandates.c.contact_id == given("contact_id"), mandates.c.payment_method_id == given("method_id"),
    mandates.c.revoked_at.is_(None), or_(mandates.c.until.is_(None), mandates.c.until > given("at")),
)  # fmt: skip
_FIND = Statement(
    "mandates.living",
    select(mandates.c.id).where(mine(mandates), *_LIVING).order_by(mandates.c.id.desc()).limit(1).with_for_update(),
)
_GIVE = Statement(
    "mandates.give",
    insert_all(
        mandates, "id", "contact_id", "payment_method_id", "scope", "currency", "order_limit_minor", "limit_minor",
        "period", "used_minor", "period_began_at", "until", "proof", "created_at",
    ),
)  # fmt: skip
_over = or_(mandates.c.period_began_at.is_(None), mandates.c.period_began_at <= given("period_from"))
_used = case((_over, 0), else_=mandates.c.used_minor)
_USE = Statement(
    "mandates.use",
    update(mandates)
    .where(
        mine(mandates), mandates.c.id == given("mandate_id"), mandates.c.revoked_at.is_(None),
        mandates.c.currency == given("in_currency"), mandates.c.order_limit_minor >= given("wanted"),
        _used + given("wanted") <= mandates.c.limit_minor,
    )
    .values(
        used_minor=_used + given("wanted"),
        period_began_at=case((_over, given("now", type_=Moment())), else_=mandates.c.period_began_at),
    )
    .returning(mandates.c.period_began_at),
)  # fmt: skip
_GIVE_BACK = guarded(
    "mandates.give_back", mandates, mandates.c.id == given("mandate_id"), mandates.c.used_minor >= given("unused"),
    mandates.c.period_began_at == given("began"), used_minor=mandates.c.used_minor - given("unused"),
)  # fmt: skip
_REVOKE = Statement(
    "mandates.revoke",
    update(mandates)
    .where(mine(mandates), mandates.c.contact_id == given("contact_id"), mandates.c.revoked_at.is_(None))
    .values(revoked_at=given("at")),
)
_REVOKE_ONE = Statement(
    "mandates.revoke_of_method",
    update(mandates)
    .where(
        mine(mandates), mandates.c.contact_id == given("contact_id"), mandates.c.payment_method_id == given("method_id"),
        mandates.c.revoked_at.is_(None),
    )
    .values(revoked_at=given("at"))
    .returning(mandates.c.id, mandates.c.scope),
)  # fmt: skip


def limits_in(settings: Any) -> Limits | None:
    """What the shop lets be charged by a word; None if it does not, or says it in a way nobody can read."""
    told = (settings or {}).get(SETTING)
    try:
        return msgspec.convert(told, Limits, strict=False) if isinstance(told, dict) else None
    except msgspec.ValidationError:
        return None


def use_mandate(
    tx: Transaction, contact_id: str, method_id: str, amount: Money, limits: Limits, proof: dict[str, Any]
) -> Taken:
    """Take this much from the shopper's mandate, giving one if there is none. Its undo is `give_back`.

    Raises MandateTooSmall, having changed nothing.
    """
    if amount.minor > limits.order_minor or amount.minor > limits.month_minor:
        raise MandateTooSmall("more than may be charged by a word", limit=limits.order_minor)
    mandate_id: str | None = tx.value(_FIND, contact_id=contact_id, method_id=method_id, at=tx.now)
    if mandate_id is None:
        mandate_id = tx.new_id("mandate")
        tx.run(
            _GIVE, id=mandate_id, contact_id=contact_id, payment_method_id=method_id, scope="reply",
            currency=amount.currency, order_limit_minor=limits.order_minor, limit_minor=limits.month_minor,
            period="month", used_minor=amount.minor, period_began_at=tx.now, until=_until(tx.now, limits),
            proof=proof, created_at=tx.now,
        )  # fmt: skip
        return Taken(mandate_id, tx.now)
    row = tx.row(
        _USE, mandate_id=mandate_id, in_currency=amount.currency, wanted=amount.minor, now=tx.now,
        period_from=tx.now - PERIOD,
    )  # fmt: skip
    if row is None:
        raise MandateTooSmall("more than the shopper allowed", limit=limits.order_minor)
    return Taken(mandate_id, row.period_began_at)


def give_back(tx: Transaction, taken: Taken, minor: int) -> None:
    """Undo what took it: nothing was charged. In a later period there is nothing to give back to."""
    tx.run(_GIVE_BACK, mandate_id=taken.mandate_id, unused=minor, began=taken.began_at)


def revoke_mandates(tx: Transaction, contact_id: str) -> int:
    """End them all, at once; how many there were."""
    return tx.run(_REVOKE, contact_id=contact_id, at=tx.now)


def revoke_of_method(tx: Transaction, contact_id: str, method_id: str) -> list[Any]:
    """End what was allowed with one method: rows of id and scope."""
    return tx.rows(_REVOKE_ONE, contact_id=contact_id, method_id=method_id, at=tx.now)


def _until(now: datetime, limits: Limits) -> datetime:
    return now + timedelta(days=limits.days)
