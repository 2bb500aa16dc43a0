"""Ask for money to be moved: done now, held for a moment, or left to a second person."""

from datetime import timedelta
from typing import Any

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.desk.approvals.events import ApprovalAsked
from chaffer.desk.approvals.rows import (
    TIMER,
    ApprovalView,
    approval,
    approval_by_key,
    codes_alone,
    given_alone,
    keep_approval,
    open_like,
)
from chaffer.desk.approvals.rules import BACK, MoneyRules, rules_of
from chaffer.desk.approvals.weighed import Weighed
from chaffer.desk.approvals.wishes import WISHES
from chaffer.kernel.errors import Conflict
from chaffer.kernel.money import Money
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction


class Ask(msgspec.Struct, frozen=True):
    """wish: a name in WISHES; command: its values, plain. key: the caller's idempotency key, "" if there is none.

    alone: false for those who may ask but never do it without a second person.
    """

    wish: str
    command: dict[str, Any]
    actor: Actor
    key: str = ""
    alone: bool = True


class Answer(msgspec.Struct, frozen=True):
    """Either it is done (result: what came of it), or it waits (approval)."""

    result: dict[str, Any] = {}
    approval: ApprovalView | None = None


def ask(tx: Transaction, asked: Ask) -> Answer:
    """Whatever moves money goes through here. Safe to repeat with the same key; what waits already is not asked twice.

    Raises what the operation behind the wish refuses; Conflict for a key used elsewhere.
    """
    key = f"{asked.wish}:{asked.key}" if asked.key else ""
    if known := approval_by_key(tx, key) if key else None:
        return _again(asked, known)
    way = WISHES[asked.wish]
    weighed = way.weigh(tx, asked.command, asked.actor)
    if weighed.once:
        return Answer(way.carry(tx, asked.command, asked.actor))
    if weighed.order is not None:
        for row in open_like(tx, weighed.order.id, asked.wish):
            if row.command == weighed.command:
                return Answer(approval=approval(tx, row.id))
    rules = rules_of(tx)
    window = rules.window_seconds(asked.actor.kind) if weighed.can_wait and weighed.kinds[0] in BACK else 0
    if not asked.alone or _needs_two(tx, rules, weighed, asked.actor):
        return Answer(approval=_wait(tx, asked, weighed, key, "waiting", timedelta(hours=rules.expires_hours)))
    if window:
        return Answer(approval=_wait(tx, asked, weighed, key, "held", timedelta(seconds=window)))
    result = way.carry(tx, weighed.command, asked.actor)
    if rules.any_limit:  # it counts towards what is given without a second person
        keep_approval(tx, {**_values(tx, asked, weighed, key, "done"), "result": result, "ended_at": tx.now})
    return Answer(result)


def _again(asked: Ask, known: ApprovalView) -> Answer:
    if known.asked_id != asked.actor.id or known.wish != asked.wish:
        raise Conflict("this key was used for something else", key=asked.key)
    return Answer(known.result) if known.state == "done" else Answer(approval=known)


def _needs_two(tx: Transaction, rules: MoneyRules, weighed: Weighed, actor: Actor) -> bool:
    if weighed.percent:
        return rules.voucher_percent is not None and weighed.percent > rules.voucher_percent
    amount = weighed.amount
    if not amount.minor:
        return False
    if weighed.order is not None and weighed.counts:
        amount = Money(amount.minor + given_alone(tx, weighed.order.id), amount.currency)
    elif weighed.kinds == ("voucher",) and "voucher" in rules.limits:
        so_far = codes_alone(tx, weighed.contact_id, amount.currency, actor)
        amount = Money(amount.minor + so_far, amount.currency)
    return any(rules.over(kind, amount) for kind in weighed.kinds)


def _wait(
    tx: Transaction, asked: Ask, weighed: Weighed, key: str, state: str, how_long: timedelta
) -> ApprovalView:  # fmt: skip
    values = _values(tx, asked, weighed, key, state)
    due_at = tx.now + how_long
    view = keep_approval(tx, {**values, "due_at": due_at})
    set_timer(tx, TIMER, view.id, due_at)
    if view.order_id:
        tx.changed("order", view.order_id)
    audit.record(
        tx, asked.actor, "approval.ask" if state == "waiting" else "approval.hold", target_kind="approval",
        target_id=view.id, after={"wish": asked.wish, "minor": view.amount.minor, "order_id": view.order_id},
    )  # fmt: skip
    if state == "waiting":
        tx.happened(
            ApprovalAsked(
                view.id, view.kind, view.amount, view.order_id, view.number, view.contact_id, view.conversation_id,
                view.asked_kind, view.asked_id,
            )
        )  # fmt: skip
    return view


def _values(tx: Transaction, asked: Ask, weighed: Weighed, key: str, state: str) -> dict[str, Any]:
    approval_id = tx.new_id("approval")
    order = weighed.order
    return {
        "id": approval_id, "wish": asked.wish, "kind": weighed.kinds[0], "command": weighed.command,
        "stamp": weighed.stamp, "currency": weighed.amount.currency, "minor": weighed.amount.minor,
        "reason": weighed.reason[:500], "state": state, "order_id": order.id if order else "",
        "number": order.number if order else "", "contact_id": weighed.contact_id,
        "conversation_id": weighed.conversation_id, "asked_kind": asked.actor.kind, "asked_id": asked.actor.id,
        "decided_kind": "", "decided_id": "", "answer": "", "result": {}, "error": "", "key": key or approval_id,
        "counts": weighed.counts, "created_at": tx.now, "due_at": None, "decided_at": None, "ended_at": None,
    }  # fmt: skip
