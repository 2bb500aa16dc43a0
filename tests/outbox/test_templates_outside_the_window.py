"""News of an order a day after the shopper's last word: by template where there is one, through Meta's stand-in."""

from random import Random
from typing import Any

import pytest
from sqlalchemy import select, update

from chaffer.accounts.operations.note_template import NoteTemplate, note_template
from chaffer.accounts.tables import message_templates
from chaffer.channels.whatsapp.manage_templates import utility_template
from chaffer.commerce.fulfilment.events import ShipmentShipped
from chaffer.conversations.order_news import definitions
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.sandbox.graph.templates import Templates
from chaffer.threads.tables import conversations, messages
from tests.inbox.street import ANA, WABA, Street
from tests.outbox.crowd import calls, thread

TRACKED = "chaffer_order_shipped_tracked"
_SPEAKS = Statement("test.speaks", update(conversations).where(mine(conversations)).values(language=given("language")))
LINK = {"label": "See the order", "prefix": "https://shop.example/order/"}


def approve(street: Street, *languages: str, name: str = TRACKED, state: str = "approved", link: bool = False) -> None:
    """On Meta's side, and known to us as after a sync."""
    ours = definitions()[name]
    for language in languages:
        body = ours.body[language.split("_")[0]]
        wording = utility_template(name, language, body, ours.values, LINK if link else {})
        street.meta(lambda graph, wording=wording: graph.templates.create(WABA, wording))  # type: ignore[misc]
        told = NoteTemplate(
            street.account_id, name, language, state, "utility", components=wording["components"]
        )  # fmt: skip
        street.db.write_now(street.shop_id, lambda tx, told=told: note_template(tx, told))  # type: ignore[misc]


def ship(street: Street, hours: float = -1, language: str = "") -> None:
    """The order of somebody whose window has so many hours left is on its way."""

    def work(tx: Transaction) -> None:
        conversation = thread(tx, street.account_id, f"+{ANA}", hours=hours)
        tx.run(_SPEAKS, language=language)
        tx.happened(ShipmentShipped("shm_1", "", "1042", "", conversation, "Parcel Post", "PP1", ""))

    street.db.write_now(street.shop_id, work)


def out(street: Street) -> Any:
    rows = street.until(
        lambda: [
            row for row in street.rows(select(messages).where(messages.c.direction == "out"))
            if row.state not in ("promised", "sending")
        ]
    )  # fmt: skip
    (row,) = rows
    return row


def test_it_goes_by_our_template_in_the_shoppers_language(street: Street) -> None:
    approve(street, "en", "fr")
    ship(street, language="fr")

    row = out(street)

    (call,) = calls(street)
    assert (call["status"], call["payload"]["template"]["language"]) == (200, {"code": "fr"})
    assert call["payload"]["template"]["components"][0]["parameters"] == [
        {"type": "text", "text": "1042", "parameter_name": "order_number"},
        {"type": "text", "text": "Parcel Post", "parameter_name": "carrier"},
        {"type": "text", "text": "PP1", "parameter_name": "tracking_number"},
    ]
    assert row.part["type"] == "template"
    assert "Parcel Post" in row.part["preview"]
    assert row.permission["rule"] == "transactional_template"


def test_it_falls_back_to_the_language_of_the_shop(street: Street) -> None:
    approve(street, "en_US")
    ship(street, language="ko")

    out(street)

    assert calls(street)[0]["payload"]["template"]["language"] == {"code": "en_US"}


def test_inside_the_window_it_goes_in_words(street: Street) -> None:
    approve(street, "en")
    street.meta(lambda graph: setattr(graph.settings, "window_seconds", 0))
    ship(street, hours=20)

    out(street)

    assert calls(street)[0]["payload"]["type"] != "template"


def test_without_a_template_it_is_withdrawn_and_says_which_is_missing(street: Street) -> None:
    ship(street)

    row = out(street)

    assert row.state == "withdrawn"
    assert row.reason.startswith("window_closed: ")
    assert row.reason.endswith(f"(no template {TRACKED}, en)")
    assert calls(street) == []


@pytest.mark.parametrize("state", ["paused", "rejected", "pending", "disabled"])
def test_with_a_template_that_is_not_approved_it_says_so(street: Street, state: str) -> None:
    approve(street, "en", state=state)
    ship(street)

    row = out(street)

    assert (row.state, row.permission["rule"]) == ("withdrawn", f"template_{state}")
    assert TRACKED in row.reason


def test_without_the_gate_meta_would_refuse_the_same_words(street: Street) -> None:
    """We believe the window open; Meta knows that it is not."""
    ship(street, hours=20)

    assert out(street).reason.startswith("window_closed")
    assert [each["status"] for each in calls(street)] == [400]


def test_a_template_with_a_button_wants_a_page_and_is_not_sent_without(street: Street) -> None:
    approve(street, "en", link=True)
    ship(street)

    row = out(street)

    assert (row.state, row.permission["rule"]) == ("withdrawn", "template_unfit")


def test_every_shipped_template_is_taken_by_the_stand_in_in_every_language() -> None:
    known = Templates(Random(1))
    for name, ours in definitions().items():
        assert set(ours.body) == {"en", "fr", "ko", "ru"}
        for language, body in ours.body.items():
            assert known.create("w", utility_template(name, language, body, ours.values, LINK))["status"] == "APPROVED"
            assert all(f"{{{{{key}}}}}" in body for key in ours.values), f"{name} in {language} leaves something out"


def test_what_the_platform_lists_is_what_we_know(street: Street) -> None:
    approve(street, "en", "ru")

    assert {row.language for row in street.rows(select(message_templates))} == {"en", "ru"}
