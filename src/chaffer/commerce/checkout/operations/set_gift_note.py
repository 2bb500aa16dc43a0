"""Say what the card in the parcel says."""

import msgspec

from chaffer.commerce.cart.tables import carts
from chaffer.commerce.checkout.errors import CheckoutClosed
from chaffer.commerce.checkout.operations.rebill import LIVING
from chaffer.commerce.checkout.taking import take_checkout
from chaffer.kernel.errors import Invalid
from chaffer.language.redact import redact_cards
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

NOTE_AT_MOST = 300
"""Characters."""


class SetGiftNote(msgspec.Struct, frozen=True):
    """note: "" for no card."""

    checkout_id: str
    note: str


_SET = guarded("cart.set_gift_note", carts, carts.c.id == given("cart_id"), gift_note=given("new_note"))


def set_gift_note(tx: Transaction, command: SetGiftNote) -> str:
    """Keep it with the cart, then with the order; what looks like a card number is taken out. The note as kept.

    Safe to repeat. Raises Invalid (longer than NOTE_AT_MOST), CheckoutClosed.
    """
    note, _ = redact_cards("".join(each for each in command.note if each.isprintable() or each == "\n").strip())
    if len(note) > NOTE_AT_MOST:
        raise Invalid(f"a note has at most {NOTE_AT_MOST} characters", at_most=NOTE_AT_MOST)
    row = take_checkout(tx, command.checkout_id)
    if row.state not in LIVING:
        raise CheckoutClosed(f"this checkout is {row.state}", state=row.state)
    tx.run(_SET, cart_id=row.cart_id, new_note=note)
    return note
