"""Write the reviews of imported products, and how they are rated."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select, update

from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.draft import Draft, DraftReview
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

_put = insert_all(
    t.reviews, "id", "product_id", "external_id", "author", "rating", "language", "title", "text", "at"
)  # fmt: skip
_PUT = Statement(
    "catalog.put_review",
    _put.on_conflict_do_update(
        index_elements=["shop_id", "product_id", "external_id"],
        set_={name: _put.excluded[name] for name in ("author", "rating", "language", "title", "text", "at")},
    ),
)
_shown = (mine(t.reviews), t.reviews.c.product_id == t.products.c.id, t.reviews.c.state == "shown")
_RATE_BY_REVIEWS = Statement(
    "catalog.rate_by_reviews",
    update(t.products)
    .where(mine(t.products), in_list(t.products.c.id, "product_ids"))
    .values(
        rating_sum=select(func.coalesce(func.sum(t.reviews.c.rating), 0)).where(*_shown).scalar_subquery(),
        rating_count=select(func.count()).select_from(t.reviews).where(*_shown).scalar_subquery(),
    ),
)
_RATE = Statement(
    "catalog.rate_product",
    update(t.products)
    .where(mine(t.products), t.products.c.id == given("product_id"))
    .values(rating_sum=given("sum"), rating_count=given("count")),
)


def odd_reviews(draft: Draft) -> list[tuple[str, str]]:
    """What cannot be taken as told, and its value."""
    counts = Counter(review.external_id for review in draft.reviews)
    problems = []
    for review in draft.reviews:
        if _moment(review) is None:
            problems.append(("this is no date: write 2026-05-14; today's was taken", review.at))
        if counts[review.external_id] > 1:
            counts[review.external_id] = 1
            problems.append(("two reviews have the same id; the last was taken", review.external_id))
    return problems


def put_reviews(tx: Transaction, products: Sequence[tuple[Draft, str]]) -> None:
    """Those told, beside what shoppers wrote; then each product's rating, by its reviews or as the file tells it."""
    tx.run_each(_PUT, [_row(tx, review, product_id) for draft, product_id in products for review in draft.reviews])
    reviewed = [product_id for draft, product_id in products if draft.reviews]
    if reviewed:
        tx.run(_RATE_BY_REVIEWS, product_ids=reviewed)
    tx.run_each(_RATE, [
        {"product_id": product_id, "sum": draft.rating_sum, "count": draft.rating_count}
        for draft, product_id in products if not draft.reviews and draft.rating_count is not None
    ])  # fmt: skip


def _row(tx: Transaction, review: DraftReview, product_id: str) -> dict[str, Any]:
    return {
        "id": tx.new_id("review"), "product_id": product_id, "at": _moment(review) or tx.now,
        "external_id": review.external_id, "author": review.author, "rating": review.rating,
        "language": review.language, "title": review.title, "text": review.text,
    }  # fmt: skip


def _moment(review: DraftReview) -> datetime | None:
    try:
        at = datetime.fromisoformat(review.at)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
