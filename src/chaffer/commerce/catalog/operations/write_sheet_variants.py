"""The variants of a product as a person wrote them: what they are, what they cost, how many there are."""

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from sqlalchemy import delete, select, update

from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.draft import made_sku
from chaffer.commerce.catalog.operations.set_price import SetPrice, set_price
from chaffer.commerce.catalog.operations.set_stock import SetStock, set_stock
from chaffer.commerce.catalog.sheet import Id, Options, PriceCell, Sheet, Short, Units
from chaffer.kernel.errors import Conflict, Invalid
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction


class StockChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """on_hand: as in a sheet. was: what stood there when it was changed; left out, it is not looked at."""

    location_id: Id
    on_hand: Units | None
    was: Units | msgspec.UnsetType | None = msgspec.UNSET


class VariantChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """id: "" for a new one. sku: made of handle and options if empty. prices: all of them, one for each list at most.
    stock: only the cells that change.
    """

    id: Id = ""
    sku: Short = ""
    options: Options = {}
    barcode: Short = ""
    weight_grams: Annotated[int, msgspec.Meta(ge=0, le=10**9)] = 0
    ships: bool = True
    taxable: bool = True
    backorder: bool = False
    lead_days: Annotated[int, msgspec.Meta(ge=0, le=3650)] = 0
    prices: Annotated[tuple[PriceCell, ...], msgspec.Meta(max_length=100)] = ()
    stock: Annotated[tuple[StockChange, ...], msgspec.Meta(max_length=200)] = ()


_TOLD = (
    "product_id", "sku", "options", "barcode", "weight_grams", "position", "ships", "taxable", "backorder",
    "lead_days", "state",
)  # fmt: skip
_put = insert_all(t.variants, "id", *_TOLD)
_PUT = Statement(
    "sheet.put_variant",
    _put.on_conflict_do_update(index_elements=["shop_id", "id"], set_={name: _put.excluded[name] for name in _TOLD}),
)
_RETIRE = Statement(
    "sheet.retire", update(t.variants).where(mine(t.variants), in_list(t.variants.c.id, "ids")).values(state="archived")
)
_SET_ASIDE = Statement(
    "sheet.set_sku_aside",
    update(t.variants).where(mine(t.variants), t.variants.c.id == given("id_")).values(sku=given("to")),
)
_OWNERS = Statement(
    "sheet.sku_owners",
    select(t.variants.c.id, t.variants.c.sku, t.variants.c.product_id, t.variants.c.state).where(
        mine(t.variants), in_list(t.variants.c.sku, "skus")
    ),
)
_NO_PRICE = Statement(
    "sheet.no_price",
    delete(t.prices).where(
        mine(t.prices),
        t.prices.c.variant_id == given("variant_id"),
        t.prices.c.price_list_id == given("price_list_id"),
        t.prices.c.min_quantity == 1,
    ),
)
_CURRENCIES = Statement(
    "sheet.currencies", select(t.price_lists.c.id, t.price_lists.c.currency).where(mine(t.price_lists))
)
_CELL = Statement(
    "sheet.cell",
    select(t.stock.c.on_hand, t.stock.c.counted).where(
        mine(t.stock), t.stock.c.variant_id == given("variant_id"), t.stock.c.location_id == given("location_id")
    ),
)


def write_variants(tx: Transaction, before: Sheet, wanted: Sequence[VariantChange]) -> None:
    """Raises Conflict for a SKU of another product, or stock that moved meanwhile; Invalid; NotFound."""
    known = {each.id: each for each in before.variants}
    skus = _skus(before.handle, wanted)
    owners = {row.sku: row for row in tx.rows(_OWNERS, skus=skus)}
    ids = [_id(tx, before, each, owners.get(sku)) for each, sku in zip(wanted, skus, strict=True)]
    if len(set(ids)) < len(ids):
        raise Invalid("a variant is named twice", field="variants")
    gone = sorted(known.keys() - set(ids))
    if gone:
        tx.run(_RETIRE, ids=gone)
    _free(tx, owners, dict(zip(ids, skus, strict=True)))
    currencies = {row.id: row.currency for row in tx.rows(_CURRENCIES)}
    for position, (variant_id, sku, each) in enumerate(zip(ids, skus, wanted, strict=True)):
        told = {name: getattr(each, name) for name in _TOLD if name not in ("product_id", "sku", "position", "state")}
        tx.run(_PUT, id=variant_id, product_id=before.id, sku=sku, position=position, state="active", **told)
        was = known[variant_id].prices if variant_id in known else ()
        _write_prices(tx, variant_id, was, each.prices, currencies)
        _write_stock(tx, variant_id, each, new=variant_id not in known)


def _skus(handle: str, wanted: Sequence[VariantChange]) -> list[str]:
    skus = [each.sku.strip() or made_sku(handle, each.options) for each in wanted]
    if len(set(skus)) < len(skus):
        raise Invalid("two variants have the same SKU", field="variants")
    return skus


def _id(tx: Transaction, before: Sheet, wanted: VariantChange, owner: Any) -> str:
    """A new variant takes up an archived one of its SKU. Raises Conflict, Invalid."""
    if owner is not None and owner.product_id != before.id:
        raise Conflict("another product has this SKU", sku=owner.sku, product_id=owner.product_id)
    if wanted.id:
        if all(each.id != wanted.id for each in before.variants):
            raise Invalid("this product has no such variant", id=wanted.id)
        return wanted.id
    taken_up = owner is not None and owner.state == "archived"
    return str(owner.id) if taken_up else tx.new_id("variant")


def _free(tx: Transaction, owners: dict[str, Any], wanted: dict[str, str]) -> None:
    """SKUs that go from one variant to another are let go of first."""
    for sku, owner in owners.items():
        if wanted.get(owner.id) != sku:
            tx.run(_SET_ASIDE, id_=owner.id, to=f"{sku}~{owner.id}"[:300])


def _write_prices(
    tx: Transaction,
    variant_id: str,
    before: Sequence[PriceCell],
    wanted: Sequence[PriceCell],
    currencies: dict[str, str],
) -> None:
    known = {cell.price_list_id: cell for cell in before}
    for list_id in known.keys() - {cell.price_list_id for cell in wanted}:
        tx.run(_NO_PRICE, variant_id=variant_id, price_list_id=list_id)
    for cell in wanted:
        if known.get(cell.price_list_id) == cell:
            continue
        if cell.price_list_id not in currencies:
            raise Invalid("no such price list", price_list_id=cell.price_list_id)
        currency = currencies[cell.price_list_id]
        earlier = None if cell.compare_at_minor is None else Money(cell.compare_at_minor, currency)
        set_price(tx, SetPrice(variant_id, Money(cell.minor, currency), earlier, cell.price_list_id))


def _write_stock(tx: Transaction, variant_id: str, wanted: VariantChange, *, new: bool) -> None:
    for cell in wanted.stock:
        if cell.was is not msgspec.UNSET and not new:
            tx.lock(t.stock, variant_id=variant_id, location_id=cell.location_id)
            row = tx.row(_CELL, variant_id=variant_id, location_id=cell.location_id)
            now = row.on_hand if row is not None and row.counted else None
            if now != cell.was:
                raise Conflict("its stock moved meanwhile", sku=wanted.sku, now=now)
        set_stock(tx, SetStock(variant_id, cell.on_hand, cell.location_id))
