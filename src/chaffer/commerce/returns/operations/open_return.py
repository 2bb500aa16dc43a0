"""Something is to come back: to be given back, or to be exchanged."""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import BigInteger, cast, func, select

from chaffer.commerce.checkout.reserving import reserve
from chaffer.commerce.orders.errors import RefundTooLarge
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.returns.at_the_door import is_due
from chaffer.commerce.returns.lines import line_of, swap_of
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.tables import return_lines, returns
from chaffer.commerce.returns.worth import price, share
from chaffer.runtime import jobs
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

KEPT_BACK = timedelta(days=365)


class OpenReturn(msgspec.Struct, frozen=True):
    """lines: units by order line id. variant_id: what shall take the place of the only line, for an exchange.

    extra_minor: what that costs more, if it was paid already; its units are held for action_id then.
    """

    order_id: str
    lines: dict[str, int]
    action_id: str = ""
    reason: str = ""
    note: str = ""
    method: str = "original"
    variant_id: str = ""
    extra_minor: int = 0


_KEEP = Statement(
    "returns.open",
    insert_all(
        returns, "id", "order_id", "action_id", "contact_id", "conversation_id", "kind", "state", "reason", "note",
        "method", "currency", "worth_minor", "fee_minor", "postage_minor", "bonus_percent", "extra_minor", "created_at",
    ),
)  # fmt: skip
_THERE = Statement(
    "returns.units_on_the_way",
    select(cast(func.coalesce(func.sum(return_lines.c.quantity), 0), BigInteger).label("units")).where(
        mine(return_lines), return_lines.c.order_line_id == given("line_id"),
        returns.c.shop_id == return_lines.c.shop_id, returns.c.id == return_lines.c.return_id,
        returns.c.state.in_(("open", "labelled", "received")),
    ),
)  # fmt: skip


def open_return(tx: Transaction, command: OpenReturn) -> dict[str, Any]:
    """Its id, what will go back, and where to send it. A label is asked for if the policy names a carrier.

    Whether the policy allows it was checked by whoever asked. What cannot be, by what left and came back already,
    raises NotFound, RefundTooLarge, NotAllowed, OutOfStock, NotSold, Invalid; then nothing changed.
    """
    order = take_order(tx, command.order_id)
    policy = policy_of(tx)
    is_due(order)
    rows = {line_id: line_of(tx, order.id, line_id) for line_id in command.lines}
    worths = [_worth(tx, rows[line_id], units) for line_id, units in command.lines.items()]
    costs = price(policy, worths, command.reason, command.method)
    return_id = tx.new_id("return")
    wanted_total = _wanted(tx, order, command, return_id) if command.variant_id else 0
    tx.run(
        _KEEP, id=return_id, order_id=order.id, action_id=command.action_id, contact_id=order.contact_id,
        conversation_id=order.conversation_id, kind="exchange" if command.variant_id else "return", state="open",
        reason=command.reason, note=command.note, method=command.method, currency=order.currency,
        worth_minor=costs.worth, fee_minor=0 if command.variant_id else costs.fee,
        postage_minor=0 if command.variant_id else costs.postage,
        bonus_percent=policy.refunds.store_credit_bonus_percent if command.method == "store_credit" else 0,
        extra_minor=command.extra_minor, created_at=tx.now,
    )  # fmt: skip
    insert_many(tx, "returns.keep_lines", return_lines, [
        {
            "return_id": return_id, "order_line_id": line_id, "quantity": units,
            "wanted_variant_id": command.variant_id, "wanted_total_minor": wanted_total,
        }
        for line_id, units in command.lines.items()
    ])  # fmt: skip
    if policy.returns.carrier:
        jobs.enqueue(tx, "returns.label", return_id, {"return_id": return_id, "carrier": policy.returns.carrier})
    tx.changed("order", order.id)
    back = sum(worths) - wanted_total + command.extra_minor if command.variant_id else costs.back
    return {
        "return_id": return_id, "back": back, "fee": costs.fee, "postage": costs.postage, "bonus": costs.bonus,
        "label": bool(policy.returns.carrier), "address": list(policy.returns.address),
    }  # fmt: skip


def _worth(tx: Transaction, row: Any, units: int) -> int:
    """Of units that left and are not on their way back. Raises RefundTooLarge."""
    here = row.shipped_quantity - row.returned_quantity - tx.one(_THERE, line_id=row.id).units
    left = min(here, row.quantity - row.refunded_quantity)
    if not 0 < units <= left:
        raise RefundTooLarge("not so many of this line can come back", left=max(left, 0))
    return share(row.total_minor, row.quantity, row.refunded_quantity, units)


def _wanted(tx: Transaction, order: Any, command: OpenReturn, return_id: str) -> int:
    """Keep the new things back until the old ones are here; what they are worth, in minor units."""
    ((line_id, units),) = command.lines.items()
    swap = swap_of(tx, order, line_id, units, command.variant_id)
    if command.extra_minor:
        return swap.worth + command.extra_minor
    reserve(tx, return_id, {swap.variant.id: units}, tx.now + KEPT_BACK)
    return swap.becomes
