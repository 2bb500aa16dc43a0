"""Send an order that has not left somewhere else."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.checkout.operations.set_address import checked_address
from chaffer.commerce.orders.errors import AlreadyShipped, OrderClosed
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.pricing.queries import place
from chaffer.commerce.returns.errors import PriceDiffers
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded


class ChangeAddress(msgspec.Struct, frozen=True):
    """address: as for a checkout."""

    order_id: str
    address: dict[str, Any]


_PLACED = Statement(
    "orders.placed_for",
    select(
        orders.c.address,
        orders.c.currency,
        orders.c.subtotal_minor,
        orders.c.discount_minor,
        orders.c.shipping_rate_id,
        orders.c.company,
    ).where(mine(orders), orders.c.id == given("order_id")),
)
_WRITE = guarded(
    "orders.change_address", orders, orders.c.id == given("order_id"), address=given("new_address"),
    version=orders.c.version + 1,
)  # fmt: skip


def change_address(tx: Transaction, command: ChangeAddress) -> dict[str, Any]:
    """Safe to repeat. before: where it would have gone.

    Raises NotFound, Invalid, OrderClosed, AlreadyShipped, and PriceDiffers where tax or delivery cost otherwise.
    """
    row = take_order(tx, command.order_id)
    if row.state != "placed":
        raise OrderClosed(f"this order is {row.state}", state=row.state)
    if row.fulfilment_state not in {"open", "packed"}:
        raise AlreadyShipped("a parcel of this order left already", fulfilment_state=row.fulfilment_state)
    address = checked_address(command.address)
    view = tx.one(_PLACED, order_id=row.id)
    before = view.address or {}
    abroad = (view.company or {}).get("reverse_charge") and address["country"] != before.get("country")
    if abroad or _costs(tx, view, before) != _costs(tx, view, address):
        raise PriceDiffers("tax or delivery cost otherwise there", country=address["country"])
    tx.run(_WRITE, order_id=row.id, new_address=address)
    tx.changed("order", row.id)
    return {"before": before}


def _costs(tx: Transaction, view: Any, address: Mapping[str, Any]) -> Any:
    """What depends on the place: taxes, and the price of the delivery that was chosen."""
    country, region = str(address.get("country", "")), str(address.get("region", ""))
    there = place(tx, view.currency, country, region)
    ways = there.choices(0, view.subtotal_minor - view.discount_minor)
    chosen = [way.price for way in ways if way.rate_id == view.shipping_rate_id]
    return there.tax_rates, there.tax_included, chosen or country
