"""Give a shop the price list and the place without which nothing can be sold."""

from sqlalchemy import select

from chaffer.accounts.tables import shops
from chaffer.commerce.catalog.tables import locations, price_lists
from chaffer.runtime.statements import Statement, insert_all, mine
from chaffer.runtime.transaction import Transaction

STANDARD_LIST, MAIN_LOCATION = "prl_standard", "loc_main"
"""As commerce.defaults names them when a shop is made."""

_CURRENCY = Statement("catalog.shop_currency", select(shops.c.currency).where(mine(shops)))
_LISTS = Statement(
    "catalog.standard_lists",
    select(price_lists.c.id, price_lists.c.currency)
    .where(mine(price_lists), price_lists.c.kind == "standard")
    .order_by(price_lists.c.id),
)
_LOCATION = Statement(
    "catalog.first_location",
    select(locations.c.id).where(mine(locations), locations.c.state == "active").order_by(locations.c.id).limit(1),
)
_ADD_LIST = Statement(
    "catalog.add_price_list", insert_all(price_lists, "id", "name", "currency").on_conflict_do_nothing()
)
_ADD_LOCATION = Statement("catalog.add_location", insert_all(locations, "id", "name").on_conflict_do_nothing())


def shop_currency(tx: Transaction) -> str:
    """The shop's own currency; "USD" for a shop that is not written down."""
    return tx.value(_CURRENCY) or "USD"


def standard_list(tx: Transaction, currency: str) -> str:
    """The id of the standard price list in this currency; made if there is none. Safe to repeat.

    The shop's own has the id "prl_standard", another currency's "prl_standard_eur".
    """
    known = {row.currency: row.id for row in tx.rows(_LISTS)}
    if currency in known:
        return str(known[currency])
    own = currency == shop_currency(tx) and STANDARD_LIST not in known.values()
    list_id = STANDARD_LIST if own else f"{STANDARD_LIST}_{currency.lower()}"
    tx.run(_ADD_LIST, id=list_id, name="standard", currency=currency)
    return list_id


def main_location(tx: Transaction) -> str:
    """The id of the place whose stock is counted where nobody names one; made if there is none. Safe to repeat."""
    found = tx.value(_LOCATION)
    if found is not None:
        return str(found)
    tx.run(_ADD_LOCATION, id=MAIN_LOCATION, name="Main")
    return MAIN_LOCATION


def open_for_sale(tx: Transaction) -> None:
    """The standard list in the shop's own currency, and one place."""
    standard_list(tx, shop_currency(tx))
    main_location(tx)
