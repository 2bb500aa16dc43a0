"""Write a posting into the books: the only place where a balance moves."""

from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import BigInteger, and_, case, or_, update
from sqlalchemy.dialects.postgresql import insert

from chaffer.commerce.ledger.errors import Overdrawn
from chaffer.commerce.ledger.kinds import Posting, check_balanced, may_be_negative
from chaffer.commerce.ledger.tables import entries, ledger_accounts
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


@lru_cache(maxsize=32)
def _give(count: int) -> Statement:
    """Move the balances of so many accounts at once, of those that are there and hold enough."""
    changes, accounts = [], []
    for n in range(count):
        this = and_(
            ledger_accounts.c.account == given(f"account__{n}"), ledger_accounts.c.currency == given(f"currency__{n}")
        )
        changes.append((this, given(f"balance_minor__{n}", type_=BigInteger())))
        accounts.append(this)
    change = case(*changes, else_=0)
    return Statement(
        "ledger.give",
        update(ledger_accounts)
        .where(
            mine(ledger_accounts), or_(*accounts),
            or_(ledger_accounts.c.may_be_negative, ledger_accounts.c.balance_minor + change >= 0),
        )
        .values(balance_minor=ledger_accounts.c.balance_minor + change)
        .returning(ledger_accounts.c.account, ledger_accounts.c.currency),
    )  # fmt: skip


@lru_cache(maxsize=32)
def _move(count: int) -> Statement:
    """Add to so many accounts at once, opening those that are new."""
    columns = ("account", "currency", "balance_minor", "may_be_negative")
    rows = [
        {"shop_id": given("shop_id")}
        | {name: given(f"{name}__{n}", type_=ledger_accounts.c[name].type) for name in columns}
        for n in range(count)
    ]
    adding = insert(ledger_accounts).values(rows)
    return Statement(
        "ledger.move",
        adding.on_conflict_do_update(
            index_elements=["shop_id", "account", "currency"],
            set_={"balance_minor": ledger_accounts.c.balance_minor + adding.excluded.balance_minor},
        ),
    )


def post(tx: Transaction, posting: Posting) -> bool:
    """Write it, once for each cause: False, changing nothing, if its key was posted before.

    Raises Unbalanced before anything is written. Raises Overdrawn when an account would go below zero that may
    not; then the whole transaction must fall, which is right: money that is not there was about to move.
    """
    check_balanced(posting.entries)
    kept = insert_many(tx, "ledger.post", entries, [
        {
            "key": posting.key, "number": number, "kind": posting.kind, "account": entry.account,
            "currency": entry.amount.currency, "minor": entry.amount.minor, "at": tx.now,
        }
        for number, entry in enumerate(posting.entries)
    ], once=("key", "number"))  # fmt: skip
    if not kept:
        return False
    changes: dict[tuple[str, str], int] = {}
    for entry in posting.entries:
        key = (entry.account, entry.amount.currency)
        changes[key] = changes.get(key, 0) + entry.amount.minor
    # A guarded account that gives must exist and hold enough: an upsert would check its opening row instead.
    giving = [key for key, minor in changes.items() if minor < 0 and not may_be_negative(key[0])]
    if giving:
        for moved in tx.rows(_give(len(changes)), **_values(changes)):
            del changes[moved.account, moved.currency]
        for account, currency in giving:
            if (account, currency) in changes:
                raise Overdrawn(f"{account} does not hold that much", account=account, currency=currency)
    if changes:
        tx.run(_move(len(changes)), **_values(changes))
    return True


def _values(changes: Mapping[tuple[str, str], int]) -> dict[str, object]:
    """Always in the order of the accounts, so that rivals do not block each other in a circle."""
    values: dict[str, object] = {}
    for n, ((account, currency), minor) in enumerate(sorted(changes.items())):
        values |= {
            f"account__{n}": account, f"currency__{n}": currency, f"balance_minor__{n}": minor,
            f"may_be_negative__{n}": may_be_negative(account),
        }  # fmt: skip
    return values
