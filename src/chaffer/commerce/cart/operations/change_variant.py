"""Another size or colour in the place of what stands on a line."""

import msgspec
from sqlalchemy import select

from chaffer.commerce.cart.changing import begin_change, take_back
from chaffer.commerce.cart.errors import CartMoved, NotSold
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.set_quantity import DROP
from chaffer.commerce.cart.tables import cart_lines
from chaffer.commerce.catalog.tables import variants
from chaffer.kernel.errors import Invalid, NotFound, Refusal
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded


class ChangeVariant(msgspec.Struct, frozen=True):
    """sku: of the same product. seen: how many of the line whoever asks had before them; None: whatever there is."""

    cart_id: str
    line_id: str
    sku: str
    seen: int | None = None
    by_id: str = ""


_OF = Statement(
    "cart.line_to_change",
    select(
        cart_lines.c.variant_id, cart_lines.c.quantity, cart_lines.c.unit_minor, cart_lines.c.position,
        variants.c.product_id,
    )
    .select_from(
        cart_lines.outerjoin(
            variants, (variants.c.shop_id == cart_lines.c.shop_id) & (variants.c.id == cart_lines.c.variant_id)
        )
    )
    .where(mine(cart_lines), cart_lines.c.cart_id == given("cart_id"), cart_lines.c.id == given("line_id")),
)  # fmt: skip
_NAMED = Statement(
    "cart.variant_named",
    select(variants.c.id, variants.c.product_id).where(mine(variants), variants.c.sku == given("sku")),
)
_PLACE = guarded(
    "cart.place_line", cart_lines, cart_lines.c.id == given("line_id"), cart_lines.c.quantity <= given("at_most"),
    position=given("wanted"),
)  # fmt: skip


def change_variant(tx: Transaction, command: ChangeVariant) -> str:
    """The line's id, or that of the line it joined. Its place in the cart is kept.

    Raises NotFound, CartMoved, Invalid for another product or a price made by hand, and what `add_line` refuses.
    """
    begin_change(tx, command.cart_id)
    try:
        line = tx.row(_OF, cart_id=command.cart_id, line_id=command.line_id)
        if command.seen is not None and (line is None or line.quantity != command.seen):
            raise CartMoved("the cart is not as you saw it")
        if line is None:
            raise NotFound("no such line in this cart")
        variant = tx.row(_NAMED, sku=command.sku)
        if variant is None:
            raise NotSold(command.sku)
        if variant.product_id != line.product_id or line.unit_minor is not None:
            raise Invalid("another size or colour of the same product, at the list price", field="sku")
        if variant.id == line.variant_id:
            take_back(tx, command.cart_id)
            return command.line_id
        line_id = add_line(
            tx, AddLine(command.cart_id, variant.id, line.quantity, by_kind="staff", by_id=command.by_id)
        )
    except Refusal:
        take_back(tx, command.cart_id)
        raise
    tx.run(DROP, cart_id=command.cart_id, line_id=command.line_id)
    tx.run(_PLACE, line_id=line_id, at_most=line.quantity, wanted=line.position)
    tx.changed("cart", command.cart_id)
    return line_id
