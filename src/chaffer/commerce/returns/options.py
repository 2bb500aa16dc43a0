"""The dry run: what would be allowed for an order today, why not, and what it would come to."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import BigInteger, cast, func, select

from chaffer.commerce.catalog.tables import products
from chaffer.commerce.checkout.views import COD
from chaffer.commerce.fulfilment.views import ShipmentView
from chaffer.commerce.orders.queries import order as read_order
from chaffer.commerce.orders.views import OrderLineView, OrderView
from chaffer.commerce.returns.allowed import Arrived, LineFacts, LineVerdicts, OrderFacts, Verdict, judge
from chaffer.commerce.returns.policy import DEFAULT, Policy, read_policy
from chaffer.commerce.returns.tables import order_actions, policies, return_lines, returns
from chaffer.commerce.returns.worth import share
from chaffer.kernel.money import Money
from chaffer.runtime.rows_in import rows_in
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

WAITING = ("waiting", "approval", "paying")
"""States of an action that is not over."""

_categories = select(products.c.id, products.c.category).where(mine(products), in_list(products.c.id, "product_ids"))
_under_way = (
    select(return_lines.c.order_line_id, cast(func.sum(return_lines.c.quantity), BigInteger).label("units"))
    .where(
        mine(return_lines), returns.c.shop_id == return_lines.c.shop_id, returns.c.id == return_lines.c.return_id,
        returns.c.order_id == given("order_id"), returns.c.state.in_(("open", "labelled", "received")),
    )
    .group_by(return_lines.c.order_line_id)
)  # fmt: skip
_waiting = (
    select(order_actions.c.id, order_actions.c.kind, order_actions.c.state, order_actions.c.due_at)
    .where(
        mine(order_actions), order_actions.c.order_id == given("order_id"), order_actions.c.state.in_(WAITING),
        order_actions.c.id != given("but"),
    )
    .order_by(order_actions.c.id)
)  # fmt: skip
_BESIDE = Statement(
    "returns.beside_order",
    select(
        rows_in(select(policies.c.policy).where(mine(policies))).label("policy"),
        rows_in(_categories).label("categories"), rows_in(_under_way).label("under_way"),
        rows_in(_waiting).label("waiting"),
    ),
)  # fmt: skip


class WaitingAction(msgspec.Struct, frozen=True):
    """state: waiting (it can be taken back until due_at), approval (a person decides), paying (for what it costs more)."""

    id: str
    kind: str
    state: str
    due_at: datetime | None


class LineOptions(msgspec.Struct, frozen=True):
    """One line. worth: what all units that may come back were paid with, before fees."""

    line_id: str
    sku: str
    title: str
    category: str
    quantity: int
    cancel: Verdict
    change: Verdict
    give_back: Verdict
    exchange: Verdict
    worth: Money


class Options(msgspec.Struct, frozen=True):
    """postage, fee_percent: what a return costs the shopper, unless the fault is ours. waiting: what is not over yet."""

    order_id: str
    number: str
    cancel: Verdict
    change_address: Verdict
    lines: tuple[LineOptions, ...]
    methods: tuple[str, ...]
    bonus_percent: int
    postage: Money
    fee_percent: int
    undo_minutes: int
    approval_above: Money | None
    waiting: tuple[WaitingAction, ...]


def options(tx: Transaction, order_id: str, but: str = "", view: OrderView | None = None) -> Options:
    """but: an action that does not count as waiting. view: the order, if it was read already. Two statements, or one.

    Raises NotFound.
    """
    view = view or read_order(tx, order_id)
    ids = sorted({line.product_id for line in view.lines if line.product_id})
    beside = tx.one(_BESIDE, order_id=view.id, but=but, product_ids=ids)
    policy = read_policy(beside.policy[0].policy) if beside.policy else DEFAULT
    waiting = tuple(WaitingAction(*row) for row in beside.waiting)
    categories: dict[str, str] = {row.id: row.category for row in beside.categories}
    under_way: dict[str, int] = {row.order_line_id: row.units for row in beside.under_way}
    facts = OrderFacts(
        view.state, view.fulfilment_state, view.payment_state == "due" and view.payment_method != COD, bool(waiting),
        tuple(_line_facts(view, categories, under_way)),
    )  # fmt: skip
    verdicts = judge(policy, facts, tx.now)
    by_id = {line.line_id: line for line in verdicts.lines}
    currency = view.total.currency
    above = policy.approval_above_minor
    return Options(
        view.id, view.number, verdicts.cancel, verdicts.change_address,
        tuple(_line(line, by_id[line.id], categories) for line in view.lines), policy.refunds.methods,
        0 if view.credit_minor else policy.refunds.store_credit_bonus_percent, Money(_postage(policy), currency),
        policy.returns.restocking_fee_percent, policy.undo_minutes, None if above is None else Money(above, currency),
        waiting,
    )  # fmt: skip


def _postage(policy: Policy) -> int:
    return policy.returns.postage_minor if policy.returns.postage == "shopper" else 0


def _line(line: OrderLineView, verdicts: LineVerdicts, categories: dict[str, str]) -> LineOptions:
    units = verdicts.give_back.units or verdicts.cancel.units
    worth = share(line.total.minor, line.quantity, line.refunded_quantity, units)
    return LineOptions(
        line.id, line.sku, line.title, categories.get(line.product_id, ""), line.quantity, verdicts.cancel,
        verdicts.change, verdicts.give_back, verdicts.exchange, Money(worth, line.total.currency),
    )  # fmt: skip


def _line_facts(view: OrderView, categories: dict[str, str], under_way: dict[str, int]) -> list[LineFacts]:
    arrived = _arrived(view.shipments)
    packed: Counter[str] = Counter()
    for parcel in view.shipments:
        packed.update(parcel.lines)
    return [
        LineFacts(
            line.id, line.sku, categories.get(line.product_id, ""),
            max(line.quantity - line.refunded_quantity + line.returned_quantity - packed[line.id], 0),
            line.shipped_quantity, line.returned_quantity, under_way.get(line.id, 0),
            line.quantity - line.refunded_quantity, tuple(arrived[line.id]), bool(line.variant_id),
        )
        for line in view.lines
    ]  # fmt: skip


def _arrived(parcels: Sequence[ShipmentView]) -> dict[str, list[Arrived]]:
    """By order line. A parcel nobody follows counts as there from the day it left: nobody will ever say more."""
    found: dict[str, list[Arrived]] = defaultdict(list)
    for parcel in parcels:
        at: Any = parcel.delivered_at or (None if parcel.tracking_number else parcel.shipped_at)
        if at is not None:
            for line_id, units in parcel.lines.items():
                found[line_id].append(Arrived(units, at))
    return found
