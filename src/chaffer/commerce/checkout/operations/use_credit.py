"""Say how much store credit shall pay for this."""

import msgspec

from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.commerce.checkout.views import Owed
from chaffer.kernel.errors import Invalid
from chaffer.runtime.transaction import Transaction

ALL_OF_IT = 10**15
"""More than anybody has: as much as there is."""


class UseCredit(msgspec.Struct, frozen=True):
    """at_most_minor: minor units of the checkout's currency; 0 for none."""

    checkout_id: str
    at_most_minor: int = ALL_OF_IT


def use_credit(tx: Transaction, command: UseCredit) -> Owed:
    """The bill, paid with so much credit as there is, as it costs and as was wished. Safe to repeat.

    Raises Invalid, CheckoutClosed.
    """
    if not 0 <= command.at_most_minor <= ALL_OF_IT:
        raise Invalid("store credit is used or not, never owed", field="at_most_minor")
    return rebill(tx, command.checkout_id, credit_at_most=command.at_most_minor)
