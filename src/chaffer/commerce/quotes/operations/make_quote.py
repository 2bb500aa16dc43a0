"""Offer somebody a thing that the catalogue lacks, at a price, until a day."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.shops import own_shop
from chaffer.commerce.cart.limits import QUANTITY_AT_MOST
from chaffer.commerce.catalog.tables import quotes
from chaffer.commerce.quotes.events import QuoteMade
from chaffer.commerce.quotes.operations.end_quote import EndQuote, end_quote
from chaffer.commerce.quotes.queries import UNTAXED
from chaffer.commerce.quotes.tables import inquiries
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction, guarded

EXPIRE = "quote.expire"


class MakeQuote(msgspec.Struct, frozen=True):
    """price: for one, in the shop's currency. tax_class: as in QuoteView. replaces: an older quote to the same person.

    image_file_id, image_url: of one and the same picture. lead_days: working days before it can be sent.
    """

    contact_id: str
    conversation_id: str
    title: str
    price: Money
    text: str = ""
    image_file_id: str = ""
    image_url: str = ""
    quantity_limit: int = 1
    tax_class: str = ""
    ships: bool = True
    lead_days: int = 0
    recipient: str = ""
    expires_at: datetime | None = None
    inquiry_id: str = ""
    replaces: str = ""
    actor_id: str = ""


_OLD = Statement(
    "quotes.to_replace",
    select(quotes.c.id, quotes.c.inquiry_id).where(
        mine(quotes), quotes.c.id == given("quote_id"), quotes.c.contact_id == given("contact_id")
    ),
)
_KEEP = Statement(
    "quotes.make",
    insert_all(
        quotes, "id", "contact_id", "conversation_id", "inquiry_id", "title", "description", "image_file_id",
        "image_url", "currency", "minor", "quantity_limit", "category", "taxable", "ships", "lead_days", "recipient",
        "actor_id", "created_at", "expires_at",
    ),
)  # fmt: skip
_ANSWER = guarded(
    "inquiries.answer", inquiries, inquiries.c.id == given("inquiry_id"),
    inquiries.c.contact_id == given("contact_id"), state="quoted",
)  # fmt: skip


def make_quote(tx: Transaction, command: MakeQuote) -> str:
    """Its id; telling the shopper follows from the fact. Raises Invalid, NotFound (of what it replaces or answers), and
    Conflict if the one it replaces is bought or being paid.
    """
    _check(tx, command)
    quote_id = tx.new_id("quote")
    inquiry_id = _replaced(tx, command, quote_id)
    if inquiry_id and not tx.run(_ANSWER, inquiry_id=inquiry_id, contact_id=command.contact_id):
        raise NotFound(f"no inquiry {inquiry_id} of this shopper")
    taxable = command.tax_class != UNTAXED
    tx.run(
        _KEEP, id=quote_id, contact_id=command.contact_id, conversation_id=command.conversation_id,
        inquiry_id=inquiry_id, title=command.title, description=command.text, image_file_id=command.image_file_id,
        image_url=command.image_url, currency=command.price.currency, minor=command.price.minor,
        quantity_limit=command.quantity_limit, category=command.tax_class if taxable else "", taxable=taxable,
        ships=command.ships, lead_days=command.lead_days, recipient=command.recipient, actor_id=command.actor_id,
        created_at=tx.now, expires_at=command.expires_at,
    )  # fmt: skip
    if command.expires_at is not None:
        set_timer(tx, EXPIRE, quote_id, command.expires_at)
    tx.changed("quote", quote_id)
    tx.happened(
        QuoteMade(
            quote_id, command.contact_id, command.conversation_id, inquiry_id, command.title, command.price,
            command.expires_at, command.replaces, command.actor_id,
        )
    )  # fmt: skip
    return quote_id


def _check(tx: Transaction, command: MakeQuote) -> None:
    shop = own_shop(tx)
    if command.price.currency != shop.currency:
        raise Invalid(f"this shop counts in {shop.currency}", field="price")
    if command.price.minor <= 0:
        raise Invalid("a quote costs something", field="price")
    if not command.title.strip():
        raise Invalid("a quote needs a title", field="title")
    if command.expires_at is not None and command.expires_at <= tx.now:
        raise Invalid("that time is over already", field="valid_until")
    if not 0 < command.quantity_limit <= QUANTITY_AT_MOST:
        raise Invalid(f"a quantity is 1 to {QUANTITY_AT_MOST}", field="quantity_limit")


def _replaced(tx: Transaction, command: MakeQuote, quote_id: str) -> str:
    """End the old one; the inquiry that the new one answers."""
    if not command.replaces:
        return command.inquiry_id
    old: Any = tx.row(_OLD, quote_id=command.replaces, contact_id=command.contact_id)
    if old is None:
        raise NotFound(f"no quote {command.replaces} to this shopper")
    end_quote(tx, EndQuote(command.replaces, "replaced", quote_id))
    return command.inquiry_id or str(old.inquiry_id)
