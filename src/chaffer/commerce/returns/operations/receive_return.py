"""What was sent back is here: units on the shelf again if they can be sold, money back, or the new thing on its way."""

from typing import Any

import msgspec
from sqlalchemy import func, select, update

from chaffer.commerce.catalog.queries import variants
from chaffer.commerce.checkout.reserving import use
from chaffer.commerce.fulfilment.operations.create_shipment import keep_progress
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.restock import back_on_the_shelf, sold_to
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.returns.errors import ActionOver
from chaffer.commerce.returns.events import ReturnReceived
from chaffer.commerce.returns.lines import Swap, came_back, count_as_gone, line_of, put_in_place
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.rows import ReturnLineView, lines_of_return, load_return, take_return
from chaffer.commerce.returns.tables import return_lines, returns
from chaffer.commerce.returns.worth import share
from chaffer.kernel.errors import Invalid
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded


class Received(msgspec.Struct, frozen=True):
    """Units that came, and those of them that can be sold again."""

    units: int
    resellable: int


class ReceiveReturn(msgspec.Struct, frozen=True):
    """lines: by order line id; None: all of it, as good as new. minor: what goes back at most, in place of the worth
    less fee and postage: a person's judgement of what they see.
    """

    return_id: str
    lines: dict[str, Received] | None = None
    minor: int | None = None
    by_kind: str = "staff"
    by_id: str = ""


_UNITS = Statement(
    "returns.units_received",
    update(return_lines)
    .where(
        mine(return_lines), return_lines.c.return_id == given("return_id"),
        return_lines.c.order_line_id == given("line_id"),
    )
    .values(received=given("units"), resellable=given("good")),
)  # fmt: skip
_DONE = Statement(
    "returns.done",
    update(returns)
    .where(mine(returns), returns.c.id == given("return_id"))
    .values(
        state="done", received_at=given("at"), ended_at=given("at"), given_minor=given("back"),
        refund_id=given("new_refund_id"),
    ),
)  # fmt: skip
_LEFT = Statement(
    "order_lines.left",
    select(func.coalesce(func.sum(order_lines.c.quantity - order_lines.c.refunded_quantity), 0).label("left")).where(
        mine(order_lines), order_lines.c.order_id == given("order_id")
    ),
)
_REOPEN = guarded(
    "orders.reopen", orders, orders.c.id == given("order_id"), orders.c.state == "completed", state="placed",
    version=orders.c.version + 1,
)  # fmt: skip
_ALL_BACK = guarded(
    "orders.all_back", orders, orders.c.id == given("order_id"), fulfilment_state="returned",
    version=orders.c.version + 1,
)  # fmt: skip


def receive_return(tx: Transaction, command: ReceiveReturn) -> int:
    """What goes back, in minor units. Safe to repeat. Raises NotFound, Invalid, ActionOver, RefundTooLarge."""
    order = take_order(tx, load_return(tx, command.return_id).order_id)
    row = take_return(tx, command.return_id)
    if row.state == "done":
        return int(row.given_minor)
    if row.state == "cancelled":
        raise ActionOver("this return was called off", state=row.state)
    expected = lines_of_return(tx, row.id)
    came = _came(expected, command.lines)
    if row.kind == "exchange":
        back, refund_id = _exchange(tx, order, row, expected[0], came, command)
    else:
        back, refund_id = _refund(tx, order, row, came, command)
    for line_id, received in came.items():
        came_back(tx, line_id, received.units)
        tx.run(_UNITS, return_id=row.id, line_id=line_id, units=received.units, good=received.resellable)
        _restock(tx, order, line_id, received)
    tx.run(_DONE, return_id=row.id, at=tx.now, back=back, new_refund_id=refund_id)
    _keep_progress(tx, order, row.kind)
    method = "exchange" if row.kind == "exchange" else row.method
    tx.happened(
        ReturnReceived(
            row.id, order.id, order.number, row.contact_id, row.conversation_id, method, Money(back, row.currency)
        )
    )  # fmt: skip
    return back


def back_of(tx: Transaction, command: ReceiveReturn) -> int:
    """What would go back, in minor units, without a bonus; 0 if it was received before. Changes nothing.

    The order is ours from here on. Raises what `receive_return` does.
    """
    order = take_order(tx, load_return(tx, command.return_id).order_id)
    row = take_return(tx, command.return_id)
    if row.state in {"done", "cancelled"}:
        return 0
    expected = lines_of_return(tx, row.id)
    came = _came(expected, command.lines)
    if row.kind == "exchange":
        line = expected[0]
        old = line_of(tx, order.id, line.order_line_id)
        return max(_less(old, row, line), 0)
    return _worth(tx, order, row, {line_id: each.units for line_id, each in came.items()}, command.minor)[0]


def _came(expected: list[ReturnLineView], told: dict[str, Received] | None) -> dict[str, Received]:
    if told is None:
        return {line.order_line_id: Received(line.quantity, line.quantity) for line in expected}
    most = {line.order_line_id: line.quantity for line in expected}
    for line_id, each in told.items():
        if not 0 <= each.resellable <= each.units <= most.get(line_id, 0):
            raise Invalid("resellable at most units, units at most what was to come back", line_id=line_id)
    came = {line_id: each for line_id, each in told.items() if each.units}
    if not came:
        raise Invalid("something has to be here; if nothing comes, cancel the return", field="lines")
    return came


def _refund(
    tx: Transaction, order: Any, row: Any, came: dict[str, Received], command: ReceiveReturn
) -> tuple[int, str]:
    """Money for what came; fee and postage are taken off once. All of the order back brings delivery back, too."""
    lines = {line_id: each.units for line_id, each in came.items()}
    back, delivery = _worth(tx, order, row, lines, command.minor)
    if not back:
        count_as_gone(tx, list(lines.items()))
        return 0, ""
    refund_id = ask_refund(
        tx,
        AskRefund(
            order.id, f"return:{row.id}", lines=lines, minor=back, shipping=bool(delivery), reason="return",
            by_kind=command.by_kind, by_id=command.by_id, method=row.method, bonus_percent=row.bonus_percent,
        ),
    )  # fmt: skip
    return back, refund_id


def _worth(tx: Transaction, order: Any, row: Any, lines: dict[str, int], at_most: int | None) -> tuple[int, int]:
    """What goes back, and what of it is for the delivery; minor units."""
    rows = [(line_of(tx, order.id, line_id), units) for line_id, units in lines.items()]
    worth = sum(share(line.total_minor, line.quantity, line.refunded_quantity, units) for line, units in rows)
    fee = row.fee_minor * worth // row.worth_minor if row.worth_minor else 0
    all_back = sum(lines.values()) >= tx.one(_LEFT, order_id=order.id).left
    delivery = order.shipping_minor if all_back and policy_of(tx).returns.delivery_back else 0
    back = max(worth - fee - row.postage_minor, 0) + delivery
    return (back if at_most is None else min(at_most, worth + delivery)), delivery


def _less(old: Any, row: Any, line: ReturnLineView) -> int:
    """What the new thing of an exchange costs less than the old one, in minor units; negative: more."""
    worth = share(old.total_minor, old.quantity, old.refunded_quantity, line.quantity)
    return int(worth + row.extra_minor - line.wanted_total_minor)


def _exchange(
    tx: Transaction, order: Any, row: Any, line: ReturnLineView, came: dict[str, Received], command: ReceiveReturn
) -> tuple[int, str]:
    """The new things are the order's now, ready to be packed; what they cost less goes back."""
    if came.get(line.order_line_id, Received(0, 0)).units != line.quantity:
        raise Invalid("an exchange needs all of it back; else cancel it and ask for a return", field="lines")
    (variant,) = variants(tx, [line.wanted_variant_id])
    old = line_of(tx, order.id, line.order_line_id)
    worth, less = share(old.total_minor, old.quantity, old.refunded_quantity, line.quantity), _less(old, row, line)
    holder = row.action_id if row.extra_minor else row.id
    use(tx, holder)
    sold_to(tx, order, holder)
    count_as_gone(tx, [(line.order_line_id, line.quantity)])
    put_in_place(tx, order, Swap(old, line.quantity, variant, worth, line.wanted_total_minor))
    tx.run(_REOPEN, order_id=order.id)
    if less <= 0:
        return 0, ""
    refund_id = ask_refund(
        tx,
        AskRefund(
            order.id, f"return:{row.id}", minor=less, reason="exchange", by_kind=command.by_kind, by_id=command.by_id,
            method=row.method, bonus_percent=row.bonus_percent,
        ),
    )  # fmt: skip
    return less, refund_id


def _restock(tx: Transaction, order: Any, line_id: str, received: Received) -> None:
    variant_id = line_of(tx, order.id, line_id).variant_id
    if variant_id:
        back_on_the_shelf(tx, order, variant_id, received.resellable, gone=received.units - received.resellable)


def _keep_progress(tx: Transaction, order: Any, kind: str) -> None:
    if kind == "exchange":
        keep_progress(tx, order.id)
    elif not tx.one(_LEFT, order_id=order.id).left:
        tx.run(_ALL_BACK, order_id=order.id)
    tx.changed("order", order.id)
