"""The shopper takes what was quoted: it goes into the living cart, in the place of an older version of it."""

import msgspec
from sqlalchemy import delete, select

from chaffer.commerce.cart.operations.add_line import AddLine, add_to_living_cart
from chaffer.commerce.cart.tables import cart_lines
from chaffer.commerce.catalog.tables import quotes
from chaffer.commerce.quotes.events import QuoteAccepted
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded


class AcceptQuote(msgspec.Struct, frozen=True):
    quote_id: str
    contact_id: str
    conversation_id: str
    quantity: int = 1


_older = select(quotes.c.id).where(quotes.c.shop_id == cart_lines.c.shop_id, quotes.c.replaced_by == given("quote_id"))
_INSTEAD = Statement(
    "cart.drop_replaced_quote",
    delete(cart_lines).where(
        mine(cart_lines), cart_lines.c.cart_id == given("cart_id"), cart_lines.c.quote_id != "",
        cart_lines.c.quote_id.in_(_older),
    ),
)  # fmt: skip
_ACCEPTED = guarded(
    "quotes.accepted", quotes, quotes.c.id == given("quote_id"), quotes.c.accepted_at.is_(None), accepted_at=given("at")
)


def accept_quote(tx: Transaction, command: AcceptQuote, currency: str) -> tuple[str, str]:
    """The ids of cart and line. Raises QuoteOver, NotSold (it is not theirs), CartFull (it is in the cart already)."""
    line = AddLine("", "", command.quantity, "shopper", command.contact_id, quote_id=command.quote_id)
    cart_id, line_id = add_to_living_cart(tx, command.contact_id, command.conversation_id, currency, line)
    tx.run(_INSTEAD, cart_id=cart_id, quote_id=command.quote_id)
    if tx.run(_ACCEPTED, quote_id=command.quote_id, at=tx.now):
        tx.changed("quote", command.quote_id)
        tx.happened(QuoteAccepted(command.quote_id, command.contact_id, command.conversation_id, cart_id))
    return cart_id, line_id
