"""The catalogue as the people who keep it go through it."""

import json
from datetime import datetime
from typing import Annotated

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.catalog.operations.archive_product import set_product_state
from chaffer.commerce.catalog.queries import products
from chaffer.commerce.catalog.rows import Filter, Names, Place, Show, Sort, names_of, place_of, product_rows
from chaffer.commerce.catalog.views import UNLIMITED, ImageView, ProductView
from chaffer.kernel.money import Money
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.product_writing import State
from chaffer.web.api.products import Language
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, cursor_of
from chaffer.web.errors import BadRequest

AT_ONCE = 100
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class ProductRowsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """show: a state; or sold_out, no_picture, untranslated (no title in `language`), of what is not archived; all: whatever
    is not archived. q: words of title, brand, category, handle or SKU. language: of the titles, too.
    """

    show: Show = "all"
    q: Annotated[str, msgspec.Meta(max_length=200)] = ""
    collection_id: Annotated[str, msgspec.Meta(max_length=64)] = ""
    language: Language = ""
    sort: Sort = "newest"
    limit: Limit = 50
    cursor: CursorText = ""


class ProductRow(msgspec.Struct, frozen=True):
    """price_from, price_to: of what is left, in the shop's currency; null without variants. available: units over all
    variants that can be promised; null if one of them never runs out. languages: that have a title of their own.
    """

    id: str
    handle: str
    title: str
    state: str
    brand: str
    category: str
    image: ImageView | None
    price_from: Money | None
    price_to: Money | None
    available: int | None
    variants: int
    skus: tuple[str, ...]
    collections: tuple[str, ...]
    languages: tuple[str, ...]
    rating_average: float
    rating_count: int
    updated_at: datetime


class StateForMany(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ids: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=AT_ONCE)]
    state: State


class ManyChanged(msgspec.Struct, frozen=True):
    changed: int


async def list_(call: Call, asked: ProductRowsAsked) -> Page[ProductRow]:
    wanted = Filter(asked.show, asked.language, asked.collection_id, tuple(asked.q.split()))
    place = _place(asked)

    def work(tx: Transaction) -> Page[ProductRow]:
        rows = product_rows(tx, wanted, asked.sort, place, asked.limit + 1)
        here = rows[: asked.limit]
        ids = [row.id for row in here]
        views = {view.id: view for view in products(tx, ids, asked.language)}
        names = names_of(tx, ids)
        told = tuple(_row(views[row.id], names[row.id], row.updated_at) for row in here)
        more = len(rows) > asked.limit
        after = json.dumps(msgspec.to_builtins(place_of(here[-1], asked.sort))) if more else ""
        return Page(told, cursor_of(after) if more else "")

    return await call.read(work)


async def set_states(call: Call, asked: StateForMany) -> ManyChanged:
    """All of them or, if one is not there, none."""
    ids = tuple(dict.fromkeys(asked.ids))

    def work(tx: Transaction) -> ManyChanged:
        for each in sorted(ids):
            set_product_state(tx, each, asked.state)
            audit.record(tx, call.actor, "product.state", target_kind="product", target_id=each, after=asked.state)
        return ManyChanged(len(ids))

    return await call.write(work)


def _place(asked: ProductRowsAsked) -> Place | None:
    """Raises BadRequest."""
    told = after_of(asked.cursor, "")
    if not told:
        return None
    try:
        place = msgspec.json.decode(told, type=Place)
        if asked.sort == "changed" and not 0 <= int(place.key) < 2**53:
            raise ValueError
    except (msgspec.DecodeError, ValueError):
        raise BadRequest("this cursor is not one of ours") from None
    return place


def _row(view: ProductView, names: Names, updated_at: datetime) -> ProductRow:
    prices = view.price_range
    left = [each.available for each in view.variants]
    return ProductRow(
        view.id, view.handle, view.title, view.state, view.brand, view.category,
        view.images[0] if view.images else None, prices and prices[0], prices and prices[1],
        None if any(each >= UNLIMITED for each in left) else sum(left), len(view.variants),
        tuple(each.sku for each in view.variants[:5]), names.collections, names.languages, view.rating_average,
        view.rating_count, updated_at,
    )  # fmt: skip
