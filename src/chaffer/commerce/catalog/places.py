"""Where stock lies, and what a thing costs on which list."""

from typing import Any

import msgspec
from sqlalchemy import select, update

from chaffer.commerce.catalog.tables import locations, price_lists, prices, stock
from chaffer.commerce.pricing.reach import Reach
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class LocationView(msgspec.Struct, frozen=True):
    """state: active, or closed: nothing is promised from there. reach: how far it delivers on the same day."""

    id: str
    name: str
    country: str
    address: dict[str, Any]
    state: str
    reach: Reach = Reach()


class PriceListView(msgspec.Struct, frozen=True):
    """kind: standard, company, sale."""

    id: str
    name: str
    currency: str
    kind: str
    tax_included: bool


class StockView(msgspec.Struct, frozen=True):
    """on_hand: units there, reserved ones among them. counted: false if nobody counts; it never runs out."""

    location_id: str
    on_hand: int
    reserved: int
    counted: bool


class PriceView(msgspec.Struct, frozen=True):
    """minor: of one piece when at least min_quantity are bought."""

    price_list_id: str
    min_quantity: int
    currency: str
    minor: int
    compare_at_minor: int | None


_columns = [locations.c[name] for name in LocationView.__struct_fields__]
_LOCATIONS = Statement("locations.list", select(*_columns).where(mine(locations)).order_by(locations.c.id))
_LOCATION = Statement("locations.get", select(*_columns).where(mine(locations), locations.c.id == given("id")))
_ADD = Statement("locations.add", insert_all(locations, "id", "name", "country", "address", "reach"))
_CHANGE = Statement(
    "locations.change",
    update(locations)
    .where(mine(locations), locations.c.id == given("id_"))
    .values({name: given(name) for name in ("name", "country", "address", "state", "reach")}),
)
_LISTS = Statement(
    "price_lists.list",
    select(*(price_lists.c[name] for name in PriceListView.__struct_fields__))
    .where(mine(price_lists))
    .order_by(price_lists.c.id),
)
_STOCK = Statement(
    "stock.of_variant",
    select(stock.c.location_id, stock.c.on_hand, stock.c.reserved, stock.c.counted)
    .where(mine(stock), stock.c.variant_id == given("variant_id"))
    .order_by(stock.c.location_id),
)
_PRICES = Statement(
    "prices.of_variant",
    select(prices.c.price_list_id, prices.c.min_quantity, prices.c.currency, prices.c.minor, prices.c.compare_at_minor)
    .where(mine(prices), prices.c.variant_id == given("variant_id"))
    .order_by(prices.c.price_list_id, prices.c.min_quantity),
)


def list_locations(tx: Transaction) -> list[LocationView]:
    return [_location(row) for row in tx.rows(_LOCATIONS)]


def get_location(tx: Transaction, location_id: str) -> LocationView:
    """Raises NotFound."""
    row = tx.row(_LOCATION, id=location_id)
    if row is None:
        raise NotFound("no such location", location_id=location_id)
    return _location(row)


def _location(row: Any) -> LocationView:
    return LocationView(row.id, row.name, row.country, row.address, row.state, msgspec.convert(row.reach or {}, Reach))


def add_location(tx: Transaction, name: str, country: str, address: dict[str, Any], reach: Reach) -> str:
    """Its id."""
    made = tx.new_id("location")
    tx.run(_ADD, id=made, name=name, country=country, address=address, reach=reach)
    return made


def change_location(tx: Transaction, view: LocationView) -> None:
    """All of it as given. Raises NotFound."""
    get_location(tx, view.id)
    tx.run(
        _CHANGE,
        id_=view.id,
        name=view.name,
        country=view.country,
        address=view.address,
        state=view.state,
        reach=view.reach,
    )


def list_price_lists(tx: Transaction) -> list[PriceListView]:
    return [PriceListView(*row) for row in tx.rows(_LISTS)]


def stock_of(tx: Transaction, variant_id: str) -> list[StockView]:
    return [StockView(*row) for row in tx.rows(_STOCK, variant_id=variant_id)]


def prices_of(tx: Transaction, variant_id: str) -> list[PriceView]:
    return [PriceView(*row) for row in tx.rows(_PRICES, variant_id=variant_id)]
