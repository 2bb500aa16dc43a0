"""Say what one piece of a variant costs."""

import msgspec
from sqlalchemy import select

from chaffer.commerce.catalog.operations.open_for_sale import standard_list
from chaffer.commerce.catalog.tables import price_lists, prices, variants
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_KNOWN = Statement("catalog.priced_variant", select(variants.c.id).where(mine(variants), variants.c.id == given("id")))
_LIST = Statement(
    "catalog.list_currency", select(price_lists.c.currency).where(mine(price_lists), price_lists.c.id == given("id"))
)
_put = insert_all(prices)
_PUT = Statement(
    "catalog.set_price",
    _put.on_conflict_do_update(
        index_elements=["shop_id", "variant_id", "price_list_id", "min_quantity"],
        set_={name: _put.excluded[name] for name in ("currency", "minor", "compare_at_minor")},
    ),
)


class SetPrice(msgspec.Struct, frozen=True):
    """compare_at: what it cost before, shown crossed out. price_list_id: "" for the standard list of the currency.
    min_quantity: from how many pieces on this price holds.
    """

    variant_id: str
    price: Money
    compare_at: Money | None = None
    price_list_id: str = ""
    min_quantity: int = 1


def set_price(tx: Transaction, command: SetPrice) -> None:
    """Set it, whatever it was. Carts see it when they are next read. Safe to repeat. Raises NotFound, Invalid."""
    price, before = command.price, command.compare_at
    if price.minor < 0 or command.min_quantity < 1:
        raise Invalid("a price cannot be less than nothing, nor for less than one piece")
    if before is not None and before.currency != price.currency:
        raise Invalid("both prices must be in one currency", currency=price.currency, compare_at=before.currency)
    if tx.value(_KNOWN, id=command.variant_id) is None:
        raise NotFound("no such variant", variant_id=command.variant_id)
    if command.price_list_id:
        currency = tx.value(_LIST, id=command.price_list_id)
        if currency != price.currency:
            raise Invalid("this price list is in another currency, or there is none", currency=currency)
    tx.run(
        _PUT,
        variant_id=command.variant_id,
        price_list_id=command.price_list_id or standard_list(tx, price.currency),
        min_quantity=command.min_quantity,
        currency=price.currency,
        minor=price.minor,
        compare_at_minor=None if before is None else before.minor,
    )
    tx.changed("price", command.variant_id)
    tx.wake("live")
