"""What may be done to an order today, doing it, and deciding what waits for a person."""

from typing import Annotated, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.ledger.balances import credit_of
from chaffer.commerce.orders.queries import order
from chaffer.commerce.returns.actions import ActionView, action, actions_of, list_actions
from chaffer.commerce.returns.operations.decide import Decide, decide
from chaffer.commerce.returns.options import Options, options
from chaffer.commerce.returns.wish import Wish
from chaffer.desk.approvals.operations.ask import Answer, Ask
from chaffer.desk.approvals.operations.ask import ask as ask_money
from chaffer.kernel.money import Money
from chaffer.people.listing import LAST, get_contact
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing, Waiting


class NewAction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """key: yours; a second wish with the same key is the first one. despite_policy: done although the policy says no;
    what cannot be (it has left, it is sold out) stays impossible.
    """

    wish: Wish
    key: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    despite_policy: bool = False


class ActionsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    state: Literal["", "waiting", "approval", "paying", "done", "taken_back", "refused", "failed"] = ""


class Refusing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reason: Annotated[str, msgspec.Meta(max_length=500)] = ""


class Actions(msgspec.Struct, frozen=True):
    items: tuple[ActionView, ...]


class Credit(msgspec.Struct, frozen=True):
    """What a shopper may spend, in each currency."""

    items: tuple[Money, ...]


async def explain(call: Call, _: Nothing) -> Options:
    return await call.read(lambda tx: options(tx, call.path["id"]))


async def ask(call: Call, asked: NewAction) -> ActionView | Waiting:
    key = f"api:{asked.key}"
    command = {
        "order_id": call.path["id"], "wish": msgspec.to_builtins(asked.wish), "key": key,
        "despite_policy": asked.despite_policy,
    }  # fmt: skip

    def work(tx: Transaction) -> ActionView | Waiting:
        return _action(tx, ask_money(tx, Ask("order_action", command, call.actor, key)))

    return await call.write(work)


def _action(tx: Transaction, answer: Answer) -> ActionView | Waiting:
    return Waiting(answer.approval) if answer.approval else action(tx, answer.result["action_id"])


async def of_order(call: Call, _: Nothing) -> Actions:
    def work(tx: Transaction) -> Actions:
        order(tx, call.path["id"])
        return Actions(tuple(actions_of(tx, call.path["id"])))

    return await call.read(work)


async def list_(call: Call, asked: ActionsAsked) -> Page[ActionView]:
    def work(tx: Transaction) -> Page[ActionView]:
        return page_of(list_actions(tx, after_of(asked.cursor, LAST), asked.limit + 1, asked.state), asked.limit)

    return await call.read(work)


async def undo(call: Call, _: Nothing) -> ActionView | Waiting:
    def work(tx: Transaction) -> ActionView | Waiting:
        return _action(tx, ask_money(tx, Ask("undo_return", {"action_id": call.path["id"]}, call.actor)))

    return await call.write(work)


async def approve(call: Call, _: Nothing) -> ActionView | Waiting:
    def work(tx: Transaction) -> ActionView | Waiting:
        return _action(tx, ask_money(tx, Ask("approve_action", {"action_id": call.path["id"]}, call.actor)))

    return await call.write(work)


async def refuse(call: Call, asked: Refusing) -> ActionView:
    def work(tx: Transaction) -> ActionView:
        audit.record(tx, call.actor, "order.refuse", target_kind="action", target_id=call.path["id"])
        return decide(tx, Decide(call.path["id"], yes=False, reason=asked.reason))

    return await call.write(work)


async def credit(call: Call, _: Nothing) -> Credit:
    def work(tx: Transaction) -> Credit:
        get_contact(tx, call.path["id"])
        return Credit(tuple(credit_of(tx, call.path["id"])))

    return await call.read(work)
