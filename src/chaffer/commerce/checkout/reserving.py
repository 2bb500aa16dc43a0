"""Keeping units back: reserve, release, use, give back. Each step stands beside its undo.

A unit is in exactly one of three places: free (on_hand - reserved), reserved, or sold (no longer on_hand).
Rows of stock are always taken in the order (variant, location), so rivals cannot block each other in a circle.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from chaffer.commerce.cart.errors import NotSold, OutOfStock
from chaffer.commerce.catalog.events import StockMoved
from chaffer.commerce.catalog.tables import locations, stock, variants
from chaffer.commerce.checkout.choosing import Pick, Shelf, choose
from chaffer.commerce.checkout.tables import reservations
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
_endless = or_(
    ~stock.c.counted,
    select(variants.c.backorder)
    .where(variants.c.shop_id == stock.c.shop_id, variants.c.id == stock.c.variant_id)
    .scalar_subquery(),
)
_enough = or_(stock.c.on_hand - stock.c.reserved >= given("quantity"), _endless)


def _move(name: str, *conditions: Any, **changes: Any) -> Statement:
    return Statement(
        name,
        update(stock)
        .where(
            mine(stock), stock.c.variant_id == given("variant_id"), stock.c.location_id == given("location_id"),
            *conditions,
        )
        .values(**changes)
        .returning((stock.c.on_hand - stock.c.reserved).label("left"), stock.c.counted),
    )  # fmt: skip


_RESERVE = _move("stock.reserve", _enough, reserved=stock.c.reserved + given("quantity"))
_SELL = _move("stock.sell", _enough, on_hand=stock.c.on_hand - given("quantity"))
_RELEASE = _move("stock.release", reserved=stock.c.reserved - given("quantity"))
_USE = _move(
    "stock.use", reserved=stock.c.reserved - given("quantity"), on_hand=stock.c.on_hand - given("quantity")
)  # fmt: skip
_RETURN = _move("stock.return", on_hand=stock.c.on_hand + given("quantity"))
_TURN = Statement(
    "reservations.turn",
    update(reservations)
    .where(mine(reservations), reservations.c.holder_id == given("holder_id"), reservations.c.state == given("was"))
    .values(state=given("becomes"))
    .returning(reservations.c.variant_id, reservations.c.location_id, reservations.c.quantity),
)
_EXTEND = Statement(
    "reservations.extend",
    update(reservations)
    .where(mine(reservations), reservations.c.holder_id == given("holder_id"), reservations.c.state == HELD)
    .values(expires_at=given("until")),
)


def reserve(
    tx: Transaction, holder_id: str, demand: Mapping[str, int], expires_at: datetime, *, sold: bool = False
) -> None:
    """Keep units back for a holder (`sold`: hand them over at once), all or nothing.

    demand: units by variant, summed over lines. Raises OutOfStock or NotSold, having changed nothing.
    Its undo is `release` (or `give_back` when sold).
    """
    picks = _choose(tx, demand)
    for pick in picks:
        left = tx.row(
            _SELL if sold else _RESERVE,
            variant_id=pick.variant_id, location_id=pick.location_id, quantity=pick.quantity,
        )  # fmt: skip
        # The rows are ours since they were read, so the guard can only fail if this code is wrong.
        assert left is not None, f"stock of {pick.variant_id} moved while it was ours"
        if left.left <= 0:
            tx.changed("stock", pick.variant_id)
        tx.noted(StockMoved(pick.variant_id, pick.location_id, left.left if left.counted else None))
    insert_many(tx, "reservations.keep", reservations, [
        {
            "id": tx.new_id("reservation"), "holder_id": holder_id, "variant_id": pick.variant_id,
            "location_id": pick.location_id, "quantity": pick.quantity, "state": USED if sold else HELD,
            "expires_at": expires_at, "created_at": tx.now,
        }
        for pick in picks
    ])  # fmt: skip


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


def _choose(tx: Transaction, demand: Mapping[str, int]) -> list[Pick]:
    rows = tx.rows(_SHELVES, variant_ids=sorted(demand))
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
    rows = tx.rows(_TURN, holder_id=holder_id, was=was, becomes=becomes)
    for row in _in_order(rows):
        left = tx.row(move, variant_id=row.variant_id, location_id=row.location_id, quantity=row.quantity)
        if move is _USE or left is None:  # what was kept back is sold: as many are left to sell as before
            continue
        if left.left - row.quantity <= 0:
            tx.changed("stock", row.variant_id)
        tx.noted(StockMoved(row.variant_id, row.location_id, left.left if left.counted else None))
    return len(rows)


def _in_order(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: (row.variant_id, row.location_id))
