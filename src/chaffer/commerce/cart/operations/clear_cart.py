"""Take everything out of a cart."""

import msgspec
from sqlalchemy import delete

from chaffer.commerce.cart.changing import begin_change
from chaffer.commerce.cart.tables import cart_adjustments, cart_lines
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class ClearCart(msgspec.Struct, frozen=True):
    cart_id: str


_LINES = Statement(
    "cart.clear_lines", delete(cart_lines).where(mine(cart_lines), cart_lines.c.cart_id == given("cart_id"))
)
_ADJUSTMENTS = Statement(
    "cart.clear_adjustments",
    delete(cart_adjustments).where(mine(cart_adjustments), cart_adjustments.c.cart_id == given("cart_id")),
)


def clear_cart(tx: Transaction, command: ClearCart) -> None:
    """Lines and discounts go; the cart stays. Safe to repeat."""
    begin_change(tx, command.cart_id)
    tx.run(_LINES, cart_id=command.cart_id)
    tx.run(_ADJUSTMENTS, cart_id=command.cart_id)
    tx.changed("cart", command.cart_id)
