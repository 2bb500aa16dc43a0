"""Giving money back."""

from typing import Annotated, Literal

import msgspec

from chaffer.commerce.orders.queries import order
from chaffer.commerce.payments.queries import RefundView, refund, refunds_due, refunds_of
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.policy import Method
from chaffer.desk.approvals.operations.ask import Ask
from chaffer.desk.approvals.operations.ask import ask as ask_money
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.shipments import Units
from chaffer.web.call import Call
from chaffer.web.route import Nothing, Waiting


class NewRefund(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Either `lines` (units by order line id, each worth its share of what was paid), or `minor`, or neither: all that
    is left. shipping: with lines, what delivery cost goes back too. restock: the units are on the shelf again.

    key: yours; a second refund with the same key is the first one. method: where it came from, or store_credit with
    the policy's bonus.
    """

    key: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    lines: Units | None = None
    minor: Annotated[int, msgspec.Meta(ge=1, le=10**15)] | None = None
    shipping: bool = False
    restock: bool = False
    reason: Annotated[str, msgspec.Meta(max_length=500)] = ""
    method: Method = "original"


class Retry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """method: "" as it was asked for; store_credit where a card takes nothing back any more, without a bonus."""

    method: Method | Literal[""] = ""


class Refunds(msgspec.Struct, frozen=True):
    items: tuple[RefundView, ...]


async def list_(call: Call, _: Nothing) -> Refunds:
    def work(tx: Transaction) -> Refunds:
        order(tx, call.path["id"])
        return Refunds(tuple(refunds_of(tx, call.path["id"])))

    return await call.read(work)


async def ask(call: Call, asked: NewRefund) -> RefundView | Waiting:
    """Whoever may change orders may ask; without the permission to give money back, a second person decides."""

    def work(tx: Transaction) -> RefundView | Waiting:
        in_credit = asked.method == "store_credit"
        key = f"api:{asked.key}"
        command = {
            "order_id": order(tx, call.path["id"]).id, "key": key, "lines": asked.lines, "minor": asked.minor,
            "shipping": asked.shipping, "restock": asked.restock, "reason": asked.reason, "method": asked.method,
            "bonus_percent": policy_of(tx).refunds.store_credit_bonus_percent if in_credit else 0,
        }  # fmt: skip
        alone = "refunds.write" in call.holder.permissions
        answer = ask_money(tx, Ask("refund", command, call.actor, key, alone))
        return Waiting(answer.approval) if answer.approval else refund(tx, answer.result["refund_id"])

    return await call.write(work)


async def due(call: Call, _: Nothing) -> Refunds:
    return await call.read(lambda tx: Refunds(tuple(refunds_due(tx))))


async def retry(call: Call, asked: Retry) -> RefundView | Waiting:
    def work(tx: Transaction) -> RefundView | Waiting:
        command = {"refund_id": call.path["id"], "method": asked.method}
        answer = ask_money(tx, Ask("retry_refund", command, call.actor))
        return Waiting(answer.approval) if answer.approval else refund(tx, answer.result["refund_id"])

    return await call.write(work)
