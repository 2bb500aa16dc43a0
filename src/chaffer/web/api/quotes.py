"""What shoppers wish for and the catalogue lacks, and what a person offers them for it."""

from datetime import datetime, timedelta
from typing import Annotated, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.quotes.operations.close_inquiry import CloseInquiry, close_inquiry
from chaffer.commerce.quotes.operations.end_quote import EndQuote, end_quote
from chaffer.commerce.quotes.operations.make_quote import MakeQuote
from chaffer.commerce.quotes.queries import InquiryView, QuoteView, inquiry, list_inquiries, list_quotes, quote
from chaffer.desk.approvals.operations.ask import Ask
from chaffer.desk.approvals.operations.ask import ask as ask_money
from chaffer.kernel.errors import Invalid
from chaffer.kernel.money import Money
from chaffer.people.listing import LAST
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import file_row
from chaffer.runtime.pictures import PICTURES
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing, Waiting

SHOWN_FOR = timedelta(days=3650)
"""A picture's address is kept with the order, so it must not end soon."""
Id = Annotated[str, msgspec.Meta(max_length=64)]


class Price(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """minor: whole minor units, for one. currency: the shop's."""

    minor: Annotated[int, msgspec.Meta(gt=0, le=10**12)]
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]


class NewQuote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """price: for one. file_id: a picture sent to `/files` before. valid_until: then it ends; without it, it does not.

    tax_class: a category of the shop whose tax rate counts, empty for the general one, "none" for no tax.
    lead_days: working days before it can be sent. recipient: whom the wish is for. inquiry_id: which wish it answers.
    replaces: an older quote to the same shopper, which is over by this one. keep: the person keeps the next move.
    """

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    price: Price
    text: Annotated[str, msgspec.Meta(max_length=800)] = ""
    file_id: Id = ""
    quantity_limit: Annotated[int, msgspec.Meta(ge=1, le=999)] = 1
    tax_class: Annotated[str, msgspec.Meta(max_length=200)] = ""
    ships: bool = True
    valid_until: datetime | None = None
    lead_days: Annotated[int, msgspec.Meta(ge=0, le=365)] = 0
    recipient: Annotated[str, msgspec.Meta(max_length=100)] = ""
    inquiry_id: Id = ""
    replaces: Id = ""
    keep: bool = False


class QuotesAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    conversation_id: Id = ""
    contact_id: Id = ""


class InquiriesAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    state: Literal["", "open", "quoted", "closed"] = ""
    conversation_id: Id = ""


async def add(call: Call, asked: NewQuote) -> QuoteView | Waiting:
    links = FileLinks(call.backstage.secrets, call.backstage.settings.address)
    if asked.valid_until is not None and asked.valid_until.tzinfo is None:
        raise Invalid("a time needs its zone", field="valid_until")

    def work(tx: Transaction) -> QuoteView | Waiting:
        thread = conversation(tx, call.path["id"])
        url = ""
        if asked.file_id:
            file = file_row(tx, asked.file_id)
            if file.mime not in PICTURES:
                raise Invalid("this file is no picture", field="file_id")
            url = links.url(file.id, tx.now, SHOWN_FOR)
        command = MakeQuote(
            thread.contact_id, thread.id, asked.title.strip(), Money(asked.price.minor, asked.price.currency),
            asked.text.strip(), asked.file_id, url, asked.quantity_limit, asked.tax_class, asked.ships, asked.lead_days,
            asked.recipient.strip(), asked.valid_until, asked.inquiry_id, asked.replaces, call.actor.id,
        )  # fmt: skip
        answer = ask_money(tx, Ask("quote", {**msgspec.to_builtins(command), "keep": asked.keep}, call.actor))
        return Waiting(answer.approval) if answer.approval else quote(tx, answer.result["quote_id"])

    return await call.write(work)


async def list_(call: Call, asked: QuotesAsked) -> Page[QuoteView]:
    def work(tx: Transaction) -> Page[QuoteView]:
        found = list_quotes(
            tx, after_of(asked.cursor, LAST), asked.limit + 1,
            conversation_id=asked.conversation_id, contact_id=asked.contact_id,
        )  # fmt: skip
        return page_of(found, asked.limit)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> QuoteView:
    return await call.read(lambda tx: quote(tx, call.path["id"]))


async def withdraw(call: Call, _: Nothing) -> QuoteView:
    def work(tx: Transaction) -> QuoteView:
        end_quote(tx, EndQuote(call.path["id"]))
        audit.record(tx, call.actor, "quote.withdraw", target_kind="quote", target_id=call.path["id"])
        return quote(tx, call.path["id"])

    return await call.write(work)


async def list_wishes(call: Call, asked: InquiriesAsked) -> Page[InquiryView]:
    def work(tx: Transaction) -> Page[InquiryView]:
        found = list_inquiries(
            tx, after_of(asked.cursor, LAST), asked.limit + 1, state=asked.state, conversation_id=asked.conversation_id
        )
        return page_of(found, asked.limit)

    return await call.read(work)


async def get_wish(call: Call, _: Nothing) -> InquiryView:
    return await call.read(lambda tx: inquiry(tx, call.path["id"]))


async def close_wish(call: Call, _: Nothing) -> InquiryView:
    def work(tx: Transaction) -> InquiryView:
        close_inquiry(tx, CloseInquiry(call.path["id"]))
        return inquiry(tx, call.path["id"])

    return await call.write(work)
