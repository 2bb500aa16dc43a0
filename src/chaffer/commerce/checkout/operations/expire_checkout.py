"""End a checkout nobody paid in time."""

import msgspec

from chaffer.commerce.checkout.crediting import free_credit
from chaffer.commerce.checkout.events import CheckoutExpired
from chaffer.commerce.checkout.reserving import release
from chaffer.commerce.checkout.taking import set_state, take_checkout
from chaffer.commerce.vouchers.operations.redeem import unredeem
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction


class ExpireCheckout(msgspec.Struct, frozen=True):
    checkout_id: str


def expire_checkout(tx: Transaction, command: ExpireCheckout) -> bool:
    """What is held is for sale again. Does nothing before its time, or twice. A payment that still arrives is settled.

    The job behind the timer "checkout.expire".
    """
    row = take_checkout(tx, command.checkout_id)
    if row.state not in {"open", "paying"}:
        return False
    if row.expires_at > tx.now:
        set_timer(tx, "checkout.expire", row.id, row.expires_at)
        return False
    release(tx, row.id)
    unredeem(tx, row.id)
    free_credit(tx, row)
    set_state(tx, row, "expired")
    tx.happened(CheckoutExpired(row.id, row.cart_id, row.contact_id, row.conversation_id))
    return True
