""" "Tell me when it is back", a day after the shopper's last word, through Meta's stand-in."""

import io
from typing import Any

import pytest
from sqlalchemy import select, update

from chaffer.accounts.operations.note_template import NoteTemplate, note_template
from chaffer.channels.whatsapp.manage_templates import utility_template
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.catalog.tables import variants
from chaffer.commerce.wishes.operations.wish_back import WishBack, wish_back
from chaffer.commerce.wishes.tables import wishes
from chaffer.conversations.order_news import BACK_IN_STOCK, definitions
from chaffer.rehearsal.outside import stock
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages
from tests.inbox.street import ANA, WABA, Street
from tests.outbox.crowd import calls, thread

_OPENS = Statement("test.opens", update(conversations).where(mine(conversations)).values(window_until=given("until")))


@pytest.fixture
def waits(street: Street) -> str:
    """Somebody waits for a mug, and wrote more than a day ago; the sku."""
    line = b'{"id": "mug", "title": "Red mug", "price": "19.90", "sku": "MUG", "stock": 0, "currency": "USD"}'
    for progress in import_products(street.db, street.shop_id, ImportFile("jsonl"), io.BytesIO(line)):
        assert not progress.failed, progress
    sku = "MUG"

    def wish(tx: Transaction) -> None:
        conversation = thread(tx, street.account_id, f"+{ANA}", hours=-1)
        contact = tx.query("test.contact", select(conversations.c.contact_id))[0][0]
        variant = tx.query("test.variant", select(variants.c.id).where(variants.c.sku == sku))[0][0]
        assert wish_back(tx, WishBack(contact, conversation, "whatsapp", variant))

    street.db.write_now(street.shop_id, wish)
    return sku


def approve(street: Street, category: str = "utility") -> None:
    ours = definitions()[BACK_IN_STOCK]
    wording = utility_template(BACK_IN_STOCK, "en", ours.body["en"], ours.values, {})
    street.meta(lambda graph: graph.templates.create(WABA, wording))
    told = NoteTemplate(
        street.account_id, BACK_IN_STOCK, "en", "approved", category, components=wording["components"]
    )  # fmt: skip
    street.db.write_now(street.shop_id, lambda tx: note_template(tx, told))


def states(street: Street) -> list[str]:
    return [row[0] for row in street.rows(select(wishes.c.state))]


def test_an_approved_template_tells_it(street: Street, waits: str) -> None:
    approve(street)
    street.db.write_now(street.shop_id, lambda tx: stock(tx, waits, 3))

    (call,) = street.until(lambda: calls(street))

    assert call["payload"]["type"] == "template"
    assert call["payload"]["template"]["name"] == BACK_IN_STOCK
    street.until(lambda: states(street) == ["told"])


@pytest.mark.parametrize("category", ["", "marketing"])
def test_without_one_it_is_kept_and_told_when_the_shopper_has_written(
    street: Street, waits: str, category: str
) -> None:
    if category:
        approve(street, category)
    street.db.write_now(street.shop_id, lambda tx: stock(tx, waits, 3))
    street.db.write_now(street.shop_id, lambda tx: stock(tx, waits, 4))
    with pytest.raises(AssertionError):
        street.until(lambda: calls(street), 2)
    assert states(street) == ["waiting"]
    assert street.rows(select(messages.c.id)) == []

    def writes(tx: Any) -> None:
        tx.run(_OPENS, until=tx.now.replace(year=tx.now.year + 1))

    street.db.write_now(street.shop_id, writes)
    street.db.write_now(street.shop_id, lambda tx: stock(tx, waits, 5))
    (call,) = street.until(lambda: calls(street))
    assert call["payload"]["type"] != "template"
    street.until(lambda: states(street) == ["told"])
