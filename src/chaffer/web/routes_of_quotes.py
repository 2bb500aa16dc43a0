"""Routes about what the catalogue lacks."""

from chaffer.commerce.quotes.queries import InquiryView, QuoteView
from chaffer.web.api import quotes
from chaffer.web.cursors import Page
from chaffer.web.route import Route

V1 = "/api/v1"
_READ, _WRITE = "conversations.read", "conversations.write"

QUOTES = [
    Route("GET", V1 + "/inquiries", quotes.list_wishes, _READ,
          "What shoppers asked a person to find, newest first", Page[InquiryView], quotes.InquiriesAsked),
    Route("GET", V1 + "/inquiries/{id}", quotes.get_wish, _READ, "One such wish", InquiryView),
    Route("POST", V1 + "/inquiries/{id}/close", quotes.close_wish, _WRITE, "Nothing will be offered for it",
          InquiryView),
    Route("POST", V1 + "/conversations/{id}/quotes", quotes.add, _WRITE,
          "Offer a thing that the catalogue lacks, at a price, in the thread", QuoteView, quotes.NewQuote, 201,
          waits=True),
    Route("GET", V1 + "/quotes", quotes.list_, _READ, "Quotes, newest first", Page[QuoteView], quotes.QuotesAsked),
    Route("GET", V1 + "/quotes/{id}", quotes.get, _READ, "One quote", QuoteView),
    Route("POST", V1 + "/quotes/{id}/withdraw", quotes.withdraw, _WRITE,
          "It cannot be bought any more; 409 once it is bought or being paid", QuoteView),
]  # fmt: skip
