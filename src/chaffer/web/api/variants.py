"""Stock and prices, by SKU: what a merchant's other systems know a thing by."""

from typing import Annotated

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.catalog.operations.set_price import SetPrice, set_price
from chaffer.commerce.catalog.operations.set_stock import SetStock, set_stock
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.commerce.catalog.views import VariantView
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call

Minor = Annotated[int, msgspec.Meta(ge=0, le=10**15)]


class NewStock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """on_hand: units there now, reserved ones among them; null if nobody counts. location_id: the main place's, if absent."""

    on_hand: Annotated[int, msgspec.Meta(ge=0, le=10**12)] | None
    location_id: str = ""


class NewPrice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """minor: in minor units of the currency. compare_at_minor: what it cost before, shown crossed out."""

    minor: Minor
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
    compare_at_minor: Minor | None = None
    price_list_id: str = ""


async def put_stock(call: Call, asked: NewStock) -> VariantView:
    def work(tx: Transaction) -> VariantView:
        variant = _variant(tx, call.path["sku"])
        set_stock(tx, SetStock(variant.id, asked.on_hand, asked.location_id))
        audit.record(tx, call.actor, "stock.set", target_kind="variant", target_id=variant.id, after=asked)
        return _variant(tx, variant.sku)

    return await call.write(work)


async def put_price(call: Call, asked: NewPrice) -> VariantView:
    before = None if asked.compare_at_minor is None else Money(asked.compare_at_minor, asked.currency)

    def work(tx: Transaction) -> VariantView:
        variant = _variant(tx, call.path["sku"])
        set_price(tx, SetPrice(variant.id, Money(asked.minor, asked.currency), before, asked.price_list_id))
        audit.record(tx, call.actor, "price.set", target_kind="variant", target_id=variant.id, after=asked)
        return _variant(tx, variant.sku)

    return await call.write(work)


def _variant(tx: Transaction, sku: str) -> VariantView:
    """Raises NotFound."""
    found = variant_by_sku(tx, sku)
    if found is None:
        raise NotFound("no variant has this SKU")
    return found
