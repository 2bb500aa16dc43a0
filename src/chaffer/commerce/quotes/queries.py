"""Reading quotes and wishes."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.catalog.tables import quotes
from chaffer.commerce.quotes.standing import times_ordered, why_over
from chaffer.commerce.quotes.tables import inquiries
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class QuoteView(msgspec.Struct, frozen=True):
    """price: for one. state: open, or why it is over: bought, expired, withdrawn, replaced (by `replaced_by`).

    tax_class: the category whose rate counts, "" the general one, "none" no tax. accepted_at: first put in the cart.
    """

    id: str
    contact_id: str
    conversation_id: str
    inquiry_id: str
    title: str
    text: str
    image_url: str
    price: Money
    quantity_limit: int
    tax_class: str
    ships: bool
    lead_days: int
    recipient: str
    state: str
    replaced_by: str
    created_at: datetime
    expires_at: datetime | None
    accepted_at: datetime | None


class InquiryView(msgspec.Struct, frozen=True):
    """A wish that the catalogue could not fulfil. words: the shopper's; wish: what was read from them.

    budget: at most. needed_by: a day. state: open, quoted (an offer was made), closed.
    """

    id: str
    contact_id: str
    conversation_id: str
    words: str
    wish: dict[str, Any]
    budget: Money | None
    needed_by: str
    language: str
    state: str
    created_at: datetime


UNTAXED = "none"
_quote = select(
    quotes.c.id, quotes.c.contact_id, quotes.c.conversation_id, quotes.c.inquiry_id, quotes.c.title,
    quotes.c.description, quotes.c.image_url, quotes.c.currency, quotes.c.minor, quotes.c.quantity_limit,
    quotes.c.category, quotes.c.taxable, quotes.c.ships, quotes.c.lead_days, quotes.c.recipient, quotes.c.state,
    quotes.c.replaced_by, quotes.c.created_at, quotes.c.expires_at, quotes.c.accepted_at,
    times_ordered().label("ordered"),
).where(mine(quotes))  # fmt: skip
_inquiry = select(
    inquiries.c.id, inquiries.c.contact_id, inquiries.c.conversation_id, inquiries.c.words, inquiries.c.wish,
    inquiries.c.currency, inquiries.c.budget_minor, inquiries.c.needed_by, inquiries.c.language, inquiries.c.state,
    inquiries.c.created_at,
).where(mine(inquiries))  # fmt: skip
_QUOTE = Statement("quotes.load", _quote.where(quotes.c.id == given("quote_id")))
_INQUIRY = Statement("inquiries.load", _inquiry.where(inquiries.c.id == given("inquiry_id")))


def quote(tx: Transaction, quote_id: str) -> QuoteView:
    """Raises NotFound."""
    row = tx.row(_QUOTE, quote_id=quote_id)
    if row is None:
        raise NotFound(f"no quote {quote_id}")
    return _view(row, tx.now)


def list_quotes(
    tx: Transaction, before: str, limit: int, *, conversation_id: str = "", contact_id: str = ""
) -> list[QuoteView]:
    """The newest first, from the one before this id; empty filters are none."""
    asked = {"conversation_id": conversation_id, "contact_id": contact_id}
    wanted = [quotes.c[name] == value for name, value in asked.items() if value]
    clause = _quote.where(quotes.c.id < before, *wanted).order_by(quotes.c.id.desc()).limit(limit)
    return [_view(row, tx.now) for row in tx.query("quotes.list", clause)]


def inquiry(tx: Transaction, inquiry_id: str) -> InquiryView:
    """Raises NotFound."""
    row = tx.row(_INQUIRY, inquiry_id=inquiry_id)
    if row is None:
        raise NotFound(f"no inquiry {inquiry_id}")
    return _wish(row)


def list_inquiries(
    tx: Transaction, before: str, limit: int, *, state: str = "", conversation_id: str = ""
) -> list[InquiryView]:
    """As `list_quotes`."""
    asked = {"state": state, "conversation_id": conversation_id}
    wanted = [inquiries.c[name] == value for name, value in asked.items() if value]
    clause = _inquiry.where(inquiries.c.id < before, *wanted).order_by(inquiries.c.id.desc()).limit(limit)
    return [_wish(row) for row in tx.query("inquiries.list", clause)]


def _view(row: Any, now: datetime) -> QuoteView:
    return QuoteView(
        row.id, row.contact_id, row.conversation_id, row.inquiry_id, row.title, row.description, row.image_url,
        Money(row.minor, row.currency), row.quantity_limit, row.category if row.taxable else UNTAXED, bool(row.ships),
        row.lead_days, row.recipient, why_over(row, now) or "open", row.replaced_by, row.created_at, row.expires_at,
        row.accepted_at,
    )  # fmt: skip


def _wish(row: Any) -> InquiryView:
    budget = None if row.budget_minor is None else Money(row.budget_minor, row.currency)
    return InquiryView(
        row.id, row.contact_id, row.conversation_id, row.words, row.wish, budget, row.needed_by, row.language,
        row.state, row.created_at,
    )  # fmt: skip
