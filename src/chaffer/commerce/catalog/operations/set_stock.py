"""Say how many units of a variant are on hand."""

import msgspec
from sqlalchemy import select

from chaffer.commerce.catalog.events import StockMoved
from chaffer.commerce.catalog.operations.open_for_sale import main_location
from chaffer.commerce.catalog.tables import locations, stock, variants
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_KNOWN = Statement("catalog.stocked_variant", select(variants.c.id).where(mine(variants), variants.c.id == given("id")))
_LOCATION = Statement(
    "catalog.location_exists", select(locations.c.id).where(mine(locations), locations.c.id == given("id"))
)
_put = insert_all(stock, "variant_id", "location_id", "on_hand", "counted")
_PUT = Statement(
    "catalog.set_stock",
    _put.on_conflict_do_update(
        index_elements=["shop_id", "variant_id", "location_id"],
        set_={"on_hand": _put.excluded.on_hand, "counted": _put.excluded.counted},
    ).returning(stock.c.reserved),
)


class SetStock(msgspec.Struct, frozen=True):
    """on_hand: units counted there now, reserved ones among them; None if nobody counts (it never runs out).
    location_id: "" for the shop's main place.
    """

    variant_id: str
    on_hand: int | None
    location_id: str = ""


def set_stock(tx: Transaction, command: SetStock) -> None:
    """Set it, whatever it was. Reservations stay. Safe to repeat. Raises NotFound, Invalid."""
    if command.on_hand is not None and command.on_hand < 0:
        raise Invalid("stock cannot be less than nothing", on_hand=command.on_hand)
    if tx.value(_KNOWN, id=command.variant_id) is None:
        raise NotFound("no such variant", variant_id=command.variant_id)
    location_id = command.location_id or main_location(tx)
    if command.location_id and tx.value(_LOCATION, id=location_id) is None:
        raise NotFound("no such location", location_id=location_id)
    counted = command.on_hand is not None
    reserved = tx.value(
        _PUT, variant_id=command.variant_id, location_id=location_id, on_hand=command.on_hand or 0, counted=counted
    )
    tx.changed("stock", command.variant_id)
    left = None if command.on_hand is None else command.on_hand - reserved
    tx.noted(StockMoved(command.variant_id, location_id, left))
    tx.wake("live")
