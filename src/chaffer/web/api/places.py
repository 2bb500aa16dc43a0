"""Where stock lies, what a thing costs on which list."""

from typing import Annotated, Any, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.catalog import places
from chaffer.commerce.catalog.operations.put_price_list import PutPriceList, put_price_list
from chaffer.commerce.catalog.places import LocationView, PriceListView, PriceView, StockView
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.commerce.pricing.reach import Reach
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Country = Annotated[str, msgspec.Meta(pattern="^($|[A-Z]{2}$)")]
Address = Annotated[
    dict[Annotated[str, msgspec.Meta(max_length=40)], Annotated[str, msgspec.Meta(max_length=300)]],
    msgspec.Meta(max_length=20, examples=[{"city": "Lyon", "postcode": "69001"}]),
]


class Locations(msgspec.Struct, frozen=True):
    items: tuple[LocationView, ...]


class PriceLists(msgspec.Struct, frozen=True):
    items: tuple[PriceListView, ...]


class StockByPlace(msgspec.Struct, frozen=True):
    items: tuple[StockView, ...]


class Prices(msgspec.Struct, frozen=True):
    items: tuple[PriceView, ...]


class NewLocation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    country: Country = ""
    address: Address = {}
    reach: Reach = Reach()


class LocationChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is. state: closed, and nothing is promised from there. reach: where it delivers on the same
    day.
    """

    name: Name | None = None
    country: Country | None = None
    address: Address | None = None
    state: Literal["active", "closed"] | None = None
    reach: Reach | None = None


class NewPriceList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For companies. The one of this name is found again."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
    tax_included: bool = False


async def list_locations(call: Call, _: Nothing) -> Locations:
    return await call.read(lambda tx: Locations(tuple(places.list_locations(tx))))


async def add_location(call: Call, asked: NewLocation) -> LocationView:
    def work(tx: Transaction) -> LocationView:
        made = places.add_location(tx, asked.name, asked.country, dict(asked.address), asked.reach)
        audit.record(tx, call.actor, "location.add", target_kind="location", target_id=made)
        return places.get_location(tx, made)

    return await call.write(work)


async def change_location(call: Call, asked: LocationChange) -> LocationView:
    given: dict[str, Any] = {name: each for name, each in msgspec.structs.asdict(asked).items() if each is not None}

    def work(tx: Transaction) -> LocationView:
        before = places.get_location(tx, call.path["id"])
        places.change_location(tx, msgspec.structs.replace(before, **given))
        audit.record(tx, call.actor, "location.change", target_kind="location", target_id=before.id, after=given)
        return places.get_location(tx, before.id)

    return await call.write(work)


async def list_price_lists(call: Call, _: Nothing) -> PriceLists:
    return await call.read(lambda tx: PriceLists(tuple(places.list_price_lists(tx))))


async def add_price_list(call: Call, asked: NewPriceList) -> PriceListView:
    def work(tx: Transaction) -> PriceListView:
        made = put_price_list(tx, PutPriceList(asked.name, asked.currency, asked.tax_included))
        audit.record(tx, call.actor, "price_list.add", target_kind="price_list", target_id=made)
        return next(view for view in places.list_price_lists(tx) if view.id == made)

    return await call.write(work)


async def stock_of(call: Call, _: Nothing) -> StockByPlace:
    return await call.read(lambda tx: StockByPlace(tuple(places.stock_of(tx, _variant_id(tx, call.path["sku"])))))


async def prices_of(call: Call, _: Nothing) -> Prices:
    return await call.read(lambda tx: Prices(tuple(places.prices_of(tx, _variant_id(tx, call.path["sku"])))))


def _variant_id(tx: Transaction, sku: str) -> str:
    """Raises NotFound."""
    found = variant_by_sku(tx, sku)
    if found is None:
        raise NotFound("no variant has this SKU")
    return found.id
