"""Store credit follows the person: two shoppers turn out to be one, or two after all.

The rule of a split: the first takes what they brought, with what came of it since. What was given to orders that go
back with them, or was let go by their checkouts, is theirs too; what those checkouts keep back or spent since is taken
off. Never less than nothing, and never more than is free: what is gone is gone. Kept back for a checkout, credit lies
in an account of that payment, and goes wherever the checkout goes.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.ledger.kinds import CREDIT, credit_joined, credit_parted
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.ledger.tables import entries, ledger_accounts
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

_FREE = Statement(
    "ledger.take_all_credit",
    select(ledger_accounts.c.currency, ledger_accounts.c.balance_minor)
    .where(mine(ledger_accounts), ledger_accounts.c.account == given("of_account"))
    .order_by(ledger_accounts.c.currency)
    .with_for_update(),
)
_SINCE = Statement(
    "ledger.credit_since",
    select(entries.c.key, entries.c.currency, entries.c.minor).where(
        mine(entries), entries.c.account == given("of_account"), entries.c.at >= given("since"),
        entries.c.kind.in_(("credit_held", "credit_released", "credit_given")),
    ),
)  # fmt: skip
_THEIR_PAYMENTS = Statement(
    "payments.of_causes",
    select(payments.c.id.label("cause"))
    .where(
        mine(payments), in_list(payments.c.id, "causes"), checkouts.c.shop_id == payments.c.shop_id,
        checkouts.c.id == payments.c.checkout_id, checkouts.c.contact_id == given("contact_id"),
    ),
)  # fmt: skip
_THEIR_REFUNDS = Statement(
    "refunds.of_causes",
    select(refunds.c.id.label("cause"))
    .where(
        mine(refunds), in_list(refunds.c.id, "causes"), payments.c.shop_id == refunds.c.shop_id,
        payments.c.id == refunds.c.payment_id, checkouts.c.shop_id == payments.c.shop_id,
        checkouts.c.id == payments.c.checkout_id, checkouts.c.contact_id == given("contact_id"),
    ),
)  # fmt: skip


def join_credit(tx: Transaction, merge_id: str, from_id: str, into_id: str) -> dict[str, int]:
    """All that the first may spend becomes the second's, once their checkouts are; minor units by currency."""
    free = {currency: minor for currency, minor in _free(tx, from_id).items() if minor}
    if free:
        post(tx, credit_joined(merge_id, from_id, into_id, _amounts(free)))
    return free


def part_credit(
    tx: Transaction, merge_id: str, from_id: str, into_id: str, brought: Mapping[str, int], since: datetime
) -> None:
    """By the rule above, once the first has their checkouts again. brought: what `join_credit` said. Safe to repeat."""
    free = _free(tx, into_id)
    due = dict(brought)
    for currency, minor in _flows(tx, from_id, into_id, since):
        due[currency] = due.get(currency, 0) + minor
    back = {currency: min(minor, free.get(currency, 0)) for currency, minor in due.items()}
    amounts = _amounts({currency: minor for currency, minor in back.items() if minor > 0})
    if amounts:
        post(tx, credit_parted(merge_id, from_id, into_id, amounts))


def _flows(tx: Transaction, from_id: str, into_id: str, since: datetime) -> list[tuple[str, int]]:
    """What the first one's checkouts and orders took out of the other's credit and put in, by currency."""
    rows = tx.rows(_SINCE, of_account=f"{CREDIT}:{into_id}", since=since)
    if not rows:
        return []
    causes = sorted({_cause(row) for row in rows})
    theirs = {
        found.cause
        for statement in (_THEIR_PAYMENTS, _THEIR_REFUNDS)
        for found in tx.rows(statement, causes=causes, contact_id=from_id)
    }
    return [(row.currency, row.minor) for row in rows if _cause(row) in theirs]


def _cause(row: Any) -> str:
    return str(row.key).partition(":")[2]


def _free(tx: Transaction, contact_id: str) -> dict[str, int]:
    return {row.currency: row.balance_minor for row in tx.rows(_FREE, of_account=f"{CREDIT}:{contact_id}")}


def _amounts(minor: Mapping[str, int]) -> tuple[Money, ...]:
    return tuple(Money(each, currency) for currency, each in sorted(minor.items()))
