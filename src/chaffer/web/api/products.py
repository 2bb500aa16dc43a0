"""Products: listing, reading, prices and stock."""

from typing import Annotated

import msgspec

from chaffer.commerce.catalog.listing import list_product_ids
from chaffer.commerce.catalog.queries import product, products
from chaffer.commerce.catalog.views import ProductView
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of

Language = Annotated[str, msgspec.Meta(max_length=12, description="of the texts, where there are any in it")]


class ProductsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    language: Language = ""


class ProductAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: Language = ""


async def list_(call: Call, asked: ProductsAsked) -> Page[ProductView]:
    def work(tx: Transaction) -> Page[ProductView]:
        ids = list_product_ids(tx, after_of(asked.cursor, ""), asked.limit + 1)
        return page_of(products(tx, ids, asked.language), asked.limit)

    return await call.read(work)


async def get(call: Call, asked: ProductAsked) -> ProductView:
    def work(tx: Transaction) -> ProductView:
        found = product(tx, call.path["id"], asked.language)
        if found is None:
            raise NotFound("no such product")
        return found

    return await call.read(work)
