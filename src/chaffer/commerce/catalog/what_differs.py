"""What a file's products would change in the shop, without changing it."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import and_, select

from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.draft import Draft, DraftVariant, Parsed
from chaffer.commerce.catalog.operations.open_for_sale import main_location
from chaffer.commerce.catalog.queries import products
from chaffer.commerce.catalog.views import ProductView, VariantView
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

_KNOWN = Statement(
    "differs.known",
    select(t.products.c.id, t.products.c.handle, t.products.c.source_hash).where(
        mine(t.products), in_list(t.products.c.handle, "handles")
    ),
)
_STOCK = Statement(
    "differs.stock",
    select(t.variants.c.id, t.stock.c.on_hand, t.stock.c.counted)
    .select_from(
        t.variants.join(
            t.stock, and_(t.stock.c.shop_id == t.variants.c.shop_id, t.stock.c.variant_id == t.variants.c.id)
        )
    )
    .where(
        mine(t.variants),
        in_list(t.variants.c.product_id, "product_ids"),
        t.stock.c.location_id == given("location_id"),
    ),
)
_PLAIN = ("title", "description", "brand", "category", "state", "guide", "video", "url", "size_chart", "attributes")


class Change(msgspec.Struct, frozen=True):
    """product_id: "" for a new one. fields: names of what would be another. sku, minor_before, minor: the first price that
    would change, in minor units of the currency.
    """

    line: int
    product_id: str
    title: str
    fields: tuple[str, ...] = ()
    sku: str = ""
    minor_before: int | None = None
    minor: int | None = None
    currency: str = ""


class Differences(msgspec.Struct, frozen=True):
    """unchanged: how many stand in the shop as the file told them last."""

    changes: tuple[Change, ...]
    unchanged: int


def what_differs(tx: Transaction, chunk: Sequence[Parsed]) -> Differences:
    """Four statements at most. A product told as it was told last counts as unchanged, whatever a person did to it since."""
    drafts = [(parsed.line, parsed.draft) for parsed in chunk if parsed.draft is not None]
    known = {row.handle: row for row in tx.rows(_KNOWN, handles=[draft.handle for _, draft in drafts])}
    moved = [
        (line, draft) for line, draft in drafts
        if draft.handle not in known or known[draft.handle].source_hash.removesuffix("?") != draft.fingerprint()
    ]  # fmt: skip
    ids = [known[draft.handle].id for _, draft in moved if draft.handle in known]
    views = {view.id: view for view in products(tx, ids)}
    units = _units(tx, ids)
    changes = []
    for line, draft in moved:
        view = views.get(known[draft.handle].id) if draft.handle in known else None
        changes.append(_change(line, draft, view, units) if view else Change(line, "", draft.title))
    return Differences(tuple(changes), len(drafts) - len(moved))


def _units(tx: Transaction, ids: Sequence[str]) -> dict[str, int | None]:
    """On hand at the main place, None where nobody counts; by variant."""
    if not ids:
        return {}
    rows = tx.rows(_STOCK, product_ids=list(ids), location_id=main_location(tx))
    return {row.id: row.on_hand if row.counted else None for row in rows}


def _change(line: int, draft: Draft, view: ProductView, units: dict[str, int | None]) -> Change:
    fields = [name for name in _PLAIN if _told(draft, name) != _told(view, name)]
    if sorted(draft.tags) != sorted(view.tags):
        fields.append("tags")
    if [image.src for image in draft.images] != [image.url for image in view.images]:
        fields.append("pictures")
    before = {each.sku: each for each in view.variants}
    pairs = [(each, before[each.sku]) for each in draft.variants if each.sku in before]
    if len(pairs) < len(draft.variants) or len(pairs) < len(before):
        fields.append("variants")
    if any(each.stock != units.get(known.id, each.stock) for each, known in pairs):
        fields.append("stock")
    priced = next(((each, known) for each, known in pairs if _costs_otherwise(each, known)), None)
    if priced is None:
        return Change(line, view.id, draft.title, tuple(fields or ["other"]))
    each, known = priced
    return Change(
        line, view.id, draft.title, (*fields, "price"), each.sku, known.price.minor, each.minor, known.price.currency
    )


def _told(of: Draft | ProductView, name: str) -> Any:
    return getattr(of, name) or ""


def _costs_otherwise(draft: DraftVariant, known: VariantView) -> bool:
    return draft.minor is not None and draft.currency == known.price.currency and draft.minor != known.price.minor
