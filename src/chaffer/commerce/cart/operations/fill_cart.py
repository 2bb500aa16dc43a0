"""Take over a cart that was put together elsewhere, such as in WhatsApp's catalogue."""

import msgspec
from sqlalchemy import select

from chaffer.commerce.cart.errors import CartFull, NotSold, OutOfStock
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.catalog.tables import variants
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, in_list, mine
from chaffer.runtime.transaction import Transaction


class FillCart(msgspec.Struct, frozen=True):
    """items: sku and quantity, as the outside told them. Its prices are not even read: ours count."""

    cart_id: str
    items: tuple[tuple[str, int], ...]
    by_kind: str = "shopper"
    by_id: str = ""


class Short(msgspec.Struct, frozen=True):
    """Fewer were left than asked for; `added` of them are in the cart."""

    sku: str
    asked: int
    added: int


class Filled(msgspec.Struct, frozen=True):
    """What became of it: lines added, skus we do not sell, shortages."""

    line_ids: tuple[str, ...]
    unknown: tuple[str, ...]
    short: tuple[Short, ...]


_BY_SKU = Statement(
    "cart.variants_by_sku",
    select(variants.c.sku, variants.c.id).where(mine(variants), in_list(variants.c.sku, "skus")),
)


def fill_cart(tx: Transaction, command: FillCart) -> Filled:
    """Add each item at our own prices; what cannot be had is reported, never a reason to lose the rest.

    Raises CartClosed, and Invalid for a quantity below one.
    """
    wanted: dict[str, int] = {}
    for sku, quantity in command.items:
        if quantity < 1:
            raise Invalid("a quantity is one or more", sku=sku, quantity=quantity)
        wanted[sku] = wanted.get(sku, 0) + quantity
    ids = {row.sku: row.id for row in tx.rows(_BY_SKU, skus=list(wanted))}
    lines, unknown, short = [], [sku for sku in wanted if sku not in ids], []
    for sku, quantity in wanted.items():
        if sku not in ids:
            continue
        line = AddLine(command.cart_id, ids[sku], quantity, command.by_kind, command.by_id)
        try:
            lines.append(add_line(tx, line))
        except NotSold:
            unknown.append(sku)
        except CartFull:
            short.append(Short(sku, quantity, 0))
        except OutOfStock as refusal:
            if refusal.left:
                lines.append(add_line(tx, msgspec.structs.replace(line, quantity=refusal.left)))
            short.append(Short(sku, quantity, refusal.left))
    return Filled(tuple(lines), tuple(unknown), tuple(short))
