"""Take one line out of a cart."""

import msgspec

from chaffer.commerce.cart.operations.set_quantity import SetQuantity, set_quantity
from chaffer.runtime.transaction import Transaction


class RemoveLine(msgspec.Struct, frozen=True):
    cart_id: str
    line_id: str


def remove_line(tx: Transaction, command: RemoveLine) -> None:
    """Raises NotFound if it is not there (any more)."""
    set_quantity(tx, SetQuantity(command.cart_id, command.line_id, 0))
