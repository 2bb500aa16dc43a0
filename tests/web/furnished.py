"""One of each thing that has routes of its own, for those who call them all."""

from chaffer.commerce.faq.operations.note_unanswered import NoteUnanswered, note_unanswered
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.payments.operations.finish_refund import fail_refund
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.queries import payment
from chaffer.commerce.quotes.operations.open_inquiry import OpenInquiry, open_inquiry
from chaffer.kernel.money import Money
from chaffer.people.operations.keep_recipient import KeepRecipient, keep_recipient
from chaffer.runtime.database import Database
from tests.web.api import Api
from tests.web.conftest import Shop, buy_online, meet

THING = {"title": "A thing", "variants": [{"sku": "CANDLE", "minor": 2200, "stock": 3}]}
PARTS = {"title": "Evening", "parts": [{"sku": "CANDLE"}, {"sku": "MUG-RED"}], "minor": 3000}


def furnish(api: Api, db: Database, shop: Shop) -> dict[str, list[str]]:
    """Ids by the first word of a path, or by the name of the value in it."""
    contact_id, conversation_id = meet(db, shop.id)
    db.write_now(shop.id, lambda tx: keep_recipient(tx, KeepRecipient(contact_id, "mother", "mum")))
    db.write_now(shop.id, lambda tx: note_unanswered(tx, NoteUnanswered("Do you engrave?", "en")))
    wish = OpenInquiry(contact_id, conversation_id, "a teapot", {}, Money(8000, "USD"), "", "en")
    pot = {"title": "A teapot", "price": {"minor": 7400, "currency": "USD"}}
    api("POST", "/products", THING, 201)
    api("PUT", "/bundles/evening", PARTS)
    return {
        "handle": ["evening"], "key": ["mother"],
        "inquiries": [db.write_now(shop.id, lambda tx: open_inquiry(tx, wish))],
        "quotes": [api("POST", f"/conversations/{conversation_id}/quotes", pot, 201)["id"]],
        "companies": [api("POST", "/companies", {"name": "Maison", "country": "FR"}, 201)["id"]],
        "faq": [api("POST", "/faq", {"question": "Wrapping?", "language": "en", "answer": "Yes."}, 201)["id"]],
        "questions": [api("GET", "/questions")["items"][0]["id"]],
        "shipping-rates": [each["id"] for each in api("GET", "/shipping-rates")["items"][:1]],
    }  # fmt: skip


def failed_refund(db: Database, shop: Shop) -> tuple[str, str]:
    """A payment, and the refund of some of it that the provider would not make."""
    _, payment_id = buy_online(db, shop.id)
    db.write_now(shop.id, lambda tx: settle(tx, payment_id, Truth("paid", 1990, "USD")))
    order_id = db.read_now(shop.id, lambda tx: payment(tx, payment_id)).order_id
    refund_id = db.write_now(shop.id, lambda tx: ask_refund(tx, AskRefund(order_id, "some", minor=500)))
    db.write_now(shop.id, lambda tx: fail_refund(tx, refund_id, "expired_card"))
    return payment_id, refund_id
