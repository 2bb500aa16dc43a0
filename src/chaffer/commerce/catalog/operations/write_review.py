"""Reviews of a product: one more, one changed, or one hidden; the product's rating follows."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import func, select, update

from chaffer.commerce.catalog.tables import products, reviews
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_TOLD = ("author", "rating", "language", "title", "text", "at")
_LIST = Statement(
    "reviews.of_product",
    select(reviews)
    .where(mine(reviews), reviews.c.product_id == given("product_id"), reviews.c.id < given("before"))
    .order_by(reviews.c.id.desc())
    .limit(given("limit")),
)
_GET = Statement(
    "reviews.get",
    select(reviews).where(
        mine(reviews), reviews.c.product_id == given("product_id"), reviews.c.external_id == given("external_id")
    ),
)
_put = insert_all(reviews, "id", "product_id", "external_id", *_TOLD)
_PUT = Statement(
    "reviews.put",
    _put.on_conflict_do_update(
        index_elements=["shop_id", "product_id", "external_id"], set_={name: _put.excluded[name] for name in _TOLD}
    ),
)
_STATE = Statement(
    "reviews.set_state",
    update(reviews)
    .where(mine(reviews), reviews.c.product_id == given("of_product"), reviews.c.external_id == given("which"))
    .values(state=given("state")),
)
_SUM = Statement(
    "reviews.sum",
    select(func.coalesce(func.sum(reviews.c.rating), 0).label("sum"), func.count().label("count")).where(
        mine(reviews), reviews.c.product_id == given("product_id"), reviews.c.state == "shown"
    ),
)
_RATE = Statement(
    "reviews.rate",
    update(products)
    .where(mine(products), products.c.id == given("product_id"))
    .values(rating_sum=given("sum"), rating_count=given("count")),
)


class PutReview(msgspec.Struct, frozen=True):
    """external_id: the reviewing system's id; a second review with it replaces the first. rating: 1 to 5."""

    product_id: str
    external_id: str
    rating: int
    author: str = ""
    language: str = ""
    title: str = ""
    text: str = ""
    at: datetime | None = None


def reviews_of(tx: Transaction, product_id: str, before: str, limit: int) -> list[Any]:
    """Hidden ones too, the newest first, from the one before this id."""
    return tx.rows(_LIST, product_id=product_id, before=before, limit=limit)


def get_review(tx: Transaction, product_id: str, external_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_GET, product_id=product_id, external_id=external_id)


def put_review(tx: Transaction, command: PutReview) -> None:
    """Safe to repeat. Raises NotFound without such a product."""
    _take(tx, command.product_id)
    told = {name: getattr(command, name) for name in _TOLD if name != "at"}
    tx.run(
        _PUT, id=tx.new_id("review"), product_id=command.product_id, external_id=command.external_id,
        at=command.at or tx.now, **told,
    )  # fmt: skip
    _rate(tx, command.product_id)


def show_review(tx: Transaction, product_id: str, external_id: str, *, shown: bool) -> None:
    """Safe to repeat. Raises NotFound."""
    _take(tx, product_id)
    if not tx.run(_STATE, of_product=product_id, which=external_id, state="shown" if shown else "hidden"):
        raise NotFound("no such review of this product")
    _rate(tx, product_id)


def _take(tx: Transaction, product_id: str) -> None:
    if not tx.lock(products, id=product_id):
        raise NotFound("no such product", product_id=product_id)


def _rate(tx: Transaction, product_id: str) -> None:
    found = tx.one(_SUM, product_id=product_id)
    tx.run(_RATE, product_id=product_id, sum=int(found.sum), count=found.count)
    tx.changed("product", product_id)
