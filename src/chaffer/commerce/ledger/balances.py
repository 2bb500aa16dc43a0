"""Reading what accounts hold."""

from sqlalchemy import select

from chaffer.commerce.ledger.kinds import CREDIT
from chaffer.commerce.ledger.tables import ledger_accounts
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_CREDIT = Statement(
    "ledger.credit_of",
    select(ledger_accounts.c.balance_minor, ledger_accounts.c.currency)
    .where(mine(ledger_accounts), ledger_accounts.c.account == given("of_account"), ledger_accounts.c.balance_minor > 0)
    .order_by(ledger_accounts.c.currency),
)


def credit_of(tx: Transaction, contact_id: str) -> list[Money]:
    """A shopper's store credit, by currency; nothing is left out but nothing."""
    return [Money(row.balance_minor, row.currency) for row in tx.rows(_CREDIT, of_account=f"{CREDIT}:{contact_id}")]
