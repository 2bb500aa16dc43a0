"""Write products as files tell them: new ones, changed ones, and not those that are as they were."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import delete, select, update

from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.draft import Draft, DraftReview, Parsed, Problem, slug
from chaffer.commerce.catalog.operations.open_for_sale import main_location
from chaffer.commerce.catalog.operations.put_variants import VariantWriter
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
_MARK_ODD = Statement(
    "catalog.mark_odd_product",
    update(t.products)
    .where(mine(t.products), t.products.c.id == given("product_id"))
    .values(source_hash=given("mark")),
)
_RATE = Statement(
    "catalog.rate_product",
    update(t.products)
    .where(mine(t.products), t.products.c.id == given("product_id"))
    .values(rating_sum=given("sum"), rating_count=given("count")),
)
_put_review = insert_all(
    t.reviews, "id", "product_id", "external_id", "author", "rating", "language", "title", "text", "at"
)
_PUT_REVIEW = Statement(
    "catalog.put_review",
    _put_review.on_conflict_do_update(
        index_elements=["shop_id", "product_id", "external_id"],
        set_={name: _put_review.excluded[name] for name in ("author", "rating", "language", "title", "text", "at")},
    ),
)
_RATINGS = Statement(
    "catalog.ratings",
    select(t.reviews.c.rating).where(
        mine(t.reviews), t.reviews.c.product_id == given("product_id"), t.reviews.c.state == "shown"
    ),
)
_FORGET = {
    table: Statement(
        f"catalog.forget_{table.name}", delete(table).where(mine(table), table.c.product_id == given("product_id"))
    )
    for table in (t.images, t.product_texts, t.collection_products)
}
_ADD_IMAGE = Statement(
    "catalog.add_image", insert_all(t.images, "id", "product_id", "position", "url", "alt", "options")
)
_ADD_TEXT = Statement(
    "catalog.add_text", insert_all(t.product_texts, "product_id", "language", "title", "description", "guide")
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
    """How many products were new or changed, how many were as before, and what could not be taken as told."""

    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = []


def put_products(tx: Transaction, products: Sequence[Parsed], position: int = 0) -> Written:
    """Write those that differ from what was last imported under their handle, and those that could not be taken as told
    then. Safe to repeat.

    position: of the first of them in the whole file; collections keep that order. Variants that a changed product no
    longer tells are archived, not deleted: orders point at them.
    """
    tx.lock(t.locations, id=main_location(tx))  # one import at a time in a shop
    drafts = [(parsed, parsed.draft) for parsed in products if parsed.draft is not None]
    known = {row.handle: row for row in tx.rows(_KNOWN, handles=[draft.handle for _, draft in drafts])}
    written = Written()
    changed = []
    for parsed, draft in drafts:
        before = known.get(draft.handle)
        mark = draft.fingerprint()
        if before is not None and before.source_hash.removesuffix(_ODD) == mark:
            written.unchanged += 1
            if not before.source_hash.endswith(_ODD):
                continue
        product_id = before.id if before is not None else tx.new_id("product")
        changed.append((parsed, draft, product_id, mark))
    if not changed:
        return written
    writer = VariantWriter(tx, [(draft, product_id) for _, draft, product_id, _ in changed])
    groups = _collection_ids(tx, [draft for _, draft, _, _ in changed])
    for number, (parsed, draft, product_id, mark) in enumerate(changed):
        _put_one(tx, draft, product_id, mark)
        odd = writer.write(draft, product_id)
        _put_around(tx, draft, product_id, groups, position + number)
        odd += _put_reviews(tx, draft, product_id)
        if odd:
            tx.run(_MARK_ODD, product_id=product_id, mark=mark + _ODD)
            written.problems += [Problem(parsed.line, *told) for told in odd]
        tx.changed("product", product_id)
    written.changed = len(drafts) - written.unchanged
    return written


def _put_one(tx: Transaction, draft: Draft, product_id: str, mark: str) -> None:
    told: dict[str, Any] = {name: getattr(draft, name) for name in _TOLD if name not in ("source_hash", "updated_at")}
    tx.run(
        _PUT, **told, id=product_id, handle=draft.handle, source_hash=mark, updated_at=tx.now, created_at=tx.now
    )  # fmt: skip


def _put_around(tx: Transaction, draft: Draft, product_id: str, groups: dict[str, str], position: int) -> None:
    """Pictures, texts in other languages, and places in collections: written anew."""
    for table in (t.images, t.product_texts):
        tx.run(_FORGET[table], product_id=product_id)
    for number, image in enumerate(draft.images):
        tx.run(
            _ADD_IMAGE, id=f"img_{product_id.partition('_')[2]}_{number}", product_id=product_id, position=number,
            url=image.src, alt=image.alt, options=image.options,
        )  # fmt: skip
    for language, text in draft.texts.items():
        tx.run(
            _ADD_TEXT, product_id=product_id, language=language, title=text.title, description=text.description,
            guide=text.guide,
        )  # fmt: skip
    if draft.collections:
        tx.run(_FORGET[t.collection_products], product_id=product_id)
    for handle in dict.fromkeys(map(slug, draft.collections)):
        if handle:
            tx.run(_JOIN, collection_id=groups[handle], product_id=product_id, position=position)


def _collection_ids(tx: Transaction, drafts: Sequence[Draft]) -> dict[str, str]:
    """The ids of every collection these name, by handle; those that are new are made."""
    titles = {slug(title): title for draft in drafts for title in draft.collections if slug(title)}
    if not titles:
        return {}
    known = {row.handle: row.id for row in tx.rows(_COLLECTIONS, handles=list(titles))}
    new = titles.keys() - known.keys()
    for handle in sorted(new):
        tx.run(_ADD_COLLECTION, id=tx.new_id("collection"), handle=handle, title=titles[handle])
    if new:  # a rival may have made one meanwhile
        known = {row.handle: row.id for row in tx.rows(_COLLECTIONS, handles=list(titles))}
    return known


def _put_reviews(tx: Transaction, draft: Draft, product_id: str) -> list[tuple[str, str]]:
    problems = []
    counts = Counter(review.external_id for review in draft.reviews)
    for review in draft.reviews:
        at = _moment(review)
        if at is None:
            problems.append(("this is no date: write 2026-05-14; today's was taken", review.at))
        if counts[review.external_id] > 1:
            counts[review.external_id] = 1
            problems.append(("two reviews have the same id; the last was taken", review.external_id))
        tx.run(
            _PUT_REVIEW, id=tx.new_id("review"), product_id=product_id, at=at or tx.now, external_id=review.external_id,
            author=review.author, rating=review.rating, language=review.language, title=review.title, text=review.text,
        )  # fmt: skip
    if draft.reviews:
        ratings = [row.rating for row in tx.rows(_RATINGS, product_id=product_id)]
        tx.run(_RATE, product_id=product_id, sum=sum(ratings), count=len(ratings))
    elif draft.rating_count is not None:
        tx.run(_RATE, product_id=product_id, sum=draft.rating_sum, count=draft.rating_count)
    return problems


def _moment(review: DraftReview) -> datetime | None:
    try:
        at = datetime.fromisoformat(review.at)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
