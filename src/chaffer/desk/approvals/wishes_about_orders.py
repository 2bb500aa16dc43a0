"""Refunds, cancellations and changes of orders."""

from typing import Any

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.commerce.checkout.views import STORE_CREDIT
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund, refundable, worth_of
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.operations.retry_refund import RetryRefund, retry_refund
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.payments.queries import refund
from chaffer.commerce.returns.actions import action, action_by_key
from chaffer.commerce.returns.at_the_door import is_due
from chaffer.commerce.returns.lines import line_of, swap_of
from chaffer.commerce.returns.operations.ask_action import AskAction, ask_action, check_allowed
from chaffer.commerce.returns.operations.change_item import swap_before_packing
from chaffer.commerce.returns.operations.decide import Decide, decide
from chaffer.commerce.returns.options import options
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.wish import BACK as WAYS_BACK
from chaffer.commerce.returns.wish import Wish, check_wish
from chaffer.commerce.returns.worth import bonus, share
from chaffer.desk.approvals.weighed import Weighed, about_order
from chaffer.kernel.errors import Conflict
from chaffer.runtime.transaction import Transaction

Command = dict[str, Any]


def refund_wish(tx: Transaction, command: Command, actor: Actor) -> Weighed:
    asked = _refund(command, actor)
    minor = worth_of(tx, asked)
    if minor is None:
        return about_order(tx, asked.order_id, ("refund",), 0, command, once=True)
    fixed = {**command} if asked.lines is None or asked.minor is None else command
    if asked.lines is None and asked.minor is None:  # "all that is left" is as much as it is now
        fixed["minor"] = refundable(tx, asked.order_id)
    return about_order(tx, asked.order_id, (_kind(asked.method),), minor, fixed, reason=asked.reason)


def do_refund(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    refund_id = ask_refund(tx, _refund(command, actor))
    audit.record(
        tx, actor, "refund.ask", target_kind="order", target_id=command["order_id"], after={"refund_id": refund_id}
    )
    return {"refund_id": refund_id}


def _refund(command: Command, actor: Actor) -> AskRefund:
    return msgspec.convert({**command, "by_kind": actor.kind, "by_id": actor.id}, AskRefund)


def retry_wish(tx: Transaction, command: Command, _: Actor) -> Weighed:
    view = refund(tx, command["refund_id"])
    if view.state != "failed":
        raise Conflict(f"this refund is {view.state}", state=view.state)
    kinds = (_kind(command["method"] or view.method),)
    if not view.order_id:
        return Weighed(kinds, view.amount, command, counts=False)
    return about_order(tx, view.order_id, kinds, view.amount.minor, command, once=not view.due, counts=False)


def do_retry(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    refund_id = retry_refund(tx, RetryRefund(command["refund_id"], command["method"], actor.kind, actor.id))
    audit.record(
        tx, actor, "refund.retry", target_kind="refund", target_id=refund_id, after={"of": command["refund_id"]}
    )
    return {"refund_id": refund_id}


def cancel_order_wish(tx: Transaction, command: Command, _: Actor) -> Weighed:
    order = take_order(tx, command["order_id"])
    done = order.state == "cancelled"
    minor = 0 if done else refundable(tx, order.id)
    return about_order(tx, order.id, ("cancel",), minor, command, reason=command["reason"], once=done)


def do_cancel(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    order_id = command["order_id"]
    cancel_order(tx, CancelOrder(order_id, command["reason"], by_kind=actor.kind, by_id=actor.id))
    audit.record(tx, actor, "order.cancel", target_kind="order", target_id=order_id)
    return {"order_id": order_id}


def order_wish(tx: Transaction, command: Command, actor: Actor) -> Weighed:
    """What it gives back at once. A way back gives nothing before it is here, so it does not wait either."""
    asked = _action(command, actor)
    order = take_order(tx, asked.order_id)
    check_wish(asked.wish)
    known = action_by_key(tx, asked.key) is not None
    if known or asked.wish.kind in WAYS_BACK or asked.wish.kind == "change_address":
        return about_order(tx, order.id, ("refund",), 0, command, once=True)
    if not asked.despite_policy:
        check_allowed(options(tx, order.id), asked.wish)
    kinds, minor = _gives_back(tx, order, asked.wish)
    return about_order(tx, order.id, kinds, minor, command, reason=asked.wish.note)


def _gives_back(tx: Transaction, order: Any, wish: Wish) -> tuple[tuple[str, ...], int]:
    minor = _minor_back(tx, order, wish)
    if wish.method == STORE_CREDIT:
        minor += bonus(minor, policy_of(tx).refunds.store_credit_bonus_percent)
    named = ("cancel",) if wish.kind in {"cancel", "cancel_lines"} else ("refund",)
    return (*named, "credit") if wish.method == STORE_CREDIT else named, minor


def _minor_back(tx: Transaction, order: Any, wish: Wish) -> int:
    if wish.kind == "cancel":
        return refundable(tx, order.id)
    if is_due(order):
        return 0
    if wish.kind == "cancel_lines":
        rows = [(line_of(tx, order.id, line_id), units) for line_id, units in wish.lines.items()]
        return sum(share(row.total_minor, row.quantity, row.refunded_quantity, units) for row, units in rows)
    ((line_id, units),) = wish.lines.items()
    find = swap_before_packing if wish.kind == "change_item" else swap_of
    return max(-find(tx, order, line_id, units, wish.variant_id).extra, 0)


def do_order_wish(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    asked = _action(command, actor)
    done = ask_action(tx, asked)
    audit.record(
        tx, actor, f"order.{asked.wish.kind}", target_kind="order", target_id=asked.order_id,
        after={"action_id": done.id, "state": done.state, "despite_policy": asked.despite_policy},
    )  # fmt: skip
    return {"action_id": done.id}


def _action(command: Command, actor: Actor) -> AskAction:
    return AskAction(
        command["order_id"], msgspec.convert(command["wish"], Wish), command["key"], actor.kind, actor.id,
        command["despite_policy"],
    )  # fmt: skip


def approve_action(tx: Transaction, command: Command, _: Actor) -> Weighed:
    """What a shopper asked for, and the policy leaves to a person."""
    found = action(tx, command["action_id"])
    order = take_order(tx, found.order_id)
    if found.state != "approval" or found.kind in WAYS_BACK:
        return about_order(tx, order.id, ("refund",), 0, command, once=True)
    kinds, minor = _gives_back(tx, order, found.wish)
    return about_order(tx, order.id, kinds, minor, command, reason=found.wish.note)


def do_approve_action(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    audit.record(tx, actor, "order.approve", target_kind="action", target_id=command["action_id"])
    return {"action_id": decide(tx, Decide(command["action_id"], yes=True)).id}


def _kind(method: str) -> str:
    return "credit" if method == STORE_CREDIT else "refund"
