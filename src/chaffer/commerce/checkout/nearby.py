"""The place near an address that has all of it: only from there the same day is promised."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.pricing.queries import Place
from chaffer.runtime.statements import Statement, in_list, mine
from chaffer.runtime.transaction import Transaction

_SHELVES = Statement(
    "checkout.shelves_nearby",
    select(
        stock.c.location_id, stock.c.variant_id, (stock.c.on_hand - stock.c.reserved).label("left"), stock.c.counted
    ).where(mine(stock), in_list(stock.c.variant_id, "variant_ids"), in_list(stock.c.location_id, "places")),
)  # fmt: skip


def near_with_all(tx: Transaction, at: Place, address: Mapping[str, Any], demand: Mapping[str, int]) -> str:
    """Its id, "" if there is none. No statement where no way of delivery knows the same day, else one."""
    places = at.near(address)
    if not places or not demand:
        return ""
    there: dict[str, set[str]] = {place: set() for place in places}
    for row in tx.rows(_SHELVES, variant_ids=sorted(demand), places=places):
        if not row.counted or row.left >= demand[row.variant_id]:
            there[row.location_id].add(row.variant_id)
    return next((place for place in places if there[place] == set(demand)), "")
