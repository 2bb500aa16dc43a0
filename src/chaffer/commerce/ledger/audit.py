"""Prove the books: every balance is the sum of its entries, and everything adds up to nothing."""

import msgspec
from sqlalchemy import BigInteger, and_, cast, func, literal, or_, select, union_all

from chaffer.commerce.ledger.tables import entries, ledger_accounts
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction


class Discrepancy(msgspec.Struct, frozen=True):
    """what: "balance" (account against its entries), "sum" (a currency), "posting" (one posting), "negative"."""

    what: str
    name: str
    currency: str
    expected: int
    found: int


_sums = (
    select(entries.c.account, entries.c.currency, cast(func.sum(entries.c.minor), BigInteger).label("minor"))
    .where(mine(entries))
    .group_by(entries.c.account, entries.c.currency)
    .subquery()
)
_OFF = Statement(
    "ledger.balances_off",
    select(ledger_accounts.c.account, ledger_accounts.c.currency, ledger_accounts.c.balance_minor, _sums.c.minor)
    .select_from(
        ledger_accounts.outerjoin(
            _sums,
            and_(_sums.c.account == ledger_accounts.c.account, _sums.c.currency == ledger_accounts.c.currency),
        )
    )
    .where(
        mine(ledger_accounts),
        or_(
            ledger_accounts.c.balance_minor != func.coalesce(_sums.c.minor, 0),
            and_(~ledger_accounts.c.may_be_negative, ledger_accounts.c.balance_minor < 0),
        ),
    ),
)
_HOMELESS = Statement(
    "ledger.entries_without_account",
    select(_sums.c.account, _sums.c.currency, _sums.c.minor)
    .select_from(
        _sums.outerjoin(
            ledger_accounts,
            and_(
                mine(ledger_accounts), ledger_accounts.c.account == _sums.c.account,
                ledger_accounts.c.currency == _sums.c.currency,
            ),
        )
    )
    .where(ledger_accounts.c.account.is_(None)),
)  # fmt: skip
_total = cast(func.sum(entries.c.minor), BigInteger)
_UNBALANCED = Statement(
    "ledger.unbalanced",
    union_all(
        select(literal("sum").label("what"), literal("").label("name"), entries.c.currency, _total.label("minor"))
        .where(mine(entries))
        .group_by(entries.c.currency)
        .having(func.sum(entries.c.minor) != 0),
        select(
            literal("posting").label("what"), entries.c.key.label("name"), entries.c.currency,
            _total.label("minor"),
        )
        .where(mine(entries))
        .group_by(entries.c.key, entries.c.currency)
        .having(func.sum(entries.c.minor) != 0),
    ),
)  # fmt: skip


def audit_balances(tx: Transaction) -> list[Discrepancy]:
    """What does not add up in this shop's books; an empty list is the proof that all of it does."""
    off = [
        Discrepancy("balance", row.account, row.currency, row.minor or 0, row.balance_minor) for row in tx.rows(_OFF)
    ]
    off += [Discrepancy("balance", row.account, row.currency, row.minor, 0) for row in tx.rows(_HOMELESS)]
    return off + [Discrepancy(row.what, row.name, row.currency, 0, row.minor) for row in tx.rows(_UNBALANCED)]
