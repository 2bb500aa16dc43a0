"""Ask for something to be done to an order: by a shopper in the thread, by a person, by an API key. One way for all."""

from datetime import timedelta
from typing import Any

import msgspec

from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.views import OrderView
from chaffer.commerce.returns.actions import TIMER, ActionView, action_by_key, keep_action
from chaffer.commerce.returns.allowed import Verdict
from chaffer.commerce.returns.errors import NotAllowed
from chaffer.commerce.returns.events import ChangeAsked
from chaffer.commerce.returns.operations.carry_out import perform
from chaffer.commerce.returns.options import Options, options
from chaffer.commerce.returns.wish import BACK, Wish, check_wish
from chaffer.kernel.errors import Conflict, NotFound
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction

SHOPPER = "shopper"


class AskAction(msgspec.Struct, frozen=True):
    """key: the caller's idempotency key. despite_policy: for people of the shop; what cannot be stays impossible.
    view: the order, if it was read in this transaction already.

    A shopper's wish waits for the policy's undo window, or for a person if it gives back much; theirs does not.
    """

    order_id: str
    wish: Wish
    key: str
    by_kind: str = SHOPPER
    by_id: str = ""
    despite_policy: bool = False
    view: OrderView | None = None


def ask_action(tx: Transaction, command: AskAction) -> ActionView:
    """What became of it: done, waiting, approval or paying. Safe to repeat with the same key.

    Raises NotFound, Invalid, NotAllowed (by the policy, with why), Conflict for a key used elsewhere, and what the
    operation itself refuses; then nothing changed.
    """
    wish = command.wish
    check_wish(wish)
    order = take_order(tx, command.order_id)
    known = action_by_key(tx, command.key)
    if known is not None:
        if (known.order_id, known.wish) != (order.id, wish):
            raise Conflict("this key was used for something else", key=command.key)
        return known
    found = options(tx, order.id, view=command.view)
    if not command.despite_policy or command.by_kind == SHOPPER:
        check_allowed(found, wish)
    state, due_at = _first_state(tx, found, command, order)
    view = ActionView(
        tx.new_id("action"), order.id, order.contact_id, order.conversation_id, wish.kind, wish, state, {}, "",
        command.by_kind, command.by_id, tx.now, due_at, None,
    )  # fmt: skip
    tx.changed("order", order.id)
    if state == "approval" or due_at is not None:
        if due_at is not None:
            set_timer(tx, TIMER, view.id, due_at)
        tx.happened(
            ChangeAsked(view.id, wish.kind, state, order.id, order.number, order.contact_id, order.conversation_id)
        )
    else:
        view = perform(tx, order, view)
    keep_action(tx, view, command.key)
    return view


def check_allowed(found: Options, wish: Wish) -> None:
    """Raises NotAllowed, NotFound for lines of another order."""
    if wish.kind in {"cancel", "change_address"}:
        _check(found, found.cancel if wish.kind == "cancel" else found.change_address, 0)
    by_id = {line.line_id: line for line in found.lines}
    for line_id, units in wish.lines.items():
        if line_id not in by_id:
            raise NotFound(f"no line {line_id} in this order")
        _check(found, getattr(by_id[line_id], _VERDICT[wish.kind]), units)
    if wish.method not in found.methods:
        raise NotAllowed("money does not go back this way here", why="never", methods=found.methods)


_VERDICT = {
    "cancel": "cancel", "cancel_lines": "cancel", "change_item": "change", "return": "give_back",
    "exchange": "exchange", "change_address": "change",
}  # fmt: skip


def _check(found: Options, verdict: Verdict, units: int) -> None:
    if not verdict.allowed:
        raise NotAllowed("the shop's policy does not allow it", why=verdict.why, days=verdict.days, number=found.number)
    if units > verdict.units and units:
        raise NotAllowed("not for so many units", why="nothing_left", units=verdict.units, number=found.number)


def _first_state(tx: Transaction, found: Options, command: AskAction, order: Any) -> tuple[str, Any]:
    """Whether it has to wait, and until when. What begins a way back is undone by calling that off."""
    if command.by_kind != SHOPPER:
        return "waiting", None
    if found.approval_above is not None and _goes_back(found, command.wish, order) > found.approval_above.minor:
        return "approval", None
    if found.undo_minutes and command.wish.kind not in BACK:
        return "waiting", tx.now + timedelta(minutes=found.undo_minutes)
    return "waiting", None


def _goes_back(found: Options, wish: Wish, order: Any) -> int:
    """The most that this may give back, in minor units; what is not paid yet gives nothing back."""
    if wish.kind not in {"cancel", "cancel_lines", "return"} or order.payment_state == "due":
        return 0
    if wish.kind == "cancel":
        return int(order.total_minor - order.refunded_minor)
    return sum(line.worth.minor for line in found.lines if line.line_id in wish.lines)
