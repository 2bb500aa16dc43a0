"""What must hold in a shop's books and shelves, checked by looking at all of them."""

from sqlalchemy import and_, func, or_, select

from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.checkout.tables import reservations
from chaffer.commerce.ledger.audit import audit_balances
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.returns.tables import return_lines, returns
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


_LINES = Statement(
    "invariants.lines",
    select(order_lines.c.id, order_lines.c.quantity, order_lines.c.refunded_quantity, order_lines.c.returned_quantity)
    .where(
        mine(order_lines),
        or_(
            order_lines.c.returned_quantity > order_lines.c.shipped_quantity,
            order_lines.c.returned_quantity > order_lines.c.refunded_quantity,
            order_lines.c.total_minor < 0,
        ),
    ),
)  # fmt: skip
_RETURNED = Statement(
    "invariants.returned",
    select(return_lines.c.return_id, return_lines.c.order_line_id)
    .where(
        mine(return_lines), returns.c.shop_id == return_lines.c.shop_id, returns.c.id == return_lines.c.return_id,
        returns.c.state != "done", return_lines.c.received > 0,
    ),
)  # fmt: skip
_OVERPAID = Statement(
    "invariants.given_back",
    select(orders.c.id, orders.c.refunded_minor, orders.c.total_minor).where(
        mine(orders), or_(orders.c.refunded_minor > orders.c.total_minor, orders.c.refunded_minor < 0)
    ),
)


def _orders(tx: Transaction) -> list[str]:
    """No unit came back that had not left, none came before its return was settled, nothing was given back twice."""
    lines = [f"line {row.id}: {row.returned_quantity} returned of {row.quantity}" for row in tx.rows(_LINES)]
    early = [f"return {row.return_id}: received before it was settled" for row in tx.rows(_RETURNED)]
    over = [
        f"order {row.id}: {row.refunded_minor} given back of {row.total_minor}" for row in tx.rows(_OVERPAID)
    ]  # fmt: skip
    return lines + early + over


def broken_invariants(tx: Transaction) -> list[str]:
    """Every one in words; an empty list if money adds up, every reserved unit is reserved for somebody, and what came
    back of orders had left.
    """
    books = [
        f"{each.what} {each.name} {each.currency}: {each.found} instead of {each.expected}"
        for each in audit_balances(tx)
    ]
    shelves = [
        f"stock {row.variant_id} at {row.location_id}: {row.reserved} reserved, {row.held} held"
        for row in tx.rows(_SHELVES)
    ]
    return books + shelves + _orders(tx)
