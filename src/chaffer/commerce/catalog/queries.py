"""Reading the catalogue. Any number of products costs one statement."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import and_, func, select

from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.offers import available, in_own_currency, with_price
from chaffer.commerce.catalog.views import CollectionView, ImageView, ProductView, ReviewView, VariantView
from chaffer.kernel.money import Money
from chaffer.runtime.rows_in import rows_in
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

_in_their_language = and_(
    t.product_texts.c.shop_id == t.products.c.shop_id,
    t.product_texts.c.product_id == t.products.c.id,
    t.product_texts.c.language == given("language"),
)
_variants = select(
    t.variants.c.id,
    t.variants.c.product_id,
    t.variants.c.sku,
    t.variants.c.options,
    t.variants.c.weight_grams,
    t.variants.c.state,
    t.prices.c.minor,
    t.prices.c.compare_at_minor,
    t.prices.c.currency,
    available(),
    in_own_currency(),
).select_from(with_price(t.variants))
_of_product = (t.variants.c.shop_id == t.products.c.shop_id, t.variants.c.product_id == t.products.c.id)
_images = (
    select(t.images.c.url, t.images.c.alt, t.images.c.options)
    .where(t.images.c.shop_id == t.products.c.shop_id, t.images.c.product_id == t.products.c.id)
    .order_by(t.images.c.position)
    .correlate(t.products)
)
WHOLE_PRODUCT = (
    *t.products.c,
    t.product_texts.c.title.label("own_title"),
    t.product_texts.c.description.label("own_description"),
    t.product_texts.c.guide.label("own_guide"),
    t.product_texts.c.attributes.label("own_attributes"),
    t.product_texts.c.size_chart.label("own_size_chart"),
    rows_in(
        _variants.where(*_of_product, t.variants.c.state == "active")
        .order_by(t.variants.c.position, t.variants.c.id)
        .correlate(t.products)
    ).label("variants"),
    rows_in(_images).label("images"),
)
"""A product with its variants and pictures as one row, which `view_of` reads; out of `with_texts`."""
_PRODUCTS = Statement(
    "catalog.products",
    select(*WHOLE_PRODUCT)
    .select_from(t.products.outerjoin(t.product_texts, _in_their_language))
    .where(mine(t.products), in_list(t.products.c.id, "ids")),
)
_TITLES = Statement(
    "catalog.titles_in",
    select(t.product_texts.c.product_id, t.product_texts.c.title).where(
        mine(t.product_texts),
        in_list(t.product_texts.c.product_id, "ids"),
        t.product_texts.c.language == given("language"),
        t.product_texts.c.title != "",
    ),
)
_VARIANTS = Statement("catalog.variants", _variants.where(mine(t.variants), in_list(t.variants.c.id, "ids")))
_VARIANT_BY_SKU = Statement(
    "catalog.variant_by_sku", _variants.where(mine(t.variants), t.variants.c.sku == given("sku"))
)
_REVIEWS = Statement(
    "catalog.reviews",
    select(*(t.reviews.c[name] for name in ReviewView.__struct_fields__))
    .where(mine(t.reviews), t.reviews.c.product_id == given("product_id"), t.reviews.c.state == "shown")
    .order_by((t.reviews.c.language == given("language")).desc(), t.reviews.c.at.desc(), t.reviews.c.id)
    .limit(given("limit")),
)
_membership = t.collection_products.join(
    t.products,
    and_(
        t.products.c.shop_id == t.collection_products.c.shop_id,
        t.products.c.id == t.collection_products.c.product_id,
        t.products.c.state == "active",
    ),
)
_COLLECTIONS = Statement(
    "catalog.collections",
    select(*t.collections.c, func.count(t.products.c.id).label("count"))
    .select_from(
        t.collections.outerjoin(
            _membership,
            and_(
                t.collection_products.c.shop_id == t.collections.c.shop_id,
                t.collection_products.c.collection_id == t.collections.c.id,
            ),
        )
    )
    .where(mine(t.collections))
    .group_by(*t.collections.c)
    .order_by(t.collections.c.title, t.collections.c.id),
)
_IDS_IN = Statement(
    "catalog.products_in",
    select(t.products.c.id)
    .select_from(
        _membership.join(
            t.collections,
            and_(
                t.collections.c.shop_id == t.collection_products.c.shop_id,
                t.collections.c.id == t.collection_products.c.collection_id,
            ),
        )
    )
    .where(mine(t.collections), t.collections.c.handle == given("handle"))
    .order_by(t.collection_products.c.position, t.products.c.id)
    .limit(given("limit"))
    .offset(given("offset")),
)
_ID_BY_HANDLE = Statement(
    "catalog.id_by_handle", select(t.products.c.id).where(mine(t.products), t.products.c.handle == given("handle"))
)


def with_texts(source: Any) -> Any:
    """Join products in `source` to their texts in the language given as `language`."""
    return source.outerjoin(t.product_texts, _in_their_language)


def product(tx: Transaction, product_id: str, language: str = "") -> ProductView | None:
    """One product, or None. language: of its texts, where they exist in it."""
    return next(iter(products(tx, [product_id], language)), None)


def product_by_handle(tx: Transaction, handle: str, language: str = "") -> ProductView | None:
    product_id = tx.value(_ID_BY_HANDLE, handle=handle)
    return None if product_id is None else product(tx, product_id, language)


def products(tx: Transaction, ids: Sequence[str], language: str = "") -> list[ProductView]:
    """These products in the order of the ids; unknown ids are left out. One statement."""
    if not ids:
        return []
    rows = {row.id: row for row in tx.rows(_PRODUCTS, ids=ids, language=language)}
    return [view_of(rows[each]) for each in dict.fromkeys(ids) if each in rows]


def titles_in(tx: Transaction, ids: Iterable[str], language: str) -> dict[str, str]:
    """What these products are called in this language, as far as the shop says. One statement; none without ids."""
    wanted = sorted({each for each in ids if each})
    return {row.product_id: row.title for row in tx.rows(_TITLES, ids=wanted, language=language)} if wanted else {}


def variants(tx: Transaction, ids: Sequence[str]) -> list[VariantView]:
    """These variants, whatever their state, in the order of the ids; unknown ids are left out."""
    found = {row.id: _variant(row) for row in _told_apart(tx.rows(_VARIANTS, ids=ids))}
    return [found[each] for each in dict.fromkeys(ids) if each in found]


def variant_by_sku(tx: Transaction, sku: str) -> VariantView | None:
    """The variant with exactly this SKU, whatever its state."""
    return next((_variant(row) for row in _told_apart(tx.rows(_VARIANT_BY_SKU, sku=sku))), None)


def reviews(tx: Transaction, product_id: str, limit: int = 5, language: str = "") -> list[ReviewView]:
    """The newest reviews that are shown; those in the language asked for first."""
    rows = tx.rows(_REVIEWS, product_id=product_id, limit=limit, language=language)
    return [ReviewView(*row) for row in rows]


def collections(tx: Transaction, language: str = "") -> list[CollectionView]:
    """Every collection by title, with the number of its active products."""
    return [
        CollectionView(row.id, row.handle, row.titles.get(language) or row.title, row.description, row.count)
        for row in tx.rows(_COLLECTIONS)
    ]


def products_in(
    tx: Transaction, collection_handle: str, limit: int = 10, offset: int = 0, language: str = ""
) -> list[ProductView]:
    """A collection's active products in its own order. Two statements; empty if there is no such collection."""
    ids = [row.id for row in tx.rows(_IDS_IN, handle=collection_handle, limit=limit, offset=offset)]
    return products(tx, ids, language)


def _told_apart(rows: Iterable[Any]) -> list[Any]:
    """One row for each variant: priced in several currencies, it counts in the shop's own."""
    found: dict[str, Any] = {}
    for row in rows:
        if row.id not in found or (row.own and not found[row.id].own):
            found[row.id] = row
    return list(found.values())


def view_of(row: Any) -> ProductView:
    """Of a row that was read with WHOLE_PRODUCT."""
    return ProductView(
        id=row.id,
        handle=row.handle,
        title=row.own_title or row.title,
        description=row.own_description or row.description,
        brand=row.brand,
        category=row.category,
        options=tuple(row.options),
        attributes={**row.attributes, **(row.own_attributes or {})},
        size_chart=row.own_size_chart or row.size_chart,
        guide=row.own_guide or row.guide,
        video=row.video,
        url=row.url,
        rating_average=round(row.rating_sum / row.rating_count, 2) if row.rating_count else 0.0,
        rating_count=row.rating_count,
        images=tuple(ImageView(*image) for image in row.images),
        variants=tuple(_variant(each) for each in _told_apart(row.variants)),
        tags=tuple(row.tags),
        state=row.state,
    )


def _variant(row: Any) -> VariantView:
    currency = row.currency or ""
    compare_at = None if row.compare_at_minor is None else Money(row.compare_at_minor, currency)
    return VariantView(
        id=row.id,
        product_id=row.product_id,
        sku=row.sku,
        options=row.options,
        price=Money(row.minor or 0, currency),
        compare_at=compare_at,
        available=max(row.available, 0) if row.minor is not None else 0,
        weight_grams=row.weight_grams,
        state=row.state,
    )
