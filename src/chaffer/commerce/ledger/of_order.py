"""What the books say of one order."""

from datetime import datetime

import msgspec
from sqlalchemy import select

from chaffer.commerce.ledger.tables import entries
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class LedgerLine(msgspec.Struct, frozen=True):
    """One entry of a posting. amount: positive for what we have or is owed to us, negative for what we owe or earned.

    key: names the cause; entries of one key add up to nothing. account: as in `commerce/ledger/kinds.py`.
    """

    key: str
    kind: str
    account: str
    amount: Money
    at: datetime


_other = entries.alias("other")
_OF_ORDER = Statement(
    "ledger.of_order",
    select(entries.c.key, entries.c.kind, entries.c.account, entries.c.minor, entries.c.currency, entries.c.at)
    .where(
        mine(entries),
        entries.c.key.in_(select(_other.c.key).where(mine(_other), _other.c.account == given("of_account"))),
    )
    .order_by(entries.c.at, entries.c.key, entries.c.number)
    .limit(500),
)  # fmt: skip


def ledger_of(tx: Transaction, order_id: str) -> list[LedgerLine]:
    """Every entry of the postings that touch it, oldest first."""
    return [
        LedgerLine(row.key, row.kind, row.account, Money(row.minor, row.currency), row.at)
        for row in tx.rows(_OF_ORDER, of_account=f"order:{order_id}")
    ]
