"""Products: listing, reading, prices and stock."""

from typing import Annotated, Any

import msgspec

from chaffer.commerce.catalog.listing import list_product_ids
from chaffer.commerce.catalog.queries import product, products
from chaffer.commerce.catalog.views import ProductView, VariantView
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of

Language = Annotated[str, msgspec.Meta(max_length=12, description="of the texts, where there are any in it")]


class ImageOut(msgspec.Struct, frozen=True):
    url: str
    alt: dict[str, str]
    options: dict[str, str]


class VariantOut(msgspec.Struct, frozen=True):
    """price: in the shop's currency. available: units that can be promised now."""

    id: str
    sku: str
    options: dict[str, str]
    price: Money
    compare_at: Money | None
    available: int
    weight_grams: int
    state: str


class ProductOut(msgspec.Struct, frozen=True):
    id: str
    handle: str
    title: str
    description: str
    brand: str
    category: str
    options: tuple[str, ...]
    attributes: dict[str, Any]
    size_chart: dict[str, Any] | None
    guide: str
    video: str
    url: str
    rating_average: float
    rating_count: int
    images: tuple[ImageOut, ...]
    variants: tuple[VariantOut, ...]
    tags: tuple[str, ...]
    state: str


class ProductsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    language: Language = ""


class ProductAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: Language = ""


def product_out(view: ProductView) -> ProductOut:
    images = tuple(ImageOut(image.url, image.alt, image.options) for image in view.images)
    return ProductOut(
        view.id, view.handle, view.title, view.description, view.brand, view.category, view.options, view.attributes,
        view.size_chart, view.guide, view.video, view.url, view.rating_average, view.rating_count, images,
        tuple(map(variant_out, view.variants)), view.tags, view.state,
    )  # fmt: skip


def variant_out(view: VariantView) -> VariantOut:
    return VariantOut(
        view.id, view.sku, view.options, view.price, view.compare_at, view.available, view.weight_grams, view.state
    )


async def list_(call: Call, asked: ProductsAsked) -> Page[ProductOut]:
    def work(tx: Transaction) -> Page[ProductOut]:
        ids = list_product_ids(tx, after_of(asked.cursor, ""), asked.limit + 1)
        views = products(tx, ids, asked.language)
        return page_of(views, asked.limit, product_out)

    return await call.read(work)


async def get(call: Call, asked: ProductAsked) -> ProductOut:
    def work(tx: Transaction) -> ProductOut:
        found = product(tx, call.path["id"], asked.language)
        if found is None:
            raise NotFound("no such product")
        return product_out(found)

    return await call.read(work)
