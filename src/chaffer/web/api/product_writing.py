"""Writing products: new ones, changed ones, and those that are taken out of the shop."""

from typing import Annotated, Any, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.catalog.draft import Draft, Parsed, slug
from chaffer.commerce.catalog.operations.archive_product import set_product_state
from chaffer.commerce.catalog.operations.open_for_sale import open_for_sale, shop_currency
from chaffer.commerce.catalog.operations.put_products import forget_mark, put_products
from chaffer.commerce.catalog.queries import product, product_by_handle
from chaffer.commerce.catalog.views import ProductView
from chaffer.kernel.errors import Conflict, Invalid, NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Short = Annotated[str, msgspec.Meta(max_length=255)]
Long = Annotated[str, msgspec.Meta(max_length=50_000)]
Url = Annotated[str, msgspec.Meta(max_length=2000, pattern="^($|https?://)")]
Shorts = Annotated[list[Short], msgspec.Meta(max_length=100)]
Options = Annotated[dict[Short, Short], msgspec.Meta(max_length=10, examples=[{"Colour": "Blue", "Size": "M"}])]
Minor = Annotated[int, msgspec.Meta(ge=0, le=10**15)]


Related = Annotated[
    dict[Literal["goes_with", "better", "alternative"], Annotated[list[Short], msgspec.Meta(max_length=50)]],
    msgspec.Meta(examples=[{"goes_with": ["fig-leaf-candle", "collection:home"], "better": ["cairn-jumper"]}]),
]


State = Literal["active", "draft", "archived"]


class VariantIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """minor: the price in minor units. stock: units on hand; null if nobody counts."""

    sku: Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["MUG-RED"])]
    minor: Minor
    options: Options = {}
    compare_at_minor: Minor | None = None
    currency: Annotated[str, msgspec.Meta(pattern="^($|[A-Z]{3}$)")] = ""
    stock: Annotated[int, msgspec.Meta(ge=0, le=10**12)] | None = None
    backorder: bool = False
    weight_grams: Annotated[int, msgspec.Meta(ge=0, le=10**9)] = 0
    barcode: Short = ""
    ships: bool = True
    taxable: bool = True


class ImageIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    src: Annotated[str, msgspec.Meta(max_length=2000, pattern="^https?://")]
    alt: Annotated[dict[Short, Short], msgspec.Meta(max_length=20)] = {}
    options: Options = {}


Attributes = Annotated[dict[Short, Shorts | Short], msgspec.Meta(max_length=100)]


class TextIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """attributes: those that read differently in this language; the others stay as the product has them."""

    title: Short = ""
    description: Long = ""
    guide: Long = ""
    attributes: Attributes = {}


class ProductIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of the product: what is left out here is empty. Variants that are not named any more are archived.

    collections: titles; those that do not exist are made. texts: by language. handle: made of the title if absent; it
    stays once the product is there. relations: handles of products, "collection:HANDLE" or "category:NAME"; left out,
    they stay as they are.
    """

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["Red mug"])]
    variants: Annotated[list[VariantIn], msgspec.Meta(min_length=1, max_length=250)]
    handle: Short = ""
    description: Long = ""
    brand: Short = ""
    category: Annotated[str, msgspec.Meta(max_length=255, examples=["Kitchen > Mugs"])] = ""
    state: State = "active"
    collections: Shorts = []
    tags: Shorts = []
    options: Shorts = []
    attributes: Attributes = {}
    images: Annotated[list[ImageIn], msgspec.Meta(max_length=250)] = []
    video: Url = ""
    url: Url = ""
    guide: Long = ""
    texts: Annotated[
        dict[Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")], TextIn], msgspec.Meta(max_length=50)
    ] = {}
    relations: Related = {}


async def create(call: Call, asked: ProductIn) -> ProductView:
    handle = slug(asked.handle or asked.title)
    if not handle:
        raise Invalid("a product needs a title with letters", field="title")

    def work(tx: Transaction) -> ProductView:
        if product_by_handle(tx, handle) is not None:
            raise Conflict("there is a product of this handle", handle=handle)
        return _put(tx, call, handle, asked, "product.create")

    return await call.write(work)


async def replace(call: Call, asked: ProductIn) -> ProductView:
    def work(tx: Transaction) -> ProductView:
        before = _product(tx, call.path["id"])
        if asked.handle and slug(asked.handle) != before.handle:
            raise Conflict("a product keeps its handle", handle=before.handle)
        forget_mark(tx, before.id)
        return _put(tx, call, before.handle, asked, "product.replace")

    return await call.write(work)


async def archive(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        set_product_state(tx, call.path["id"], "archived")
        audit.record(tx, call.actor, "product.archive", target_kind="product", target_id=call.path["id"])

    await call.write(work)


async def restore(call: Call, _: Nothing) -> ProductView:
    def work(tx: Transaction) -> ProductView:
        set_product_state(tx, call.path["id"], "active")
        audit.record(tx, call.actor, "product.restore", target_kind="product", target_id=call.path["id"])
        return _product(tx, call.path["id"])

    return await call.write(work)


def _put(tx: Transaction, call: Call, handle: str, asked: ProductIn, action: str) -> ProductView:
    open_for_sale(tx)
    told: dict[str, Any] = {**msgspec.to_builtins(asked), "handle": handle}
    for variant in told["variants"]:
        variant["currency"] = variant["currency"] or shop_currency(tx)
    written = put_products(tx, [Parsed(1, msgspec.convert(told, Draft))])
    if written.problems:
        raise Invalid(written.problems[0].problem, value=written.problems[0].value)
    found = product_by_handle(tx, handle)
    assert found is not None, "it was just written"
    if found.state != asked.state:  # archived by hand since it was written so
        set_product_state(tx, found.id, asked.state)
    audit.record(tx, call.actor, action, target_kind="product", target_id=found.id)
    return _product(tx, found.id)


def _product(tx: Transaction, product_id: str) -> ProductView:
    """Raises NotFound."""
    found = product(tx, product_id)
    if found is None:
        raise NotFound("no such product")
    return found
