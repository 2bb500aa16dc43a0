"""How much one person or key may do alone, and how long it can be undone."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta
from sqlalchemy import select

from chaffer.commerce.approvals.tables import money_rules
from chaffer.kernel.errors import Invalid
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction

Kind = Literal["refund", "credit", "voucher", "cancel", "permission", "price"]
KINDS: tuple[Kind, ...] = ("refund", "credit", "voucher", "cancel", "permission", "price")
BACK: frozenset[str] = frozenset(("refund", "credit", "cancel"))
"""Kinds that give back what was paid for an order: what one order gives back is added up, and can be undone."""

Currency = Annotated[str, Meta(pattern="^[A-Z]{3}$")]
Minor = Annotated[int, Meta(ge=0, le=10**15)]


class MoneyRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=False):
    """limits: by kind and currency, in minor units; what comes to more needs a second person. A kind that is not named has
    no limit; one that is has the limit 0 in every currency it does not name.

    voucher_percent: the same for codes that take off a share. undo_seconds: how long money that a person gives back can
    be taken back; undo_seconds_keys: for API keys. expires_hours: after which nobody needs to decide any more.
    """

    limits: Annotated[dict[Kind, Annotated[dict[Currency, Minor], Meta(max_length=50)]], Meta(max_length=6)] = {}
    voucher_percent: Annotated[int, Meta(ge=0, le=100)] | None = None
    undo_seconds: Annotated[int, Meta(ge=0, le=600)] = 10
    undo_seconds_keys: Annotated[int, Meta(ge=0, le=600)] = 0
    expires_hours: Annotated[int, Meta(ge=1, le=720)] = 72

    def over(self, kind: str, amount: Money) -> bool:
        """Whether so much of this kind needs a second person."""
        named = self.limits.get(kind)  # type: ignore[call-overload]
        return named is not None and amount.minor > named.get(amount.currency, 0)

    def window_seconds(self, actor_kind: str) -> int:
        return self.undo_seconds if actor_kind == "staff" else self.undo_seconds_keys

    @property
    def any_limit(self) -> bool:
        return bool(self.limits) or self.voucher_percent is not None


DEFAULT = MoneyRules()
_LOAD = Statement("money_rules.load", select(money_rules.c.rules).where(mine(money_rules)))


def rules_of(tx: Transaction) -> MoneyRules:
    """The shop's own, or the ones every shop begins with. One statement."""
    told = tx.value(_LOAD)
    return DEFAULT if told is None else read_rules(told)


def read_rules(told: Any) -> MoneyRules:
    """Raises Invalid, which names the place."""
    try:
        return msgspec.convert(told, MoneyRules)
    except msgspec.ValidationError as wrong:
        raise Invalid(f"these rules cannot be used: {wrong}") from None
