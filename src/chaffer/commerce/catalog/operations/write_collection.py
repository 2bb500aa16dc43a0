"""Make, change and take away a collection, and say what is in it and in which order."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, func, select, update

from chaffer.commerce.catalog.draft import slug
from chaffer.commerce.catalog.tables import collection_products, collections, products
from chaffer.kernel.errors import Conflict, Invalid
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

PRODUCTS_AT_MOST = 1_000

_GET = Statement("collections.get", select(collections).where(mine(collections), collections.c.id == given("id")))
_MAKE = Statement(
    "collections.make",
    insert_all(collections, "id", "handle", "title", "description", "titles").on_conflict_do_nothing(
        index_elements=["shop_id", "handle"]
    ),
)
_CHANGE = Statement(
    "collections.change",
    update(collections)
    .where(mine(collections), collections.c.id == given("id_"))
    .values({name: given(name) for name in ("title", "description", "titles")}),
)
_REMOVE = Statement("collections.remove", delete(collections).where(mine(collections), collections.c.id == given("id")))
_EMPTY = Statement(
    "collections.empty",
    delete(collection_products)
    .where(mine(collection_products), collection_products.c.collection_id == given("collection_id"))
    .returning(collection_products.c.product_id),
)
_KNOWN = Statement(
    "collections.known_products",
    select(func.count().label("count")).select_from(products).where(mine(products), in_list(products.c.id, "ids")),
)


class WriteCollection(msgspec.Struct, frozen=True):
    """titles: by language, where they differ from `title`."""

    title: str
    description: str = ""
    titles: dict[str, str] = {}
    handle: str = ""


def get_collection(tx: Transaction, collection_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_GET, id=collection_id)


def make_collection(tx: Transaction, command: WriteCollection) -> str:
    """Its id. Raises Invalid without letters to make a handle of, Conflict if there is one of this handle."""
    handle = slug(command.handle or command.title)
    if not handle:
        raise Invalid("a collection needs a title with letters", field="title")
    made = tx.new_id("collection")
    if not tx.run(
        _MAKE, id=made, handle=handle, title=command.title, description=command.description, titles=command.titles
    ):  # fmt: skip
        raise Conflict("there is a collection of this handle", handle=handle)
    tx.changed("collection", made)
    return made


def change_collection(tx: Transaction, collection_id: str, command: WriteCollection) -> None:
    """The handle stays. Raises NotFound."""
    get_collection(tx, collection_id)
    tx.run(
        _CHANGE, id_=collection_id, title=command.title, description=command.description, titles=command.titles
    )  # fmt: skip
    tx.changed("collection", collection_id)


def remove_collection(tx: Transaction, collection_id: str) -> None:
    """Its products stay. Raises NotFound."""
    get_collection(tx, collection_id)
    _told(tx, [row.product_id for row in tx.rows(_EMPTY, collection_id=collection_id)])
    tx.run(_REMOVE, id=collection_id)
    tx.changed("collection", collection_id)


def fill_collection(tx: Transaction, collection_id: str, product_ids: Sequence[str]) -> None:
    """These, in this order, and nothing else. Raises NotFound, Invalid for what is no product of the shop."""
    get_collection(tx, collection_id)
    wanted = list(dict.fromkeys(product_ids))
    if len(wanted) > PRODUCTS_AT_MOST:
        raise Invalid(f"a collection holds at most {PRODUCTS_AT_MOST} products", field="product_ids")
    if wanted and tx.value(_KNOWN, ids=wanted) != len(wanted):
        raise Invalid("some of these are no products of this shop", field="product_ids")
    before = [row.product_id for row in tx.rows(_EMPTY, collection_id=collection_id)]
    insert_many(tx, "collections.fill", collection_products, [
        {"collection_id": collection_id, "product_id": product_id, "position": position}
        for position, product_id in enumerate(wanted)
    ])  # fmt: skip
    _told(tx, sorted({*before, *wanted}))
    tx.changed("collection", collection_id)


def _told(tx: Transaction, product_ids: Sequence[str]) -> None:
    """What a product is in belongs to what is searched."""
    for product_id in product_ids:
        tx.changed("product", product_id)
