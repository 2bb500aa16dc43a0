"""A quote is bought once: the checkout that is about to be paid holds it, in one guarded statement.

Nothing lets go of it: a checkout that is over does not hold what it held.
"""

from typing import Any

from sqlalchemy import or_, select

from chaffer.commerce.cart.errors import NotSold, QuoteOver
from chaffer.commerce.catalog.tables import quotes
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.pricing.views import Bill
from chaffer.commerce.quotes.standing import is_good, times_ordered, why_over
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_living = (
    select(checkouts.c.id)
    .where(
        checkouts.c.shop_id == quotes.c.shop_id, checkouts.c.id == quotes.c.checkout_id,
        checkouts.c.state.in_(("open", "paying")),
    )
    .correlate(quotes)
    .exists()
)  # fmt: skip
_HOLD = guarded(
    "quotes.hold", quotes, quotes.c.id == given("quote_id"), quotes.c.contact_id == given("buyer"),
    is_good(given("at")), quotes.c.quantity_limit >= given("units"), times_ordered() == 0,
    or_(quotes.c.checkout_id == "", quotes.c.checkout_id == given("holder"), ~_living), checkout_id=given("holder"),
)  # fmt: skip
_LOOK = Statement(
    "quotes.why_not",
    select(
        quotes.c.title, quotes.c.state, quotes.c.expires_at, quotes.c.replaced_by, times_ordered().label("ordered")
    ).where(mine(quotes), quotes.c.id == given("quote_id")),
)


def hold_quotes(tx: Transaction, checkout: Any, bill: Bill) -> None:
    """Make sure that what was quoted is bought now and by this checkout alone. Safe to repeat.

    Raises QuoteOver or NotSold; then others of the bill may be held, which harms nobody: they are this shopper's.
    """
    units: dict[str, int] = {}
    for line in bill.lines:
        if line.quote_id:
            units[line.quote_id] = units.get(line.quote_id, 0) + line.quantity
    for quote_id in sorted(units):
        held = tx.run(
            _HOLD, quote_id=quote_id, buyer=checkout.contact_id, holder=checkout.id, units=units[quote_id], at=tx.now
        )  # fmt: skip
        if not held:
            _refuse(tx, quote_id)


def _refuse(tx: Transaction, quote_id: str) -> None:
    row = tx.row(_LOOK, quote_id=quote_id)
    why = why_over(row, tx.now) if row is not None else ""
    if row is None or not why:
        raise NotSold(row.title if row is not None else quote_id)
    raise QuoteOver(quote_id, row.title, why, row.replaced_by)
