"""The cart's version moves with every change; the row stays ours until the end of the transaction."""

from typing import Any

from sqlalchemy import update

from chaffer.commerce.cart.errors import CartClosed
from chaffer.commerce.cart.tables import carts
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_BEGIN = Statement(
    "cart.begin_change",
    update(carts)
    .where(mine(carts), carts.c.id == given("cart_id"))
    .values(version=carts.c.version + 1, updated_at=given("at"))
    .returning(carts.c.id, carts.c.contact_id, carts.c.state, carts.c.currency, carts.c.version),
)
_TAKE_BACK = guarded("cart.take_back_change", carts, carts.c.id == given("cart_id"), version=carts.c.version - 1)


def begin_change(tx: Transaction, cart_id: str) -> Any:
    """Take an open cart against rivals and move its version. Its row, or NotFound, or CartClosed.

    A refusal after this must go through `take_back`: a refusal leaves nothing behind.
    """
    cart = tx.row(_BEGIN, cart_id=cart_id, at=tx.now)
    if cart is None:
        raise NotFound(f"no cart {cart_id}")
    if cart.state != "open":
        take_back(tx, cart_id)
        raise CartClosed(f"this cart is {cart.state}", state=cart.state)
    return cart


def take_back(tx: Transaction, cart_id: str) -> None:
    """Undo `begin_change`. Nobody saw the version in between: the row is ours."""
    tx.run(_TAKE_BACK, cart_id=cart_id)
