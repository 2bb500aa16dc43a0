"""Two people are two again: what came from the one's cart goes back to it."""

import msgspec
from sqlalchemy import delete, select

from chaffer.commerce.cart.operations.merge_carts import Added
from chaffer.commerce.cart.tables import cart_lines, carts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_STATE = Statement("cart.state_of", select(carts.c.state).where(mine(carts), carts.c.id == given("cart_id")))
_LESS = guarded(
    "cart.part_from_line", cart_lines, cart_lines.c.id == given("line_id"),
    cart_lines.c.cart_id == given("cart_id"), cart_lines.c.quantity > given("quantity_"),
    quantity=cart_lines.c.quantity - given("quantity_"),
)  # fmt: skip
_GONE = Statement(
    "cart.part_from_cart",
    delete(cart_lines).where(
        mine(cart_lines), cart_lines.c.id == given("line_id"), cart_lines.c.cart_id == given("cart_id")
    ),
)
_AGAIN = guarded(
    "cart.open_again", carts, carts.c.id == given("cart_id"), carts.c.state == "merged", state="open",
    updated_at=given("at"),
)  # fmt: skip
_MOVED = guarded(
    "cart.parted", carts, carts.c.id == given("cart_id"), version=carts.c.version + 1, updated_at=given("at")
)  # fmt: skip


class PartCarts(msgspec.Struct, frozen=True):
    """added: what `merge_carts` gave."""

    from_cart_id: str
    into_cart_id: str
    added: tuple[Added, ...]


def part_carts(tx: Transaction, command: PartCarts) -> bool:
    """Take out of the common cart what came from the first, and open that again as it was.

    False, and nothing, if the common cart was ordered meanwhile: then its things are bought, and not to be bought
    twice. Safe to repeat.
    """
    if tx.value(_STATE, cart_id=command.into_cart_id) != "open":
        return False
    if not tx.run(_AGAIN, cart_id=command.from_cart_id, at=tx.now):
        return False
    for each in command.added:
        if not tx.run(_LESS, line_id=each.line_id, cart_id=command.into_cart_id, quantity_=each.quantity):
            tx.run(_GONE, line_id=each.line_id, cart_id=command.into_cart_id)
    tx.run(_MOVED, cart_id=command.into_cart_id, at=tx.now)
    tx.changed("cart", command.from_cart_id)
    tx.changed("cart", command.into_cart_id)
    return True
