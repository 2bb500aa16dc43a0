"""Write all of a product back as a person changed it, unless somebody else did meanwhile."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
from sqlalchemy import delete, func, select, update

from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.draft import RELATIONS
from chaffer.commerce.catalog.operations.put_relations import put_relations
from chaffer.commerce.catalog.operations.write_sheet_images import write_images
from chaffer.commerce.catalog.operations.write_sheet_variants import VariantChange, write_variants
from chaffer.commerce.catalog.sheet import (
    IMAGES_AT_MOST,
    VARIANTS_AT_MOST,
    Attributes,
    Chart,
    Id,
    ImageSheet,
    Language,
    Long,
    Sheet,
    Short,
    Shorts,
    TextSheet,
    sheet_of,
)
from chaffer.kernel.errors import Conflict, Invalid, NotFound
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

Url = Annotated[str, msgspec.Meta(max_length=2000, pattern="^($|https?://)")]
Targets = Annotated[tuple[Short, ...], msgspec.Meta(max_length=50)]


class WriteSheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it: what is left out is empty, but stock, of which only the cells named change. Variants and pictures left
    out go; variants are archived, orders point at them.

    version: of the sheet that was changed. collections: ids. relations: by kind, handles, "collection:HANDLE" or
    "category:NAME".
    """

    version: Annotated[str, msgspec.Meta(max_length=64)]
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
    variants: Annotated[tuple[VariantChange, ...], msgspec.Meta(min_length=1, max_length=VARIANTS_AT_MOST)]
    description: Long = ""
    brand: Short = ""
    category: Short = ""
    state: Literal["active", "draft", "archived"] = "active"
    tags: Shorts = ()
    options: Annotated[tuple[Short, ...], msgspec.Meta(max_length=10)] = ()
    attributes: Attributes = {}
    size_chart: Chart | None = None
    guide: Long = ""
    video: Url = ""
    url: Url = ""
    collections: Annotated[tuple[Id, ...], msgspec.Meta(max_length=100)] = ()
    texts: Annotated[dict[Language, TextSheet], msgspec.Meta(max_length=50)] = {}
    images: Annotated[tuple[ImageSheet, ...], msgspec.Meta(max_length=IMAGES_AT_MOST)] = ()
    relations: Annotated[dict[Literal["goes_with", "better", "alternative"], Targets], msgspec.Meta(max_length=3)] = {}


_OWN = (
    "title", "description", "brand", "category", "state", "tags", "options", "attributes", "size_chart", "guide",
    "video", "url",
)  # fmt: skip
_WRITE = Statement(
    "sheet.write",
    update(t.products)
    .where(mine(t.products), t.products.c.id == given("id_"))
    .values({name: given(name, type_=t.products.c[name].type) for name in (*_OWN, "updated_at")}),
)
_FORGET_TEXTS = Statement(
    "sheet.forget_texts",
    delete(t.product_texts).where(mine(t.product_texts), t.product_texts.c.product_id == given("id")),
)
_ADD_TEXT = Statement("sheet.add_text", insert_all(t.product_texts))
_LEAVE = Statement(
    "sheet.leave",
    delete(t.collection_products).where(
        mine(t.collection_products),
        in_list(t.collection_products.c.collection_id, "collections"),
        t.collection_products.c.product_id == given("id"),
    ),
)
_LASTS = Statement(
    "sheet.collections_known",
    select(
        t.collections.c.id,
        select(func.coalesce(func.max(t.collection_products.c.position), -1))
        .where(
            t.collection_products.c.shop_id == t.collections.c.shop_id,
            t.collection_products.c.collection_id == t.collections.c.id,
        )
        .correlate(t.collections)
        .scalar_subquery()
        .label("last"),
    ).where(mine(t.collections), in_list(t.collections.c.id, "ids")),
)
_JOIN = Statement("sheet.join", insert_all(t.collection_products).on_conflict_do_nothing())


def write_sheet(tx: Transaction, product_id: str, asked: WriteSheet) -> None:
    """Raises NotFound; Conflict if it is not as it was when `asked` was begun; Invalid."""
    _check(asked)
    tx.lock(t.products, id=product_id)
    before = sheet_of(tx, product_id)
    if before.version != asked.version:
        raise Conflict("somebody changed this product meanwhile", version=before.version)
    told = {name: getattr(asked, name) for name in _OWN}
    tx.run(_WRITE, id_=product_id, updated_at=tx.now, **told)
    write_variants(tx, before, asked.variants)
    write_images(tx, before, asked.images)
    _write_texts(tx, product_id, asked)
    _write_collections(tx, before, asked.collections)
    put_relations(tx, product_id, {kind: asked.relations.get(kind, ()) for kind in RELATIONS})
    tx.changed("product", product_id)
    tx.wake("live")


def _check(asked: WriteSheet) -> None:
    """Raises Invalid."""
    names = set(asked.options)
    if len(names) < len(asked.options) or "" in names:
        raise Invalid("each option needs a name of its own", field="options")
    combinations = set()
    for each in asked.variants:
        if set(each.options) != names:
            raise Invalid("each variant needs a value of each option, and of no other", field="variants")
        combinations.add(tuple(sorted(each.options.items())))
    if len(combinations) < len(asked.variants):
        raise Invalid("two variants have the same options", field="variants")


def _write_texts(tx: Transaction, product_id: str, asked: WriteSheet) -> None:
    tx.run(_FORGET_TEXTS, id=product_id)
    empty = TextSheet()
    tx.run_each(_ADD_TEXT, [
        {"product_id": product_id, "language": language, **msgspec.structs.asdict(text)}
        for language, text in asked.texts.items() if text != empty
    ])  # fmt: skip


def _write_collections(tx: Transaction, before: Sheet, wanted: Sequence[str]) -> None:
    """It keeps its place where it stays, and stands last where it comes. Raises NotFound."""
    gone = sorted(set(before.collections) - set(wanted))
    new = sorted(set(wanted) - set(before.collections))
    known: list[Any] = tx.rows(_LASTS, ids=new) if new else []
    if len(known) < len(new):
        raise NotFound("no such collection")
    if gone:
        tx.run(_LEAVE, collections=gone, id=before.id)
    tx.run_each(_JOIN, [
        {"collection_id": row.id, "product_id": before.id, "position": row.last + 1} for row in known
    ])  # fmt: skip
    for each in (*gone, *new):
        tx.changed("collection", each)
