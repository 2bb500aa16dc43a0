"""Count what is bought together, in steps of a few hundred rows, and offer the result in the place of yesterday's.

Paid orders of a year, of this shop, those of another system too; none that were cancelled, no thing that went back.
"""

from collections import Counter
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, delete, or_, select, tuple_

from chaffer.commerce.catalog.tables import bought_together, pair_counts
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.relations.counting import ORDERS_AT_LEAST, counts_of, together
from chaffer.runtime.rows_in import rows_in
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.tables import cursors
from chaffer.runtime.transaction import Transaction

ORDERS_A_STEP = 100
ROWS_A_STEP = 500
PAIRS_A_STEP = 200
SINCE = timedelta(days=365)
CURSOR = "together"

_of_order = (
    select(order_lines.c.product_id)
    .where(
        order_lines.c.shop_id == orders.c.shop_id, order_lines.c.order_id == orders.c.id,
        order_lines.c.product_id != "", order_lines.c.quantity > order_lines.c.refunded_quantity,
    )
    .correlate(orders)
)  # fmt: skip
_ORDERS = Statement(
    "together.orders",
    select(orders.c.id, rows_in(_of_order).label("lines"))
    .where(
        mine(orders), orders.c.id > given("after"), orders.c.state != "cancelled",
        orders.c.payment_state.in_(("paid", "part_refunded")), orders.c.placed_at >= given("since"),
    )
    .order_by(orders.c.id)
    .limit(ORDERS_A_STEP),
)  # fmt: skip
_add = insert_all(pair_counts)
_ADD = Statement(
    "together.add",
    _add.on_conflict_do_update(
        index_elements=["shop_id", "product_id", "other_id"],
        set_={"orders": pair_counts.c.orders + _add.excluded.orders},
    ),
)
_one, _other = pair_counts.alias("one"), pair_counts.alias("other")
_TOTAL = Statement(
    "together.total",
    select(pair_counts.c.orders).where(mine(pair_counts), pair_counts.c.product_id == "", pair_counts.c.other_id == ""),
)
_PAIRS = Statement(
    "together.pairs",
    select(
        pair_counts.c.product_id, pair_counts.c.other_id, pair_counts.c.orders, _one.c.orders.label("one"),
        _other.c.orders.label("other"),
    )
    .where(
        mine(pair_counts), pair_counts.c.other_id != "", pair_counts.c.orders >= ORDERS_AT_LEAST,
        or_(
            pair_counts.c.product_id > given("after"),
            and_(pair_counts.c.product_id == given("after"), pair_counts.c.other_id > given("behind")),
        ),
        _one.c.shop_id == pair_counts.c.shop_id, _one.c.product_id == pair_counts.c.product_id, _one.c.other_id == "",
        _other.c.shop_id == pair_counts.c.shop_id, _other.c.product_id == pair_counts.c.other_id,
        _other.c.other_id == "",
    )
    .order_by(pair_counts.c.product_id, pair_counts.c.other_id)
    .limit(PAIRS_A_STEP),
)  # fmt: skip
_keep = insert_all(bought_together)
_COUNTED = ("orders", "confidence_ppm", "lift_ppm", "counted_at")
_KEEP = Statement(
    "together.keep",
    _keep.on_conflict_do_update(
        index_elements=["shop_id", "product_id", "other_id"], set_={name: _keep.excluded[name] for name in _COUNTED}
    ),
)


def _some(table: Any, *conditions: Any) -> Any:
    """A delete of at most ROWS_A_STEP of the shop's rows."""
    few = select(table.c.product_id, table.c.other_id).where(mine(table), *conditions).limit(ROWS_A_STEP)
    return delete(table).where(mine(table), tuple_(table.c.product_id, table.c.other_id).in_(few))


_CLEAR = Statement("together.clear", _some(pair_counts))
_SWEEP = Statement("together.sweep", _some(bought_together, bought_together.c.counted_at < given("before")))
_mark = insert_all(cursors)
_MARK = Statement(
    "together.mark",
    _mark.on_conflict_do_update(
        index_elements=["shop_id", "name"],
        set_={"position": _mark.excluded.position, "updated_at": _mark.excluded.updated_at},
    ),
)
_MARKED = Statement("together.marked", select(cursors.c.position).where(mine(cursors), cursors.c.name == CURSOR))


def begin_count(tx: Transaction) -> dict[str, Any]:
    """The first step's arguments. A count still going on stops at its next step."""
    name = tx.now.isoformat()
    tx.run(_MARK, name=CURSOR, position={"round": name}, updated_at=tx.now)
    return {"round": name, "phase": "clear"}


def count_step(tx: Transaction, step: dict[str, Any]) -> dict[str, Any] | None:
    """One step; the arguments of the next, or None at the end, or if another count began meanwhile."""
    tx.lock(cursors, name=CURSOR)
    marked = tx.row(_MARKED)
    if marked is None or marked.position.get("round") != step["round"]:
        return None
    match step["phase"]:
        case "clear":
            return step if tx.run(_CLEAR) == ROWS_A_STEP else {**step, "phase": "count", "after": ""}
        case "count":
            return _count(tx, step)
        case "publish":
            return _publish(tx, step)
        case "sweep":
            return step if tx.run(_SWEEP, before=_began(tx, step)) == ROWS_A_STEP else {**step, "phase": "tidy"}
        case _:
            return step if tx.run(_CLEAR) == ROWS_A_STEP else None


def _began(tx: Transaction, step: dict[str, Any]) -> Any:
    return type(tx.now).fromisoformat(step["round"])


def _count(tx: Transaction, step: dict[str, Any]) -> dict[str, Any]:
    """Orders after the last one, until the rows to write are many."""
    found = tx.rows(_ORDERS, after=step["after"], since=_began(tx, step) - SINCE)
    added: Counter[tuple[str, str]] = Counter()
    after = step["after"]
    for order in found:
        if len(added) >= ROWS_A_STEP:
            break
        added += counts_of(line.product_id for line in order.lines)
        after = order.id
    tx.run_each(_ADD, [
        {"product_id": one, "other_id": other, "orders": count} for (one, other), count in sorted(added.items())
    ])  # fmt: skip
    if found:
        return {**step, "after": after}
    return {**step, "phase": "publish", "after": "", "behind": ""}


def _publish(tx: Transaction, step: dict[str, Any]) -> dict[str, Any]:
    """Both ways of each pair that is strong enough."""
    pairs = tx.rows(_PAIRS, after=step["after"], behind=step["behind"])
    if not pairs:
        return {**step, "phase": "sweep"}
    total = int(tx.value(_TOTAL) or 0)
    rows = []
    for pair in pairs:
        for product, other, a, b in (
            (pair.product_id, pair.other_id, pair.one, pair.other),
            (pair.other_id, pair.product_id, pair.other, pair.one),
        ):
            found = together(pair.orders, a, b, total)
            if found is not None:
                rows.append({
                    "product_id": product, "other_id": other, "orders": pair.orders, "counted_at": _began(tx, step),
                    **found._asdict(),
                })  # fmt: skip
    tx.run_each(_KEEP, rows)
    return {**step, "after": pairs[-1].product_id, "behind": pairs[-1].other_id}
