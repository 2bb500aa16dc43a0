"""Giving money back."""

from typing import Annotated, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.operations.retry_refund import RetryRefund, retry_refund
from chaffer.commerce.orders.queries import order
from chaffer.commerce.payments.queries import RefundView, refund, refunds_due, refunds_of
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.policy import Method
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.shipments import Units
from chaffer.web.call import Call
from chaffer.web.route import Nothing


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


async def ask(call: Call, asked: NewRefund) -> RefundView:
    def work(tx: Transaction) -> RefundView:
        order_id = call.path["id"]
        refund_id = ask_refund(
            tx,
            AskRefund(
                order_id, f"api:{asked.key}", asked.lines, asked.minor, asked.shipping, asked.restock, asked.reason,
                call.actor.kind, call.actor.id, asked.method,
                policy_of(tx).refunds.store_credit_bonus_percent if asked.method == "store_credit" else 0,
            ),
        )  # fmt: skip
        audit.record(
            tx, call.actor, "refund.ask", target_kind="order", target_id=order_id, after={"refund_id": refund_id}
        )
        return next(view for view in refunds_of(tx, order_id) if view.id == refund_id)

    return await call.write(work)


async def due(call: Call, _: Nothing) -> Refunds:
    return await call.read(lambda tx: Refunds(tuple(refunds_due(tx))))


async def retry(call: Call, asked: Retry) -> RefundView:
    def work(tx: Transaction) -> RefundView:
        refund_id = retry_refund(tx, RetryRefund(call.path["id"], asked.method, call.actor.kind, call.actor.id))
        audit.record(
            tx, call.actor, "refund.retry", target_kind="refund", target_id=refund_id, after={"of": call.path["id"]}
        )
        return refund(tx, refund_id)

    return await call.write(work)
