"""What happened to wishes and quotes."""

from datetime import datetime

import msgspec

from chaffer.kernel.money import Money


class InquiryOpened(msgspec.Struct, frozen=True, tag="inquiry_opened"):
    """A shopper wants something that the catalogue lacks, and asked for a person to find it.

    {"type": "inquiry_opened", "inquiry_id": "inq_7", "contact_id": "per_7", "conversation_id": "cnv_7",
     "words": "a left-handed teapot", "budget": {"minor": 8000, "currency": "USD"}, "needed_by": "2026-05-10"}
    """

    inquiry_id: str
    contact_id: str
    conversation_id: str
    words: str
    budget: Money | None
    needed_by: str


class QuoteMade(msgspec.Struct, frozen=True, tag="quote_made"):
    """A person offers somebody a thing at a price. replaces: an older quote that is over by this.

    {"type": "quote_made", "quote_id": "quo_7", "contact_id": "per_7", "conversation_id": "cnv_7",
     "inquiry_id": "inq_7", "title": "A teapot for the left hand", "price": {"minor": 7400, "currency": "USD"},
     "expires_at": "2026-03-09T13:00:00Z", "replaces": "", "by_id": "stf_7"}
    """

    quote_id: str
    contact_id: str
    conversation_id: str
    inquiry_id: str
    title: str
    price: Money
    expires_at: datetime | None
    replaces: str
    by_id: str


class QuoteAccepted(msgspec.Struct, frozen=True, tag="quote_accepted"):
    """The shopper put what was quoted in the cart, for the first time. What is bought is told by the order.

    {"type": "quote_accepted", "quote_id": "quo_7", "contact_id": "per_7", "conversation_id": "cnv_7",
     "cart_id": "crt_7"}
    """

    quote_id: str
    contact_id: str
    conversation_id: str
    cart_id: str


class QuoteExpired(msgspec.Struct, frozen=True, tag="quote_expired"):
    """A quote's time is over, and it was not bought.

    {"type": "quote_expired", "quote_id": "quo_7", "contact_id": "per_7", "conversation_id": "cnv_7"}
    """

    quote_id: str
    contact_id: str
    conversation_id: str


class QuoteWithdrawn(msgspec.Struct, frozen=True, tag="quote_withdrawn"):
    """A person took a quote back before it was bought.

    {"type": "quote_withdrawn", "quote_id": "quo_7", "contact_id": "per_7", "conversation_id": "cnv_7"}
    """

    quote_id: str
    contact_id: str
    conversation_id: str
