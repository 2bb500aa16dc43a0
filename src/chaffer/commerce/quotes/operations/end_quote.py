"""A quote is over before it was bought: withdrawn, replaced by a newer one, or past its day."""

from datetime import timedelta
from typing import Literal

import msgspec
from sqlalchemy import or_, select

from chaffer.commerce.catalog.tables import quotes
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.quotes.events import QuoteExpired, QuoteWithdrawn
from chaffer.commerce.quotes.queries import quote
from chaffer.commerce.quotes.standing import times_ordered
from chaffer.kernel.errors import Conflict
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.timers import clear_timer, set_timer
from chaffer.runtime.transaction import Transaction, guarded

LOOK_AGAIN = timedelta(minutes=30)


class EndQuote(msgspec.Struct, frozen=True):
    """instead: the newer one."""

    quote_id: str
    why: Literal["withdrawn", "replaced"] = "withdrawn"
    instead: str = ""


_being_paid = (
    select(checkouts.c.id)
    .where(
        checkouts.c.shop_id == quotes.c.shop_id, checkouts.c.id == quotes.c.checkout_id, checkouts.c.state == "paying"
    )
    .correlate(quotes)
    .exists()
)
_free = (quotes.c.id == given("quote_id"), times_ordered() == 0, ~_being_paid)
_END = guarded(
    "quotes.end", quotes, *_free, or_(quotes.c.state == "open", quotes.c.state == "expired"), state=given("why"),
    replaced_by=given("instead"), ended_at=given("at"),
)  # fmt: skip
_EXPIRE = guarded(
    "quotes.expire", quotes, *_free, quotes.c.state == "open", quotes.c.expires_at <= given("at"), state="expired",
    ended_at=given("at"),
)  # fmt: skip
_PAID_NOW = Statement(
    "quotes.paid_now",
    select(quotes.c.id).where(
        mine(quotes), quotes.c.id == given("quote_id"), quotes.c.state == "open", quotes.c.expires_at <= given("at"),
        times_ordered() == 0,
    ),
)  # fmt: skip
_CHAIN = guarded(
    "quotes.point_to_newest", quotes, quotes.c.replaced_by == given("quote_id"), quotes.c.replaced_by != "",
    replaced_by=given("instead"),
)  # fmt: skip


def end_quote(tx: Transaction, command: EndQuote) -> None:
    """Safe to repeat. Raises NotFound, and Conflict once it is bought, being paid, or over in another way.

    What stands in the cart stays there and cannot be ordered: the shopper is told when they try.
    """
    if not tx.run(_END, quote_id=command.quote_id, why=command.why, instead=command.instead, at=tx.now):
        state = quote(tx, command.quote_id).state
        if state != command.why or command.instead:
            told = "it is being paid just now" if state == "open" else f"it is {state} already"
            raise Conflict(told, state=state)
        return
    clear_timer(tx, "quote.expire", command.quote_id)
    tx.changed("quote", command.quote_id)
    if command.instead:
        tx.run(_CHAIN, quote_id=command.quote_id, instead=command.instead)
    if command.why == "withdrawn":
        view = quote(tx, command.quote_id)
        tx.happened(QuoteWithdrawn(view.id, view.contact_id, view.conversation_id))


def expire_quote(tx: Transaction, quote_id: str) -> bool:
    """Its day is over. Does nothing before its time, twice, or to what was bought; while it is paid it is looked at later."""
    if tx.run(_EXPIRE, quote_id=quote_id, at=tx.now):
        view = quote(tx, quote_id)
        tx.changed("quote", quote_id)
        tx.happened(QuoteExpired(view.id, view.contact_id, view.conversation_id))
        return True
    if tx.value(_PAID_NOW, quote_id=quote_id, at=tx.now) is not None:
        set_timer(tx, "quote.expire", quote_id, tx.now + LOOK_AGAIN)
    return False
