"""Refunds as the provider has them: those made there by hand, and those that came to nothing after all."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.finish_refund import come_to_nothing, finish_refund
from chaffer.commerce.payments.operations.refund_payment import SET_ASIDE, settle_due
from chaffer.commerce.payments.port import SeenRefund
from chaffer.commerce.payments.rows import load_payment, take_payment
from chaffer.commerce.payments.tables import refunds
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

_OURS = Statement(
    "refunds.of_payment",
    select(refunds.c.id, refunds.c.key, refunds.c.state, refunds.c.provider_id).where(
        mine(refunds), refunds.c.payment_id == given("payment_id")
    ),
)
_KEEP = Statement(
    "refunds.keep_seen",
    insert_all(
        refunds, "id", "order_id", "payment_id", "state", "currency", "minor", "reason", "actor_kind", "key",
        "created_at",
    ).on_conflict_do_nothing(index_elements=["shop_id", "key"]),
)  # fmt: skip
_GOES_BACK = guarded(
    "orders.went_back", orders, orders.c.id == given("order_id"),
    orders.c.refunded_minor + given("back") <= orders.c.total_minor,
    refunded_minor=orders.c.refunded_minor + given("back"),
)  # fmt: skip


def note_refunds(tx: Transaction, payment_id: str, seen: Sequence[SeenRefund]) -> int:
    """Bring our refunds of a paid payment to what the provider says; how many changed. Safe to repeat."""
    if not seen:
        return 0
    payment = load_payment(tx, payment_id)
    known = _known(tx, payment_id)
    if not any(_is_news(known.get(each.key) or known.get(each.provider_id), each) for each in seen):
        return 0
    if payment.order_id:  # the order first, then its payment: in the order in which every operation takes them
        take_order(tx, payment.order_id)
    payment = take_payment(tx, payment_id)
    known = _known(tx, payment_id)
    left = payment.minor - payment.refunded_minor - payment.disputed_minor
    changed = 0
    for each in seen:
        row = known.get(each.key) or known.get(each.provider_id)
        if not _is_news(row, each):
            continue
        if row is None:
            if each.minor > left:  # ours is under way and will be refused there; the look after that finds this one
                continue
            left -= each.minor
            _made_there(tx, payment, each)
        elif each.done:
            finish_refund(tx, row.id, each.provider_id)
        else:
            come_to_nothing(tx, row.id)
        changed += 1
    return changed


def _known(tx: Transaction, payment_id: str) -> dict[str, Any]:
    """Our refunds by the names the provider may use: its own, or our id of it."""
    known: dict[str, Any] = {}
    for row in tx.rows(_OURS, payment_id=payment_id):
        known[row.id] = row
        known[row.provider_id or row.key] = row
    known.pop("", None)
    return known


def _is_news(row: Any | None, seen: SeenRefund) -> bool:
    if row is None:
        return seen.done and seen.minor > 0
    return bool(row.state == "asked" if seen.done else row.state == "done")


def _made_there(tx: Transaction, payment: Any, seen: SeenRefund) -> None:
    refund_id = tx.new_id("refund")
    kept = tx.run(
        _KEEP, id=refund_id, order_id=payment.order_id, payment_id=payment.id, state="asked",
        currency=payment.currency, minor=seen.minor, reason="made at the provider", actor_kind="provider",
        key=f"seen:{seen.provider_id}", created_at=tx.now,
    )  # fmt: skip
    if not kept:
        return
    took = tx.run(SET_ASIDE, payment_id=payment.id, back=seen.minor)
    assert took, "the payment is ours and has that much left"
    settle_due(tx, payment.id, refund_id, seen.minor)
    if payment.order_id:
        tx.run(_GOES_BACK, order_id=payment.order_id, back=seen.minor)
    finish_refund(tx, refund_id, seen.provider_id)
