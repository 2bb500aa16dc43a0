"""Collections: what is shown together, and in which order."""

from typing import Annotated

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.catalog.operations.write_collection import (
    PRODUCTS_AT_MOST,
    WriteCollection,
    change_collection,
    fill_collection,
    get_collection,
    make_collection,
    remove_collection,
)
from chaffer.commerce.catalog.queries import collections, products_in
from chaffer.commerce.catalog.views import CollectionView, ProductView
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.products import Language
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Title = Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["For the table"])]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class CollectionsOut(msgspec.Struct, frozen=True):
    items: tuple[CollectionView, ...]


class ProductsOut(msgspec.Struct, frozen=True):
    items: tuple[ProductView, ...]


class CollectionsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: Language = ""


class InCollectionAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: Language = ""
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 50
    offset: Annotated[int, msgspec.Meta(ge=0, le=PRODUCTS_AT_MOST)] = 0


class CollectionIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """titles: by language, where they differ from `title`. handle: made of the title if absent; it stays."""

    title: Title
    description: Annotated[str, msgspec.Meta(max_length=10_000)] = ""
    titles: Annotated[
        dict[Annotated[str, msgspec.Meta(max_length=12)], Annotated[str, msgspec.Meta(max_length=255)]],
        msgspec.Meta(max_length=50),
    ] = {}
    handle: Annotated[str, msgspec.Meta(max_length=120)] = ""


class Filling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """These products in this order, and nothing else."""

    product_ids: Annotated[tuple[Id, ...], msgspec.Meta(max_length=PRODUCTS_AT_MOST)]


async def list_(call: Call, asked: CollectionsAsked) -> CollectionsOut:
    return await call.read(lambda tx: CollectionsOut(tuple(collections(tx, asked.language))))


async def get(call: Call, _: Nothing) -> CollectionView:
    return await call.read(lambda tx: _collection(tx, call.path["id"]))


async def products_of(call: Call, asked: InCollectionAsked) -> ProductsOut:
    def work(tx: Transaction) -> ProductsOut:
        handle = get_collection(tx, call.path["id"]).handle
        return ProductsOut(tuple(products_in(tx, handle, asked.limit, asked.offset, asked.language)))

    return await call.read(work)


async def create(call: Call, asked: CollectionIn) -> CollectionView:
    def work(tx: Transaction) -> CollectionView:
        made = make_collection(tx, _command(asked))
        _note(tx, call, "collection.create", made)
        return _collection(tx, made)

    return await call.write(work)


async def replace(call: Call, asked: CollectionIn) -> CollectionView:
    def work(tx: Transaction) -> CollectionView:
        change_collection(tx, call.path["id"], _command(asked))
        _note(tx, call, "collection.change", call.path["id"])
        return _collection(tx, call.path["id"])

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        remove_collection(tx, call.path["id"])
        _note(tx, call, "collection.remove", call.path["id"])

    await call.write(work)


async def fill(call: Call, asked: Filling) -> CollectionView:
    def work(tx: Transaction) -> CollectionView:
        fill_collection(tx, call.path["id"], asked.product_ids)
        _note(tx, call, "collection.fill", call.path["id"])
        return _collection(tx, call.path["id"])

    return await call.write(work)


def _command(asked: CollectionIn) -> WriteCollection:
    return WriteCollection(asked.title, asked.description, dict(asked.titles), asked.handle)


def _note(tx: Transaction, call: Call, action: str, collection_id: str) -> None:
    audit.record(tx, call.actor, action, target_kind="collection", target_id=collection_id)


def _collection(tx: Transaction, collection_id: str) -> CollectionView:
    """Raises NotFound."""
    for view in collections(tx):
        if view.id == collection_id:
            return view
    raise NotFound("no such collection")
