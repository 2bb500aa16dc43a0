"""Reading bundles. Any number of them costs one statement."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, case, or_, select

from chaffer.commerce.bundles.tables import bundle_parts, bundles
from chaffer.commerce.bundles.views import BundleView, PartView
from chaffer.commerce.catalog.offers import available, with_price
from chaffer.commerce.catalog.tables import images, prices, product_texts, products, variants
from chaffer.commerce.pricing.bundling import BundleTerms, Part, saving
from chaffer.kernel.money import Money
from chaffer.runtime.rows_in import rows_in
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

AT_MOST = 200

_texts = and_(
    product_texts.c.shop_id == variants.c.shop_id, product_texts.c.product_id == variants.c.product_id,
    product_texts.c.language == given("language"), product_texts.c.title != "",
)  # fmt: skip
_picture = (
    select(images.c.url)
    .where(images.c.shop_id == variants.c.shop_id, images.c.product_id == variants.c.product_id)
    .order_by(images.c.position)
    .limit(1)
    .correlate(variants)
    .scalar_subquery()
)
_parts = (
    select(
        bundle_parts.c.variant_id, bundle_parts.c.quantity, variants.c.product_id, variants.c.sku, variants.c.options,
        products.c.title, product_texts.c.title.label("own_title"), prices.c.minor, prices.c.currency,
        available(), _picture.label("image_url"),
        case((and_(variants.c.state == "active", products.c.state == "active"), 1), else_=0).label("active"),
    )
    .select_from(
        with_price(
            bundle_parts
            .join(variants, and_(variants.c.shop_id == bundle_parts.c.shop_id, variants.c.id == bundle_parts.c.variant_id))
            .join(products, and_(products.c.shop_id == variants.c.shop_id, products.c.id == variants.c.product_id))
            .outerjoin(product_texts, _texts)
        )
    )
    .where(bundle_parts.c.shop_id == bundles.c.shop_id, bundle_parts.c.bundle_id == bundles.c.id)
    .order_by(bundle_parts.c.position, bundle_parts.c.variant_id)
    .correlate(bundles)
)  # fmt: skip
_WHOLE = select(*bundles.c, rows_in(_parts).label("parts")).where(mine(bundles))
_holds = (
    select(bundle_parts.c.bundle_id)
    .where(
        bundle_parts.c.shop_id == bundles.c.shop_id, variants.c.shop_id == bundle_parts.c.shop_id,
        variants.c.id == bundle_parts.c.variant_id, in_list(variants.c.product_id, "product_ids"),
    )
    .correlate(bundles)
)  # fmt: skip
_ALL = Statement(
    "bundles.all", _WHOLE.where(bundles.c.state == "active").order_by(bundles.c.handle).limit(given("limit"))
)
_WITH = Statement(
    "bundles.with_products",
    _WHOLE.where(bundles.c.state == "active", bundles.c.id.in_(_holds))
    .order_by(bundles.c.handle)
    .limit(given("limit")),
)
_ONE = Statement(
    "bundles.one",
    _WHOLE.where(or_(bundles.c.id == given("id_"), bundles.c.handle == given("handle")), bundles.c.state == "active"),
)


def bundles_offered(tx: Transaction, language: str = "", limit: int = AT_MOST) -> list[BundleView]:
    """Every bundle that is offered, by handle, whether its parts are there or not."""
    return [_view(row, language) for row in tx.rows(_ALL, language=language, limit=limit)]


def bundles_with(tx: Transaction, product_ids: Sequence[str], language: str = "", limit: int = 5) -> list[BundleView]:
    """Those offered that hold any of these products."""
    if not product_ids:
        return []
    rows = tx.rows(_WITH, product_ids=list(product_ids), language=language, limit=limit)
    return [_view(row, language) for row in rows]


def bundle(tx: Transaction, bundle_id: str = "", *, handle: str = "", language: str = "") -> BundleView | None:
    """The one that is offered under this id or this handle."""
    row = tx.row(_ONE, id_=bundle_id or "-", handle=handle or "-", language=language)
    return None if row is None else _view(row, language)


def _view(row: Any, language: str) -> BundleView:
    told: dict[str, Any] = {}
    for each in row.parts:  # one row for each currency it is priced in
        if each.variant_id not in told or each.currency == row.currency:
            told[each.variant_id] = each
    parts = tuple(_part(each, row.currency) for each in told.values())
    full = sum(part.unit.minor * part.quantity for part in parts)
    terms = BundleTerms(
        row.id, row.title, tuple(Part(part.variant_id, part.quantity) for part in parts), row.minor, row.percent_ppm
    )
    return BundleView(
        id=row.id, handle=row.handle, title=row.titles.get(language) or row.title, parts=parts,
        price=Money(full - saving(terms, full, 1), row.currency), full=Money(full, row.currency),
        image_url=next((each.image_url for each in told.values() if each.image_url), ""), minor=row.minor,
        percent_ppm=row.percent_ppm, state=row.state,
    )  # fmt: skip


def _part(row: Any, currency: str) -> PartView:
    priced = row.minor is not None and row.currency == currency
    return PartView(
        variant_id=row.variant_id, product_id=row.product_id, sku=row.sku, title=row.own_title or row.title,
        options=row.options, quantity=row.quantity, unit=Money(row.minor if priced else 0, currency),
        available=max(row.available, 0) if priced else 0, sold=bool(row.active) and priced,
    )  # fmt: skip
