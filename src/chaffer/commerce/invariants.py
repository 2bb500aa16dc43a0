"""What must hold in a shop's books and shelves, checked by looking at all of them."""

from sqlalchemy import and_, func, select

from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.checkout.tables import reservations
from chaffer.commerce.ledger.audit import audit_balances
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction

_held = (
    select(
        reservations.c.shop_id, reservations.c.variant_id, reservations.c.location_id,
        func.sum(reservations.c.quantity).label("quantity"),
    )
    .where(mine(reservations), reservations.c.state == "held")
    .group_by(reservations.c.shop_id, reservations.c.variant_id, reservations.c.location_id)
    .subquery()
)  # fmt: skip
_SHELVES = Statement(
    "invariants.shelves",
    select(stock.c.variant_id, stock.c.location_id, stock.c.reserved, func.coalesce(_held.c.quantity, 0).label("held"))
    .select_from(
        stock.outerjoin(
            _held, and_(_held.c.variant_id == stock.c.variant_id, _held.c.location_id == stock.c.location_id)
        )
    )
    .where(mine(stock), stock.c.counted.is_(True), stock.c.reserved != func.coalesce(_held.c.quantity, 0)),
)


def broken_invariants(tx: Transaction) -> list[str]:
    """Every one in words; an empty list if money adds up and every reserved unit is reserved for somebody."""
    books = [
        f"{each.what} {each.name} {each.currency}: {each.found} instead of {each.expected}"
        for each in audit_balances(tx)
    ]
    shelves = [
        f"stock {row.variant_id} at {row.location_id}: {row.reserved} reserved, {row.held} held"
        for row in tx.rows(_SHELVES)
    ]
    return books + shelves
