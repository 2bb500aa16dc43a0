"""Write down something about a cart, for the people of the shop."""

import msgspec
from sqlalchemy import select

from chaffer.commerce.cart.changing import begin_change, take_back
from chaffer.commerce.cart.errors import CartMoved
from chaffer.commerce.cart.tables import carts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded


class SetNote(msgspec.Struct, frozen=True):
    """seen: the note that whoever asks had before them; None: whatever there is."""

    cart_id: str
    note: str
    seen: str | None = None


_NOTE = Statement("cart.note", select(carts.c.note).where(mine(carts), carts.c.id == given("cart_id")))
_WRITE = guarded("cart.set_note", carts, carts.c.id == given("cart_id"), note=given("new_note"))


def note_on(tx: Transaction, cart_id: str) -> str:
    """Raises NotFound."""
    return str(tx.one(_NOTE, cart_id=cart_id).note)


def set_note(tx: Transaction, command: SetNote) -> None:
    """Raises NotFound, CartClosed, CartMoved."""
    begin_change(tx, command.cart_id)
    if command.seen is not None and note_on(tx, command.cart_id) != command.seen:
        take_back(tx, command.cart_id)
        raise CartMoved("somebody else wrote a note meanwhile")
    tx.run(_WRITE, cart_id=command.cart_id, new_note=command.note)
    tx.changed("cart", command.cart_id)
