"""Say who it is for, if not the buyer."""

import msgspec

from chaffer.commerce.cart.tables import carts
from chaffer.commerce.checkout.errors import CheckoutClosed
from chaffer.commerce.checkout.operations.rebill import LIVING
from chaffer.commerce.checkout.taking import take_checkout
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

LETTERS_AT_MOST = 200


class SetRecipient(msgspec.Struct, frozen=True):
    """label: as the buyer calls them ("mum"). All empty: it is for the buyer after all."""

    checkout_id: str
    name: str = ""
    phone: str = ""
    label: str = ""


_SET = guarded("cart.set_recipient", carts, carts.c.id == given("cart_id"), recipient=given("new_recipient"))


def set_recipient(tx: Transaction, command: SetRecipient) -> None:
    """Kept with the cart, then with the order; news of the parcel go to the buyer. Safe to repeat.

    Raises Invalid, CheckoutClosed.
    """
    told = {"name": command.name.strip(), "phone": command.phone.strip(), "label": command.label.strip()}
    if any(len(text) > LETTERS_AT_MOST for text in told.values()):
        raise Invalid("this name is too long")
    row = take_checkout(tx, command.checkout_id)
    if row.state not in LIVING:
        raise CheckoutClosed(f"this checkout is {row.state}", state=row.state)
    tx.run(_SET, cart_id=row.cart_id, new_recipient=told if any(told.values()) else None)
