"""Write products as files tell them: new ones, changed ones, and not those that are as they were."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, select, update

from chaffer.commerce.bundles.operations.put_bundle import PutBundle, put_bundle
from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.draft import Draft, DraftBundle, Parsed, Problem, slug
from chaffer.commerce.catalog.operations.open_for_sale import main_location
from chaffer.commerce.catalog.operations.put_relations import put_relations
from chaffer.commerce.catalog.operations.put_reviews import odd_reviews, put_reviews
from chaffer.commerce.catalog.operations.put_variants import VariantWriter
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

_TOLD = (
    "title", "description", "brand", "category", "state", "external_id", "tags", "options", "attributes", "size_chart",
    "guide", "video", "url", "source_hash", "updated_at",
)  # fmt: skip
_KNOWN = Statement(
    "catalog.known_products",
    select(t.products.c.id, t.products.c.handle, t.products.c.source_hash).where(
        mine(t.products), in_list(t.products.c.handle, "handles")
    ),
)
_put = insert_all(t.products, "id", "handle", *_TOLD, "created_at")
_PUT = Statement(
    "catalog.put_product",
    _put.on_conflict_do_update(
        index_elements=["shop_id", "handle"], set_={name: _put.excluded[name] for name in _TOLD}
    ),
)
_ODD = "?"
"""Behind the mark of a product that could not be taken as told: it is written again, and what was odd told again."""
_FORGET = {
    table: Statement(
        f"catalog.forget_{table.name}", delete(table).where(mine(table), in_list(table.c.product_id, "product_ids"))
    )
    for table in (t.images, t.product_texts)
}
_LEAVE = Statement(
    "catalog.leave_collections",
    delete(t.collection_products).where(
        mine(t.collection_products),
        # Their key is (collection, product): with the collections named, nobody else's rows are looked at.
        t.collection_products.c.collection_id.in_(select(t.collections.c.id).where(mine(t.collections))),
        in_list(t.collection_products.c.product_id, "product_ids"),
    ),
)
_ADD_IMAGE = Statement(
    "catalog.add_image", insert_all(t.images, "id", "product_id", "position", "url", "alt", "options")
)
_ADD_TEXT = Statement(
    "catalog.add_text",
    insert_all(t.product_texts, "product_id", "language", "title", "description", "guide", "attributes", "size_chart"),
)
_FORGET_MARK = Statement(
    "catalog.forget_mark",
    update(t.products).where(mine(t.products), t.products.c.id == given("id_")).values(source_hash=""),
)
_COLLECTIONS = Statement(
    "catalog.collection_ids",
    select(t.collections.c.id, t.collections.c.handle).where(
        mine(t.collections), in_list(t.collections.c.handle, "handles")
    ),
)
_ADD_COLLECTION = Statement(
    "catalog.add_collection", insert_all(t.collections, "id", "handle", "title").on_conflict_do_nothing()
)
_JOIN = Statement("catalog.join_collection", insert_all(t.collection_products).on_conflict_do_nothing())


class Written(msgspec.Struct):
    """How many products were new or changed (`added`: new), how many as before, and what could not be taken as told."""

    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = []
    added: int = 0


class _Put(msgspec.Struct):
    """A product to be written. known: it has rows already."""

    line: int
    draft: Draft
    id: str
    mark: str
    known: bool


def put_products(tx: Transaction, products: Sequence[Parsed], position: int = 0) -> Written:
    """Write those that differ from what was last imported under their handle, and those that could not be taken as told
    then. Safe to repeat.

    position: of the first of them in the whole file; collections keep that order. Variants that a changed product no
    longer tells are archived, not deleted: orders point at them.
    """
    tx.lock(t.locations, id=main_location(tx))  # one import at a time in a shop
    written = Written()
    puts = _differing(tx, products, written)
    if puts:
        _write(tx, puts, position, written)
    for parsed in products:
        if parsed.bundle is not None:
            written.problems += [
                Problem(parsed.line, problem, parsed.bundle.handle) for problem in _bundle(tx, parsed.bundle)
            ]
    return written


def forget_mark(tx: Transaction, product_id: str) -> None:
    """What is told of it next is written even if it was told before: a person may have changed it since."""
    tx.run(_FORGET_MARK, id_=product_id)


def _bundle(tx: Transaction, told: DraftBundle) -> list[str]:
    """Written after the products of its chunk; what is wrong with it, in words."""
    command = PutBundle(
        told.title, told.parts, told.currency, told.minor, told.percent_ppm, told.handle, told.titles
    )  # fmt: skip
    try:
        put_bundle(tx, command)
    except Invalid as refusal:
        return [f"this bundle was left out: {refusal}"]
    return []


def _differing(tx: Transaction, products: Sequence[Parsed], written: Written) -> list[_Put]:
    drafts = [(parsed.line, parsed.draft) for parsed in products if parsed.draft is not None]
    known = {row.handle: row for row in tx.rows(_KNOWN, handles=[draft.handle for _, draft in drafts])}
    puts = []
    for line, draft in drafts:
        before = known.get(draft.handle)
        mark = draft.fingerprint()
        if before is None:
            puts.append(_Put(line, draft, tx.new_id("product"), mark, known=False))
        elif before.source_hash != mark:
            puts.append(_Put(line, draft, before.id, mark, known=True))
        written.unchanged += before is not None and before.source_hash.removesuffix(_ODD) == mark
    written.changed = len(drafts) - written.unchanged
    written.added = sum(not put.known for put in puts)
    return puts


def _write(tx: Transaction, puts: Sequence[_Put], position: int, written: Written) -> None:
    """All of them, table by table."""
    pairs = [(put.draft, put.id) for put in puts]
    variants = VariantWriter(tx, pairs, [put.id for put in puts if put.known])
    for put in puts:
        odd = variants.take(put.draft, put.id) + odd_reviews(put.draft)
        if odd:
            put.mark += _ODD
            written.problems += [Problem(put.line, *told) for told in odd]
        tx.changed("product", put.id)
    tx.run_each(_PUT, [_row(tx, put) for put in puts])
    variants.write()
    _put_around(tx, puts)
    _join_collections(tx, puts, position)
    for put in puts:
        if put.draft.relations:  # what a file does not tell stays as it is
            put_relations(tx, put.id, put.draft.relations)
    put_reviews(tx, pairs)


def _row(tx: Transaction, put: _Put) -> dict[str, Any]:
    told = {name: getattr(put.draft, name) for name in _TOLD if name not in ("source_hash", "updated_at")}
    told |= {"id": put.id, "handle": put.draft.handle, "source_hash": put.mark}
    return {**told, "updated_at": tx.now, "created_at": tx.now}


def _put_around(tx: Transaction, puts: Sequence[_Put]) -> None:
    """Pictures and texts in other languages: written anew."""
    known = [put.id for put in puts if put.known]
    for forget in _FORGET.values() if known else ():
        tx.run(forget, product_ids=known)
    tx.run_each(_ADD_IMAGE, [
        {
            "id": f"img_{put.id.partition('_')[2]}_{number}", "product_id": put.id, "position": number,
            "url": image.src, "alt": image.alt, "options": image.options,
        }
        for put in puts for number, image in enumerate(put.draft.images)
    ])  # fmt: skip
    tx.run_each(_ADD_TEXT, [
        {
            "product_id": put.id, "language": language, "title": text.title, "description": text.description,
            "guide": text.guide, "attributes": text.attributes, "size_chart": text.size_chart,
        }
        for put in puts for language, text in put.draft.texts.items()
    ])  # fmt: skip


def _join_collections(tx: Transaction, puts: Sequence[_Put], position: int) -> None:
    """Places in collections, in the order of the file; those of a product that names none stay as they are."""
    groups = _collection_ids(tx, [put.draft for put in puts])
    known = [put.id for put in puts if put.known and put.draft.collections]
    if known:
        tx.run(_LEAVE, product_ids=known)
    tx.run_each(_JOIN, [
        {"collection_id": groups[handle], "product_id": put.id, "position": position + number}
        for number, put in enumerate(puts)
        for handle in dict.fromkeys(map(slug, put.draft.collections)) if handle
    ])  # fmt: skip


def _collection_ids(tx: Transaction, drafts: Sequence[Draft]) -> dict[str, str]:
    """The ids of every collection these name, by handle; those that are new are made."""
    titles = {slug(title): title for draft in drafts for title in draft.collections if slug(title)}
    if not titles:
        return {}
    known = {row.handle: row.id for row in tx.rows(_COLLECTIONS, handles=list(titles))}
    new = titles.keys() - known.keys()
    if new:
        tx.run_each(_ADD_COLLECTION, [
            {"id": tx.new_id("collection"), "handle": handle, "title": titles[handle]} for handle in sorted(new)
        ])  # fmt: skip
        # A rival may have made one meanwhile.
        known = {row.handle: row.id for row in tx.rows(_COLLECTIONS, handles=list(titles))}
    return known
