"""Take something off a cart as a person of the shop."""

import msgspec
from sqlalchemy import delete

from chaffer.commerce.cart.changing import begin_change, take_back
from chaffer.commerce.cart.queries import cart
from chaffer.commerce.cart.tables import cart_adjustments
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

BY_HAND = "by_hand"


class PutDiscount(msgspec.Struct, frozen=True):
    """minor: what is taken off, in minor units of the cart's currency; 0 takes the discount off again. label: as the shopper
    reads it.
    """

    cart_id: str
    minor: int
    label: str = ""


_CLEAR = Statement(
    "cart.clear_discount",
    delete(cart_adjustments).where(
        mine(cart_adjustments), cart_adjustments.c.cart_id == given("cart_id"), cart_adjustments.c.kind == "discount",
        cart_adjustments.c.code == BY_HAND,
    ),
)  # fmt: skip
_PUT = Statement(
    "cart.put_discount", insert_all(cart_adjustments, "id", "cart_id", "kind", "code", "label", "minor", "source")
)


def put_discount(tx: Transaction, command: PutDiscount) -> None:
    """In the place of the one there is. Safe to repeat. Raises NotFound, CartClosed, Invalid for more than the goods cost."""
    begin_change(tx, command.cart_id)
    if not 0 <= command.minor <= cart(tx, command.cart_id, whole=False).subtotal.minor:
        take_back(tx, command.cart_id)
        raise Invalid("a discount takes off something between nothing and all", field="minor")
    tx.run(_CLEAR, cart_id=command.cart_id)
    if command.minor:
        tx.run(
            _PUT, id=tx.new_id("adjustment"), cart_id=command.cart_id, kind="discount", code=BY_HAND,
            label=command.label, minor=-command.minor, source={},
        )  # fmt: skip
    tx.changed("cart", command.cart_id)
