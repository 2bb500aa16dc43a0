"""The shopper does not want to order after all."""

import msgspec

from chaffer.commerce.checkout.crediting import free_credit
from chaffer.commerce.checkout.reserving import release
from chaffer.commerce.checkout.taking import set_state, take_checkout
from chaffer.commerce.vouchers.operations.redeem import unredeem
from chaffer.runtime.timers import clear_timer
from chaffer.runtime.transaction import Transaction


class CancelCheckout(msgspec.Struct, frozen=True):
    checkout_id: str


def cancel_checkout(tx: Transaction, command: CancelCheckout) -> bool:
    """What is held is for sale again; the cart stays. False if it was over already.

    A payment that arrives after this is sent back.
    """
    row = take_checkout(tx, command.checkout_id)
    if row.state not in {"open", "paying"}:
        return False
    release(tx, row.id)
    unredeem(tx, row.id)
    free_credit(tx, row)
    clear_timer(tx, "checkout.expire", row.id)
    set_state(tx, row, "cancelled")
    return True
