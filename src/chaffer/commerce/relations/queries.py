"""What goes with products, what is better, what takes their place: rules first, then what is bought together."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import BigInteger, and_, func, literal, select, union_all

from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.queries import WHOLE_PRODUCT, view_of, with_texts
from chaffer.commerce.catalog.views import ProductView
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

LOOKED_AT = 12
GOES_WITH, BETTER, ALTERNATIVE = "goes_with", "better", "alternative"
RULE, TOGETHER = "rule", "together"
_APART = 10**9
_COUNTED = 2 * _APART + 10**6
"""Above it are those that were counted: lifts stay far below a thousand."""

_others = t.products.alias("others")
_of_these = and_(
    mine(t.relations), in_list(t.relations.c.product_id, "product_ids"), t.relations.c.kind == given("kind")
)
_sold = and_(_others.c.shop_id == t.relations.c.shop_id, _others.c.state == "active")


def _branch(rank: int, position: Any, *conditions: Any) -> Any:
    """One way in which others are found, the best of them first. All have places of their own."""
    place = (literal(rank * _APART, BigInteger) + position).label("place")
    inner = select(_others.c.id.label("id"), place).where(*conditions).order_by("place", _others.c.id).limit(LOOKED_AT)
    return select(inner.subquery())


_candidates = union_all(
    _branch(
        0, t.relations.c.position, _of_these, _sold, t.relations.c.target_kind == "product",
        _others.c.handle == t.relations.c.target,
    ),
    _branch(
        1, (t.relations.c.position * 1000 + t.collection_products.c.position), _of_these, _sold,
        t.relations.c.target_kind == "collection",
        t.collections.c.shop_id == t.relations.c.shop_id, t.collections.c.handle == t.relations.c.target,
        t.collection_products.c.shop_id == t.collections.c.shop_id,
        t.collection_products.c.collection_id == t.collections.c.id,
        _others.c.id == t.collection_products.c.product_id,
    ),
    _branch(
        2, t.relations.c.position, _of_these, _sold, t.relations.c.target_kind == "category",
        (_others.c.category == t.relations.c.target)
        | (func.substr(_others.c.category, 1, func.length(t.relations.c.target) + 3) == t.relations.c.target + " > "),
    ),
    _branch(
        3, (0 - t.bought_together.c.lift_ppm), mine(t.bought_together),
        in_list(t.bought_together.c.product_id, "product_ids"), given("kind") == GOES_WITH,
        _others.c.shop_id == t.bought_together.c.shop_id, _others.c.state == "active",
        _others.c.id == t.bought_together.c.other_id,
    ),
).subquery()  # fmt: skip
_best = (
    select(_candidates.c.id, func.min(_candidates.c.place).label("place"))
    .group_by(_candidates.c.id)
    .order_by("place", _candidates.c.id)
    .limit(LOOKED_AT)
    .subquery()
)
_RELATED = Statement(
    "relations.related",
    select(*WHOLE_PRODUCT, _best.c.place)
    .select_from(with_texts(t.products.join(_best, t.products.c.id == _best.c.id)))
    .where(mine(t.products), ~in_list(t.products.c.id, "product_ids"))
    .order_by(_best.c.place, t.products.c.id),
)


class Related(msgspec.Struct, frozen=True):
    """why: "rule" (the merchant says so) or "together" (many bought both)."""

    product: ProductView
    why: str


def related(tx: Transaction, kind: str, product_ids: Sequence[str], language: str = "") -> list[Related]:
    """Active products other than these, the most wanted first, whether in stock or not. One statement."""
    if not product_ids:
        return []
    rows = tx.rows(_RELATED, kind=kind, product_ids=list(product_ids), language=language)
    return [Related(view_of(row), TOGETHER if row.place > _COUNTED else RULE) for row in rows]
