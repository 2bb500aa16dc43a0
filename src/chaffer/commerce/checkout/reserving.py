"""Keeping units back: reserve, release, use, give back. Each step stands beside its undo.

A unit is in exactly one of three places: free (on_hand - reserved), reserved, or sold (no longer on_hand).
Rows of stock are always taken in the order (variant, location), so rivals cannot block each other in a circle.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, cast, func, or_, select, tuple_, update

from chaffer.commerce.cart.errors import NotSold, OutOfStock
from chaffer.commerce.catalog.events import StockMoved
from chaffer.commerce.catalog.tables import locations, stock, variants
from chaffer.commerce.checkout.choosing import Pick, Shelf, choose
from chaffer.commerce.checkout.tables import reservations
from chaffer.commerce.pricing.days import in_zone
from chaffer.commerce.pricing.views import Bill
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

HELD, USED, RELEASED = "held", "used", "released"

_SHELVES = Statement(
    "stock.take_rows",
    select(
        stock.c.variant_id, stock.c.location_id, (stock.c.on_hand - stock.c.reserved).label("left"), stock.c.counted,
        variants.c.backorder, variants.c.sku,
    )
    .where(
        mine(stock), in_list(stock.c.variant_id, "variant_ids"),
        variants.c.shop_id == stock.c.shop_id, variants.c.id == stock.c.variant_id,
        locations.c.shop_id == stock.c.shop_id, locations.c.id == stock.c.location_id, locations.c.state == "active",
    )
    .order_by(stock.c.variant_id, stock.c.location_id)
    .with_for_update(of=stock),
)  # fmt: skip
_shelf = stock.alias("shelf")


def _theirs(shelf: Any) -> tuple[Any, ...]:
    """Reservations of the holder that are in this state and about this shelf."""
    return (
        reservations.c.shop_id == shelf.c.shop_id, reservations.c.holder_id == given("holder_id"),
        reservations.c.state == given("was"), reservations.c.variant_id == shelf.c.variant_id,
        reservations.c.location_id == shelf.c.location_id,
    )  # fmt: skip


_units = (
    select(cast(func.sum(reservations.c.quantity), BigInteger))
    .where(*_theirs(stock))
    .correlate(stock)
    .scalar_subquery()
)
_in_order = (
    select(_shelf.c.variant_id, _shelf.c.location_id)
    .where(mine(reservations), *_theirs(_shelf))
    .order_by(_shelf.c.variant_id, _shelf.c.location_id)
    .with_for_update(of=(reservations, _shelf))
)
_endless = or_(
    ~stock.c.counted,
    select(variants.c.backorder)
    .where(variants.c.shop_id == stock.c.shop_id, variants.c.id == stock.c.variant_id)
    .scalar_subquery(),
)
_enough = or_(stock.c.on_hand - stock.c.reserved >= _units, _endless)


def _move(name: str, *conditions: Any, **changes: Any) -> Statement:
    """All that the holder's reservations in this state are about, in one statement."""
    return Statement(
        name,
        update(stock)
        .where(mine(stock), tuple_(stock.c.variant_id, stock.c.location_id).in_(_in_order), *conditions)
        .values(**changes)
        .returning(
            stock.c.variant_id,
            (stock.c.on_hand - stock.c.reserved).label("left"),
            _units.label("units"),
            stock.c.location_id,
            stock.c.counted,
        ),
    )


_RESERVE = _move("stock.reserve", _enough, reserved=stock.c.reserved + _units)
_SELL = _move("stock.sell", _enough, on_hand=stock.c.on_hand - _units)
_RELEASE = _move("stock.release", reserved=stock.c.reserved - _units)
_USE = _move("stock.use", reserved=stock.c.reserved - _units, on_hand=stock.c.on_hand - _units)
_RETURN = _move("stock.return", on_hand=stock.c.on_hand + _units)
_TURN = Statement(
    "reservations.turn",
    update(reservations)
    .where(mine(reservations), reservations.c.holder_id == given("holder_id"), reservations.c.state == given("was"))
    .values(state=given("becomes")),
)
_EXTEND = Statement(
    "reservations.extend",
    update(reservations)
    .where(mine(reservations), reservations.c.holder_id == given("holder_id"), reservations.c.state == HELD)
    .values(expires_at=given("until")),
)


def reserve(
    tx: Transaction, holder_id: str, demand: Mapping[str, int], expires_at: datetime, *, sold: bool = False,
    place: str = "",
) -> None:  # fmt: skip
    """Keep units back for a holder (`sold`: hand them over at once), all or nothing.

    demand: units by variant, summed over lines. place: take them from this one and no other. Raises OutOfStock or NotSold, having changed nothing.
    Its undo is `release` (or `give_back` when sold).
    """
    picks = _choose(tx, demand, place)
    state = USED if sold else HELD
    insert_many(tx, "reservations.keep", reservations, [
        {
            "id": tx.new_id("reservation"), "holder_id": holder_id, "variant_id": pick.variant_id,
            "location_id": pick.location_id, "quantity": pick.quantity, "state": state, "expires_at": expires_at,
            "created_at": tx.now,
        }
        for pick in picks
    ])  # fmt: skip
    moved = tx.rows(_SELL if sold else _RESERVE, holder_id=holder_id, was=state) if picks else []
    # The rows are ours since they were read, so the guard can only fail if this code is wrong.
    assert len(moved) == len(picks), f"stock moved while it was ours, for {holder_id}"
    for row in moved:
        if row.left <= 0:
            tx.changed("stock", row.variant_id)
        _tell(tx, row)


def place_for(tx: Transaction, checkout: Any, bill: Bill) -> str:
    """Where it must be taken from to arrive on the same day; "" if from anywhere."""
    if bill.days is None or not bill.days.near:
        return ""
    today = tx.now.astimezone(in_zone(bill.days.time_zone)).date()
    return bill.days.near if checkout.delivery_date == today.isoformat() else ""


def release(tx: Transaction, holder_id: str) -> int:
    """Undo `reserve`: the units are for sale again. Safe to repeat. How many rows it freed."""
    return _turn(tx, holder_id, HELD, RELEASED, _RELEASE)


def use(tx: Transaction, holder_id: str) -> int:
    """What was held is sold. Safe to repeat. Its undo is `give_back`."""
    return _turn(tx, holder_id, HELD, USED, _USE)


def give_back(tx: Transaction, holder_id: str) -> int:
    """Undo a sale: the units are on the shelf again. Safe to repeat."""
    return _turn(tx, holder_id, USED, RELEASED, _RETURN)


def extend(tx: Transaction, holder_id: str, until: datetime) -> None:
    """Keep what is held for longer."""
    tx.run(_EXTEND, holder_id=holder_id, until=until)


def _choose(tx: Transaction, demand: Mapping[str, int], place: str) -> list[Pick]:
    rows = [row for row in tx.rows(_SHELVES, variant_ids=sorted(demand)) if not place or row.location_id == place]
    shelves = [Shelf(row.variant_id, row.location_id, row.left if _counts(row) else None) for row in rows]
    picks = choose(demand, shelves)
    if isinstance(picks, list):
        return picks
    of_this = [row for row in rows if row.variant_id == picks]
    if not of_this:
        raise NotSold(picks)
    raise OutOfStock(of_this[0].sku, sum(max(row.left, 0) for row in of_this))


def _counts(row: Any) -> bool:
    return bool(row.counted) and not row.backorder


def _turn(tx: Transaction, holder_id: str, was: str, becomes: str, move: Statement) -> int:
    for row in tx.rows(move, holder_id=holder_id, was=was):
        if move is _USE:  # what was kept back is sold: as many are left to sell as before
            continue
        if row.left - row.units <= 0:
            tx.changed("stock", row.variant_id)
        _tell(tx, row)
    return tx.run(_TURN, holder_id=holder_id, was=was, becomes=becomes)


def _tell(tx: Transaction, row: Any) -> None:
    tx.noted(StockMoved(row.variant_id, row.location_id, row.left if row.counted else None))
