"""The lines of an order that change after it was placed: fewer units, another thing in their place."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, func, select

from chaffer.commerce.catalog.queries import variants
from chaffer.commerce.catalog.views import VariantView
from chaffer.commerce.orders.errors import RefundTooLarge
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.returns.worth import share, swapped
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

_LINE = Statement(
    "order_lines.load", select(order_lines).where(
        mine(order_lines), order_lines.c.order_id == given("order_id"), order_lines.c.id == given("line_id")
    ),
)  # fmt: skip
_POSITION = Statement(
    "order_lines.last_position",
    select(func.coalesce(func.max(order_lines.c.position), 0).label("last")).where(
        mine(order_lines), order_lines.c.order_id == given("order_id")
    ),
)
_KEEP = Statement(
    "order_lines.add",
    insert_all(
        order_lines, "id", "order_id", "variant_id", "product_id", "sku", "title", "options", "image_url", "quantity",
        "unit_minor", "discount_minor", "tax_minor", "total_minor", "seller_id", "position",
    ),
)  # fmt: skip
_FEWER = guarded(
    "order_lines.fewer", order_lines, order_lines.c.id == given("line_id"),
    order_lines.c.quantity - given("units") >= order_lines.c.refunded_quantity,
    quantity=order_lines.c.quantity - given("units"), total_minor=order_lines.c.total_minor - given("part"),
)  # fmt: skip
_DROP = Statement(
    "order_lines.drop",
    delete(order_lines).where(mine(order_lines), order_lines.c.id == given("line_id"), order_lines.c.quantity == 0),
)
_BACK = guarded(
    "order_lines.came_back", order_lines, order_lines.c.id == given("line_id"),
    returned_quantity=order_lines.c.returned_quantity + given("units"),
)  # fmt: skip
_GONE = guarded(
    "order_lines.gone", order_lines, order_lines.c.id == given("line_id"),
    order_lines.c.refunded_quantity + given("units") <= order_lines.c.quantity,
    refunded_quantity=order_lines.c.refunded_quantity + given("units"),
)  # fmt: skip
_MORE = guarded(
    "orders.costs_more", orders, orders.c.id == given("order_id"),
    total_minor=orders.c.total_minor + given("extra"), subtotal_minor=orders.c.subtotal_minor + given("extra"),
    version=orders.c.version + 1,
)  # fmt: skip


class Swap(msgspec.Struct, frozen=True):
    """Units of a line, and what takes their place. worth, becomes: minor units for all of them, before and after."""

    line: Any
    units: int
    variant: VariantView
    worth: int
    becomes: int

    @property
    def extra(self) -> int:
        """What it costs more; negative: less."""
        return self.becomes - self.worth


def line_of(tx: Transaction, order_id: str, line_id: str) -> Any:
    """Its row. Raises NotFound."""
    row = tx.row(_LINE, order_id=order_id, line_id=line_id)
    if row is None:
        raise NotFound(f"no line {line_id} in this order")
    return row


def swap_of(tx: Transaction, order: Any, line_id: str, units: int, variant_id: str) -> Swap:
    """Another size or colour of the same thing, at its price of today.

    Raises NotFound, Invalid for another product, another currency or the same thing, RefundTooLarge for too many units.
    """
    line = line_of(tx, order.id, line_id)
    if units > line.quantity - line.refunded_quantity:
        raise RefundTooLarge("more units than are left of this line", left=line.quantity - line.refunded_quantity)
    found = variants(tx, [variant_id])
    if not found or found[0].product_id != line.product_id:
        raise Invalid("another size or colour of the same product is needed", variant_id=variant_id)
    variant = found[0]
    if variant.id == line.variant_id:
        raise Invalid("that is what was ordered", variant_id=variant_id)
    if variant.price.currency != order.currency or variant.state != "active":
        raise Invalid("this variant is not sold for this order's money", variant_id=variant_id)
    worth = share(line.total_minor, line.quantity, line.refunded_quantity, units)
    becomes = swapped(worth, line.unit_minor, variant.price.minor, units)
    return Swap(line, units, variant, worth, becomes)


def put_in_place(tx: Transaction, order: Any, swap: Swap) -> str:
    """Write the new line; its id. Stock, money and the old line are the caller's steps."""
    line, units, variant = swap.line, swap.units, swap.variant
    line_id = tx.new_id("line")
    full = variant.price.minor * units
    tax = line.tax_minor * swap.becomes // line.total_minor if line.total_minor else 0
    tx.run(
        _KEEP, id=line_id, order_id=order.id, variant_id=variant.id, product_id=line.product_id, sku=variant.sku,
        title=line.title, options=variant.options, image_url=line.image_url, quantity=units,
        unit_minor=variant.price.minor, discount_minor=max(full - swap.becomes, 0), tax_minor=tax,
        total_minor=swap.becomes, seller_id=line.seller_id, position=tx.one(_POSITION, order_id=order.id).last + 1,
    )  # fmt: skip
    return line_id


def take_from(tx: Transaction, swap: Swap) -> None:
    """The old line has so many units less, and is gone when none is left."""
    if not tx.run(_FEWER, line_id=swap.line.id, units=swap.units, part=swap.worth):
        raise RefundTooLarge("more units than are left of this line")
    tx.run(_DROP, line_id=swap.line.id)


def came_back(tx: Transaction, line_id: str, units: int) -> None:
    tx.run(_BACK, line_id=line_id, units=units)


def count_as_gone(tx: Transaction, lines: Sequence[tuple[str, int]]) -> None:
    """Units for which no money goes back any more. Raises RefundTooLarge."""
    for line_id, units in lines:
        if not tx.run(_GONE, line_id=line_id, units=units):
            raise RefundTooLarge("more units than are left of this line")


def costs_more(tx: Transaction, order_id: str, extra_minor: int) -> None:
    tx.run(_MORE, order_id=order_id, extra=extra_minor)
