"""Say how it gets there."""

import msgspec

from chaffer.commerce.checkout.errors import CheckoutIncomplete
from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.commerce.checkout.taking import take_checkout
from chaffer.runtime.transaction import Transaction


class ChooseDelivery(msgspec.Struct, frozen=True):
    checkout_id: str
    rate_id: str


def choose_delivery(tx: Transaction, command: ChooseDelivery) -> None:
    """Safe to repeat. Raises NotOffered, CheckoutIncomplete (no address yet), CheckoutClosed."""
    if take_checkout(tx, command.checkout_id).address is None:
        raise CheckoutIncomplete(("address",))
    rebill(tx, command.checkout_id, rate_id=command.rate_id)
