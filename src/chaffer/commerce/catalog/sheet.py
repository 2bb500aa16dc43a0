"""All of one product as it is written down, to be changed and written back: what `ProductView` shows to shoppers is less.

A sheet's `version` is a mark of everything in it but stock and ratings, which move by themselves.
"""

import hashlib
from typing import Annotated, Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.catalog import tables as t
from chaffer.commerce.relations.told import relations_of
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

VARIANTS_AT_MOST = 250
IMAGES_AT_MOST = 250
Short = Annotated[str, msgspec.Meta(max_length=255)]
Long = Annotated[str, msgspec.Meta(max_length=50_000)]
Id = Annotated[str, msgspec.Meta(max_length=64)]
Language = Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")]
Minor = Annotated[int, msgspec.Meta(ge=0, le=10**15)]
Units = Annotated[int, msgspec.Meta(ge=0, le=10**12)]
Shorts = Annotated[tuple[Short, ...], msgspec.Meta(max_length=100)]
Options = Annotated[dict[Short, Short], msgspec.Meta(max_length=10, examples=[{"Colour": "Blue", "Size": "M"}])]
Alt = Annotated[dict[Short, Short], msgspec.Meta(max_length=20)]
Attributes = Annotated[dict[Short, Shorts | Short], msgspec.Meta(max_length=100)]
Chart = Annotated[dict[Short, Any], msgspec.Meta(max_length=40)]
"""A size chart as catalogue files tell it (docs/reference/catalog-jsonl.md)."""


class TextSheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """attributes: those that read differently in this language."""

    title: Short = ""
    description: Long = ""
    guide: Long = ""
    attributes: Attributes = {}
    size_chart: Chart | None = None


class ImageSheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """id: of a picture the product has; "" for a new one, which names a file of ours or an address anybody can fetch."""

    id: Id = ""
    url: Annotated[str, msgspec.Meta(max_length=2000, pattern="^($|https?://)")] = ""
    file_id: Id = ""
    alt: Alt = {}
    options: Options = {}


class PriceCell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of one piece, in the list's own currency, minor units."""

    price_list_id: Id
    minor: Minor
    compare_at_minor: Minor | None = None


class StockCell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """on_hand: units there, reserved ones among them; null: nobody counts, it never runs out."""

    location_id: Id
    on_hand: Units | None
    reserved: Units = 0


class VariantSheet(msgspec.Struct, frozen=True):
    id: str
    sku: str
    options: dict[str, str]
    barcode: str
    weight_grams: int
    ships: bool
    taxable: bool
    backorder: bool
    lead_days: int
    prices: tuple[PriceCell, ...]
    stock: tuple[StockCell, ...]


class Sheet(msgspec.Struct, frozen=True):
    """collections: ids. relations: by kind, as catalogue files name them. state: active, draft (hidden), archived.

    prices: on every list, in that list's currency. version: to be given back with a change.
    """

    id: str
    handle: str
    title: str
    description: str
    brand: str
    category: str
    state: str
    seller_id: str
    tags: tuple[str, ...]
    options: tuple[str, ...]
    attributes: dict[str, Any]
    size_chart: dict[str, Any] | None
    guide: str
    video: str
    url: str
    collections: tuple[str, ...]
    texts: dict[str, TextSheet]
    images: tuple[ImageSheet, ...]
    variants: tuple[VariantSheet, ...]
    relations: dict[str, list[str]]
    rating_average: float
    rating_count: int
    version: str = ""


_OWN = tuple(
    name for name in Sheet.__struct_fields__
    if name not in ("collections", "texts", "images", "variants", "relations", "rating_average", "version")
)  # fmt: skip
_PRODUCT = Statement(
    "sheet.product",
    select(*(t.products.c[name] for name in _OWN), t.products.c.rating_sum).where(
        mine(t.products), t.products.c.id == given("id")
    ),
)
_TEXTS = Statement(
    "sheet.texts",
    select(*(t.product_texts.c[name] for name in ("language", *TextSheet.__struct_fields__)))
    .where(mine(t.product_texts), t.product_texts.c.product_id == given("product_id"))
    .order_by(t.product_texts.c.language),
)
_IMAGES = Statement(
    "sheet.images",
    select(*(t.images.c[name] for name in ImageSheet.__struct_fields__))
    .where(mine(t.images), t.images.c.product_id == given("product_id"))
    .order_by(t.images.c.position, t.images.c.id),
)
_OF_VARIANT = tuple(name for name in VariantSheet.__struct_fields__ if name not in ("prices", "stock"))
_VARIANTS = Statement(
    "sheet.variants",
    select(*(t.variants.c[name] for name in _OF_VARIANT))
    .where(mine(t.variants), t.variants.c.product_id == given("product_id"), t.variants.c.state == "active")
    .order_by(t.variants.c.position, t.variants.c.id),
)
_PRICES = Statement(
    "sheet.prices",
    select(t.prices.c.variant_id, *(t.prices.c[name] for name in PriceCell.__struct_fields__))
    .where(mine(t.prices), in_list(t.prices.c.variant_id, "ids"), t.prices.c.min_quantity == 1)
    .order_by(t.prices.c.price_list_id),
)
_STOCK = Statement(
    "sheet.stock",
    select(t.stock.c.variant_id, t.stock.c.location_id, t.stock.c.on_hand, t.stock.c.reserved, t.stock.c.counted)
    .where(mine(t.stock), in_list(t.stock.c.variant_id, "ids"))
    .order_by(t.stock.c.location_id),
)
_COLLECTIONS = Statement(
    "sheet.collections",
    select(t.collection_products.c.collection_id)
    .where(mine(t.collection_products), t.collection_products.c.product_id == given("product_id"))
    .order_by(t.collection_products.c.collection_id),
)


def sheet_of(tx: Transaction, product_id: str) -> Sheet:
    """Eight statements, whatever its size. Raises NotFound."""
    row = tx.row(_PRODUCT, id=product_id)
    if row is None:
        raise NotFound("no such product")
    told: dict[str, Any] = {name: getattr(row, name) for name in _OWN}
    told |= {"tags": tuple(row.tags), "options": tuple(row.options)}
    sheet = Sheet(
        **told,
        collections=tuple(each.collection_id for each in tx.rows(_COLLECTIONS, product_id=product_id)),
        texts={language: TextSheet(*rest) for language, *rest in tx.rows(_TEXTS, product_id=product_id)},
        images=tuple(ImageSheet(*each) for each in tx.rows(_IMAGES, product_id=product_id)),
        variants=_variants(tx, product_id),
        relations=relations_of(tx, product_id),
        rating_average=round(row.rating_sum / row.rating_count, 2) if row.rating_count else 0.0,
    )
    return msgspec.structs.replace(sheet, version=_version(sheet))


def _variants(tx: Transaction, product_id: str) -> tuple[VariantSheet, ...]:
    rows = tx.rows(_VARIANTS, product_id=product_id)
    ids = [row.id for row in rows]
    prices: dict[str, list[PriceCell]] = {each: [] for each in ids}
    stock: dict[str, list[StockCell]] = {each: [] for each in ids}
    if ids:
        for variant_id, *rest in tx.rows(_PRICES, ids=ids):
            prices[variant_id].append(PriceCell(*rest))
        for row in tx.rows(_STOCK, ids=ids):
            units = row.on_hand if row.counted else None
            stock[row.variant_id].append(StockCell(row.location_id, units, row.reserved))
    return tuple(VariantSheet(*row, prices=tuple(prices[row.id]), stock=tuple(stock[row.id])) for row in rows)


def _version(sheet: Sheet) -> str:
    still = msgspec.structs.replace(
        sheet,
        variants=tuple(msgspec.structs.replace(each, stock=()) for each in sheet.variants),
        rating_average=0.0,
        rating_count=0,
    )
    told = msgspec.json.encode(still, order="deterministic")
    return hashlib.blake2b(told, digest_size=12).hexdigest()
