"""Say how it gets there."""

import msgspec

from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.commerce.checkout.views import Owed
from chaffer.runtime.transaction import Transaction


class ChooseDelivery(msgspec.Struct, frozen=True):
    checkout_id: str
    rate_id: str


def choose_delivery(tx: Transaction, command: ChooseDelivery) -> Owed:
    """Safe to repeat. Raises NotOffered, CheckoutIncomplete (no address yet), CheckoutClosed."""
    return rebill(tx, command.checkout_id, rate_id=command.rate_id)
