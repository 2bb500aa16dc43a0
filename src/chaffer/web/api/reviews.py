"""What shoppers say about products."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from sqlalchemy import select

from chaffer.accounts import audit
from chaffer.commerce.catalog.operations.write_review import PutReview, get_review, put_review, reviews_of, show_review
from chaffer.commerce.catalog.tables import products
from chaffer.people.listing import LAST
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of

_PRODUCT = Statement("api.product_reviewed", select(products.c.id).where(mine(products), products.c.id == given("id")))
Short = Annotated[str, msgspec.Meta(max_length=255)]


class ReviewOut(msgspec.Struct, frozen=True):
    """rating: 1 to 5. state: shown, hidden."""

    id: str
    external_id: str
    author: str
    rating: int
    language: str
    title: str
    text: str
    state: str
    at: datetime


class NewReview(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """at: when it was written, with a time zone; now, if absent."""

    rating: Annotated[int, msgspec.Meta(ge=1, le=5)]
    author: Short = ""
    language: Annotated[str, msgspec.Meta(max_length=12)] = ""
    title: Short = ""
    text: Annotated[str, msgspec.Meta(max_length=20_000)] = ""
    at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class ReviewChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    state: Literal["shown", "hidden"]


async def list_(call: Call, asked: PageAsked) -> Page[ReviewOut]:
    """Raises NotFound."""

    def work(tx: Transaction) -> Page[ReviewOut]:
        tx.one(_PRODUCT, id=call.path["id"])
        rows = reviews_of(tx, call.path["id"], after_of(asked.cursor, LAST), asked.limit + 1)
        return page_of([_review(row) for row in rows], asked.limit)

    return await call.read(work)


async def put(call: Call, asked: NewReview) -> ReviewOut:
    product_id, external_id = call.path["id"], call.path["external_id"][:200]
    command = PutReview(product_id, external_id, **msgspec.structs.asdict(asked))

    def work(tx: Transaction) -> ReviewOut:
        put_review(tx, command)
        audit.record(tx, call.actor, "review.put", target_kind="product", target_id=product_id)
        return _review(get_review(tx, product_id, external_id))

    return await call.write(work)


async def change(call: Call, asked: ReviewChange) -> ReviewOut:
    product_id, external_id = call.path["id"], call.path["external_id"][:200]

    def work(tx: Transaction) -> ReviewOut:
        show_review(tx, product_id, external_id, shown=asked.state == "shown")
        audit.record(tx, call.actor, "review.change", target_kind="product", target_id=product_id, after=asked)
        return _review(get_review(tx, product_id, external_id))

    return await call.write(work)


def _review(row: Any) -> ReviewOut:
    return ReviewOut(*(getattr(row, name) for name in ReviewOut.__struct_fields__))
