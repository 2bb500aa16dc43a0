"""Give some or all of an order's money back."""

from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.checkout.views import STORE_CREDIT
from chaffer.commerce.orders.errors import RefundTooLarge
from chaffer.commerce.orders.operations.retry_refund import RetryRefund, retry_refund
from chaffer.commerce.orders.restock import back_on_the_shelf
from chaffer.commerce.orders.rows import take_order, take_share
from chaffer.commerce.orders.tables import order_lines
from chaffer.commerce.payments.operations.refund_payment import RefundPayment, refund_payment
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.commerce.returns.worth import bonus, share
from chaffer.kernel.errors import Conflict, Invalid, NotFound
from chaffer.kernel.money import allocate
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded


class AskRefund(msgspec.Struct, frozen=True):
    """Either `lines` (units by order line id; each worth its share of what was paid), or `minor`, or neither: all
    that is left. With both, `minor` is the most that goes back. shipping: with lines, what delivery cost goes back
    too. restock: the units are on the shelf again.

    method: original (where it came from) or store_credit, then with bonus_percent on top. key: the caller's
    idempotency key.
    """

    order_id: str
    key: str
    lines: dict[str, int] | None = None
    minor: int | None = None
    shipping: bool = False
    restock: bool = False
    reason: str = ""
    by_kind: str = "staff"
    by_id: str = ""
    method: str = "original"
    bonus_percent: int = 0


_LINES = Statement(
    "orders.refundable_lines",
    select(
        order_lines.c.id, order_lines.c.variant_id, order_lines.c.quantity, order_lines.c.refunded_quantity,
        order_lines.c.total_minor,
    ).where(mine(order_lines), order_lines.c.order_id == given("order_id")),
)  # fmt: skip
_left = payments.c.minor - payments.c.refunded_minor - payments.c.disputed_minor
_PAYMENTS = Statement(
    "orders.refundable_payments",
    select(payments.c.id, payments.c.provider, payments.c.details, _left.label("left"))
    .where(
        mine(payments), payments.c.order_id == given("order_id"), payments.c.state == "paid",
        _left > 0,
    )
    .order_by(payments.c.id),
)  # fmt: skip
_KNOWN = Statement(
    "orders.refund_by_key",
    select(refunds.c.id, refunds.c.order_id).where(mine(refunds), refunds.c.key == given("key")),
)
_FAILED = Statement(
    "orders.refunds_due",
    select(refunds.c.id, refunds.c.lines, refunds.c.minor)
    .where(
        mine(refunds), refunds.c.order_id == given("order_id"), refunds.c.state == "failed",
        refunds.c.replaced_by == "",
    )
    .order_by(refunds.c.created_at, refunds.c.id),
)  # fmt: skip
_UNITS = guarded(
    "orders.refund_units", order_lines, order_lines.c.id == given("line_id"),
    order_lines.c.refunded_quantity + given("units") <= order_lines.c.quantity,
    refunded_quantity=order_lines.c.refunded_quantity + given("units"),
)  # fmt: skip


def ask_refund(tx: Transaction, command: AskRefund) -> str:
    """Promise the refund; its id. Safe to repeat with the same key. Never more than was paid.

    What several payments paid for goes back as several refunds; the id is the first one's.
    Raises NotFound, Invalid, RefundTooLarge (having changed nothing), Conflict for a key used elsewhere.
    """
    order = take_order(tx, command.order_id)
    known = tx.row(_KNOWN, key=command.key)
    if known is not None:
        if known.order_id != order.id:
            raise Conflict("this key was used for another refund", key=command.key)
        return str(known.id)
    failed = _failed_before(tx, command)
    if failed:
        return retry_refund(tx, RetryRefund(failed.id, command.method, command.by_kind, command.by_id, command.key))
    paid, rows, minor = _reckoned(tx, order, command)
    if not take_share(tx, order.id, minor):
        raise RefundTooLarge("more than is left of what was paid", left=order.total_minor - order.refunded_minor)
    for line_id, units in (command.lines or {}).items():
        tx.run(_UNITS, line_id=line_id, units=units)
        if command.restock and rows[line_id].variant_id:
            back_on_the_shelf(tx, order, rows[line_id].variant_id, units)
    tx.changed("order", order.id)
    return _spread(tx, command, paid, minor)


def worth_of(tx: Transaction, command: AskRefund) -> int | None:
    """What it would give back, in minor units, bonus and all; None if this key was used before. Changes nothing.

    The order is ours from here on. Raises what `ask_refund` does.
    """
    order = take_order(tx, command.order_id)
    if tx.row(_KNOWN, key=command.key) is not None:
        return None
    failed = _failed_before(tx, command)
    if failed:
        return int(failed.minor)
    paid, _, minor = _reckoned(tx, order, command)
    return minor + _bonus(command, paid, minor)


def refundable(tx: Transaction, order_id: str) -> int:
    """What is left of all that was paid for an order, in minor units."""
    return sum(payment.left for payment in tx.rows(_PAYMENTS, order_id=order_id))


def _reckoned(tx: Transaction, order: Any, command: AskRefund) -> tuple[list[Any], dict[str, Any], int]:
    """Payments with something left, the lines by id if some are named, and what goes back, in minor units."""
    paid = tx.rows(_PAYMENTS, order_id=order.id)
    left = sum(payment.left for payment in paid)
    if not paid:
        raise RefundTooLarge("nothing of what was paid for this order is left", left=0)
    rows = {row.id: row for row in tx.rows(_LINES, order_id=order.id)} if command.lines else {}
    minor = _worth(order, rows, command, left)
    if minor <= 0:
        raise Invalid("a refund is more than nothing", minor=minor)
    if minor > left:
        raise RefundTooLarge("more than is left of what was paid", left=left)
    return paid, rows, minor


def _bonus(command: AskRefund, paid: list[Any], minor: int) -> int:
    """On top, in minor units: none for taking as credit what was credit before."""
    was_credit = any(payment.provider == STORE_CREDIT for payment in paid)
    return bonus(minor, command.bonus_percent) if command.method == STORE_CREDIT and not was_credit else 0


def _failed_before(tx: Transaction, command: AskRefund) -> Any:
    """The refund of these very units that failed, if one is due: they are counted already."""
    if not command.lines:
        return None
    wanted = sorted(command.lines.items())
    due = tx.rows(_FAILED, order_id=command.order_id)
    return next((row for row in due if sorted((line_id, units) for line_id, units in row.lines) == wanted), None)


def _spread(tx: Transaction, command: AskRefund, paid: list[Any], minor: int) -> str:
    """The latest payment gives first: it was for what was changed last. What store credit and another payment paid
    together goes back to both, in proportion; and there is no bonus for taking as credit what was credit before.
    """
    made: list[str] = []
    parts = _parts(paid, minor)
    whole_bonus = _bonus(command, paid, minor)
    for payment, part in parts:
        if part:
            first = not made
            made.append(
                refund_payment(
                    tx,
                    RefundPayment(
                        payment.id, part, command.key if first else f"{command.key}/{payment.id}", command.reason,
                        command.by_kind, command.by_id, tuple((command.lines or {}).items()) if first else (),
                        command.method, whole_bonus if first else 0,
                    ),
                )
            )  # fmt: skip
    return made[0]


def _parts(paid: list[Any], minor: int) -> list[tuple[Any, int]]:
    """What each payment gives of so many minor units; the order's own pair of credit and card in proportion."""
    parts = []
    together = [each for each in paid if "action_id" not in each.details]
    if not any(each.provider == STORE_CREDIT for each in together):
        together = []
    for payment in reversed([each for each in paid if each not in together]):
        part = min(minor, payment.left)
        parts.append((payment, part))
        minor -= part
    return parts + list(zip(together, allocate(minor, [each.left for each in together]), strict=True))


def _worth(order: Any, rows: dict[str, Any], command: AskRefund, left: int) -> int:
    """What goes back, in minor units."""
    if command.lines is None:
        return left if command.minor is None else command.minor
    worth = order.shipping_minor if command.shipping else 0
    for line_id, units in command.lines.items():
        row = rows.get(line_id)
        if row is None:
            raise NotFound(f"no line {line_id} in this order")
        if not 0 < units <= row.quantity - row.refunded_quantity:
            raise RefundTooLarge("more units than are left of this line", left=row.quantity - row.refunded_quantity)
        worth += share(row.total_minor, row.quantity, row.refunded_quantity, units)
    return worth if command.minor is None else min(worth, command.minor)
