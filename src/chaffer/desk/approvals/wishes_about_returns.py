"""What came back, and ways back that are called off."""

from typing import Any

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.commerce.checkout.views import STORE_CREDIT
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.returns.actions import action
from chaffer.commerce.returns.operations.cancel_return import CancelReturn, cancel_return
from chaffer.commerce.returns.operations.receive_return import ReceiveReturn, back_of, receive_return
from chaffer.commerce.returns.operations.take_back import TakeBack, take_back
from chaffer.commerce.returns.rows import load_return
from chaffer.commerce.returns.wish import BACK as WAYS_BACK
from chaffer.commerce.returns.worth import bonus
from chaffer.desk.approvals.weighed import Weighed, about_order
from chaffer.runtime.transaction import Transaction

Command = dict[str, Any]


def receive_wish(tx: Transaction, command: Command, actor: Actor) -> Weighed:
    row = load_return(tx, command["return_id"])
    minor = back_of(tx, _receipt(command, actor))
    in_credit = row.method == STORE_CREDIT
    minor += bonus(minor, row.bonus_percent) if in_credit else 0
    kinds = ("credit",) if in_credit else ("refund",)
    return about_order(
        tx, row.order_id, kinds, minor, command, reason=row.reason, once=row.state in {"done", "cancelled"},
        can_wait=minor > 0,
    )  # fmt: skip


def do_receive(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    return_id = command["return_id"]
    back = receive_return(tx, _receipt(command, actor))
    audit.record(tx, actor, "return.receive", target_kind="return", target_id=return_id, after={"back": back})
    return {"return_id": return_id}


def _receipt(command: Command, actor: Actor) -> ReceiveReturn:
    return msgspec.convert({**command, "by_kind": actor.kind, "by_id": actor.id}, ReceiveReturn)


def call_off_return(tx: Transaction, command: Command, _: Actor) -> Weighed:
    """What was paid beforehand for something dearer goes back."""
    row = load_return(tx, command["return_id"])
    take_order(tx, row.order_id)
    return about_order(
        tx, row.order_id, ("refund",), row.extra_minor, command, once=row.state == "cancelled",
        can_wait=row.extra_minor > 0,
    )  # fmt: skip


def do_call_off(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    return_id = command["return_id"]
    cancel_return(tx, CancelReturn(return_id, actor.kind, actor.id))
    audit.record(tx, actor, "return.cancel", target_kind="return", target_id=return_id)
    return {"return_id": return_id}


def undo_return(tx: Transaction, command: Command, _: Actor) -> Weighed:
    """The same, by the wish that began the way back."""
    found = action(tx, command["action_id"])
    take_order(tx, found.order_id)
    minor = 0
    if found.state == "done" and found.kind in WAYS_BACK:
        minor = load_return(tx, found.result["return_id"]).extra_minor
    return about_order(tx, found.order_id, ("refund",), minor, command, once=not minor, can_wait=minor > 0)


def do_undo_return(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    audit.record(tx, actor, "order.take_back", target_kind="action", target_id=command["action_id"])
    return {"action_id": take_back(tx, TakeBack(command["action_id"], actor.kind, actor.id)).id}
