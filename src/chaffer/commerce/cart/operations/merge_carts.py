"""Two people are one, and so are their living carts: the same things add up, as far as there are any."""

from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.cart.errors import CartFull, NotSold, OutOfStock
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.take_wishes import take_wishes
from chaffer.commerce.cart.tables import cart_lines, carts
from chaffer.kernel.errors import Refusal
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_LINES = Statement(
    "cart.lines_to_merge",
    select(
        cart_lines.c.id, cart_lines.c.variant_id, cart_lines.c.quote_id, cart_lines.c.quantity,
        cart_lines.c.unit_minor, cart_lines.c.added_by_kind, cart_lines.c.added_by_id,
    )
    .where(mine(cart_lines), cart_lines.c.cart_id == given("cart_id"))
    .order_by(cart_lines.c.position, cart_lines.c.id),
)  # fmt: skip
_OF = Statement("cart.quantities", select(cart_lines.c.id, cart_lines.c.quantity).where(
    mine(cart_lines), cart_lines.c.cart_id == given("cart_id")
))  # fmt: skip
_SET_ASIDE = guarded(
    "cart.set_aside", carts, carts.c.id == given("cart_id"), carts.c.state == "open", state="merged",
    updated_at=given("at"),
)  # fmt: skip


class Added(msgspec.Struct, frozen=True):
    """A line of the common cart, and how many units of it came from the other."""

    line_id: str
    quantity: int


class MergeCarts(msgspec.Struct, frozen=True):
    from_cart_id: str
    into_cart_id: str


def merge_carts(tx: Transaction, command: MergeCarts) -> list[Added]:
    """Put the lines of the first cart into the second; what came of each. The first is set aside, its lines with it.

    A quantity is capped by what is left; what is not sold any more stays behind. Nothing is reserved.
    Raises CartClosed.
    """
    before = {row.id: row.quantity for row in tx.rows(_OF, cart_id=command.into_cart_id)}
    tx.run(_SET_ASIDE, cart_id=command.from_cart_id, at=tx.now)
    for row in tx.rows(_LINES, cart_id=command.from_cart_id):
        _put(tx, command.into_cart_id, row)
    take_wishes(tx, command.from_cart_id, command.into_cart_id)
    tx.changed("cart", command.from_cart_id)
    return [
        Added(row.id, row.quantity - before.get(row.id, 0))
        for row in tx.rows(_OF, cart_id=command.into_cart_id)
        if row.quantity > before.get(row.id, 0)
    ]


def _put(tx: Transaction, cart_id: str, row: Any) -> None:
    line = AddLine(
        cart_id, row.variant_id, row.quantity, row.added_by_kind, row.added_by_id, row.unit_minor, row.quote_id
    )
    try:
        add_line(tx, line)
    except OutOfStock as refusal:
        if refusal.left > 0:
            _put_fewer(tx, msgspec.structs.replace(line, quantity=refusal.left))
    except (NotSold, CartFull):
        return


def _put_fewer(tx: Transaction, line: AddLine) -> None:
    try:
        add_line(tx, line)
    except Refusal:
        return
