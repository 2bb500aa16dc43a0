"""What becomes of a cart whose bill was ordered."""

from typing import Any

from sqlalchemy import delete

from chaffer.commerce.cart.tables import cart_adjustments, cart_lines, carts
from chaffer.commerce.pricing.views import Bill
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_CLOSE = guarded(
    "cart.close", carts, carts.c.id == given("cart_id"), carts.c.version == given("billed_version"),
    carts.c.state == "open", state="ordered", version=carts.c.version + 1, updated_at=given("at"),
)  # fmt: skip
_LESS = guarded(
    "cart.less_of_line", cart_lines, cart_lines.c.id == given("line_id"), cart_lines.c.quantity > given("ordered"),
    quantity=cart_lines.c.quantity - given("ordered"),
)  # fmt: skip
_GONE = Statement(
    "cart.ordered_line",
    delete(cart_lines).where(
        mine(cart_lines), cart_lines.c.id == given("line_id"), cart_lines.c.quantity <= given("ordered")
    ),
)
_VOUCHER = Statement(
    "cart.ordered_voucher",
    delete(cart_adjustments).where(
        mine(cart_adjustments), cart_adjustments.c.cart_id == given("cart_id"),
        cart_adjustments.c.code == given("voucher_id"),
    ),
)  # fmt: skip
_MOVE = guarded(
    "cart.move_on", carts, carts.c.id == given("cart_id"), version=carts.c.version + 1, updated_at=given("at")
)  # fmt: skip


def close_cart(tx: Transaction, checkout: Any, bill: Bill) -> None:
    """The cart is ordered. If the shopper put more in after the bill was made, only what was billed leaves it."""
    if not tx.run(_CLOSE, cart_id=checkout.cart_id, billed_version=bill.cart_version, at=tx.now):
        for line in bill.lines:
            if not tx.run(_LESS, line_id=line.line_id, ordered=line.quantity):
                tx.run(_GONE, line_id=line.line_id, ordered=line.quantity)
        if bill.voucher_id:
            tx.run(_VOUCHER, cart_id=checkout.cart_id, voucher_id=bill.voucher_id)
        tx.run(_MOVE, cart_id=checkout.cart_id, at=tx.now)
    tx.changed("cart", checkout.cart_id)
