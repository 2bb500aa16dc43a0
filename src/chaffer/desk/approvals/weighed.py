"""What somebody asks to be done with money, weighed: how much it is, of which kinds, and about what."""

import hashlib
from typing import Any

import msgspec

from chaffer.commerce.orders.queries import order as read_order
from chaffer.commerce.orders.views import OrderView
from chaffer.kernel.money import Money
from chaffer.runtime.transaction import Transaction


class Weighed(msgspec.Struct, frozen=True):
    """kinds: whose limits count, the strictest; the first names it. command: what is done, with amounts fixed.

    stamp: how the thing stands; asked for and done must be the same. once: nothing moves, because it was done before.
    percent: of a code that takes off a share. can_wait: it may be held for the undo window.
    counts: towards what an order gives back without a second person.
    """

    kinds: tuple[str, ...]
    amount: Money
    command: dict[str, Any]
    order: OrderView | None = None
    contact_id: str = ""
    conversation_id: str = ""
    stamp: str = ""
    reason: str = ""
    percent: int = 0
    once: bool = False
    can_wait: bool = True
    counts: bool = True


def about_order(
    tx: Transaction, order_id: str, kinds: tuple[str, ...], minor: int, command: dict[str, Any], **more: Any
) -> Weighed:
    """Raises NotFound."""
    view = read_order(tx, order_id)
    return Weighed(
        kinds, Money(max(minor, 0), view.total.currency), command, view, view.contact_id, view.conversation_id,
        stamp_of(view), **more,
    )  # fmt: skip


def stamp_of(view: OrderView) -> str:
    """What of an order a second person looks at before they agree to give money back."""
    lines = [(line.id, line.quantity, line.refunded_quantity, line.returned_quantity) for line in view.lines]
    told = [
        view.id, view.state, view.payment_state, view.fulfilment_state, view.total.minor, view.refunded.minor,
        *sorted(lines),
    ]  # fmt: skip
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()
