"""Templates for a thread whose window is closed: preview, variables, cost, and sending one."""

from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.operations.note_template import NoteTemplate, note_template
from chaffer.kernel.message import Identity
from chaffer.people.operations.opt_in import OptIn, opt_in
from chaffer.people.operations.opt_out import OptOut, opt_out
from chaffer.runtime.database import Database
from chaffer.testing import ManualClock
from chaffer.threads.conversation_of import reach
from chaffer.wiring import reactions
from tests.web.api import Api
from tests.web.conftest import Shop, meet
from tests.web.night_shift import claims, message
from tests.web.test_thread_as_drawn import KEEP_FILE

BODY = {"type": "BODY", "text": "Hello {{first_name}}, your order {{order_number}} can be picked up at {{place}} now."}
PICK_UP: list[dict[str, Any]] = [
    BODY,
    {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "See", "url": "https://shop.example/{{1}}"}]},
]
VALUES = {"body.first_name": "Anna", "body.order_number": "1042", "body.place": "Oak Street", "buttons.0": "1042"}


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


@pytest.fixture
def thread(db: Database, ours: Shop, clock: ManualClock) -> str:
    """Closed since an hour ago."""
    db.reactions = reactions("https://shop.example")
    conversation_id = meet(db, ours.id)[1]
    anna = [Identity("phone", "+4915100000001")]
    db.write_now(ours.id, lambda tx: reach(tx, conversation_id, anna))
    clock.forward(hours=25)
    return conversation_id


def approve(
    db: Database, shop: Shop, name: str = "pick_up", language: str = "en", state: str = "approved",
    category: str = "utility", components: list[dict[str, Any]] | None = None,
) -> None:  # fmt: skip
    told = NoteTemplate("acc_1", name, language, state, category, components=components or PICK_UP)
    db.write_now(shop.id, lambda tx: note_template(tx, told))


def test_templates_are_shown_as_the_shopper_would_read_them(api: Api, db: Database, ours: Shop, thread: str) -> None:
    approve(db, ours)
    approve(db, ours, "waiting", state="pending")
    approve(db, ours, "code", category="authentication")

    told = api("GET", f"/conversations/{thread}/templates")

    (shown,) = told["items"]
    assert told["open"] is False
    assert (shown["name"], shown["why_not"], shown["cost"]) == ("pick_up", "", None)
    assert shown["preview"].startswith("Hello Anna, your order {{order_number}} can be picked up")
    assert [(each["key"], each["value"]) for each in shown["variables"]] == [
        ("body.first_name", "Anna"), ("body.order_number", ""), ("body.place", ""), ("buttons.0", ""),
    ]  # fmt: skip


def prices(db: Database, shop: Shop, told: Any) -> None:
    command = ChangeShop(settings={"template_prices": told})
    db.write_now(shop.id, lambda tx: change_shop(tx, command))


@pytest.mark.parametrize(
    ("told", "cost"),
    [
        ({"currency": "EUR", "countries": {"DE": {"utility": "0.0456"}}}, ("0.0456", "EUR", "DE")),
        ({"currency": "EUR", "countries": {"*": {"utility": 0.05}}}, ("0.05", "EUR", "*")),
        ({"currency": "EUR", "countries": {"FR": {"utility": "0.0456"}}}, None),
        ({"currency": "EUR", "countries": {"DE": {"marketing": "0.1"}}}, None),
        ({"countries": {"DE": {"utility": "0.0456"}}}, None),
        ({"currency": "EUR", "countries": {"DE": {"utility": "a lot"}}}, None),
        ({"currency": "EUR", "countries": {"DE": {"utility": "NaN"}}}, None),
        ({"currency": "EUR", "countries": {"DE": "0.05"}}, None),
        ({"currency": "EUR", "countries": ["DE"]}, None),
        ("free", None),
    ],
)
def test_a_template_costs_what_the_shop_says_and_nothing_is_guessed(
    api: Api, db: Database, ours: Shop, thread: str, told: Any, cost: tuple[str, str, str] | None
) -> None:
    approve(db, ours)
    prices(db, ours, told)

    (shown,) = api("GET", f"/conversations/{thread}/templates")["items"]

    found = shown["cost"]
    assert (found and (found["amount"], found["currency"], found["country"])) == cost


def test_a_template_leaves_where_words_may_not(api: Api, db: Database, ours: Shop, thread: str) -> None:
    approve(db, ours)
    wish = {"name": "pick_up", "language": "en", "values": VALUES}

    refused = api("POST", f"/conversations/{thread}/messages", {"text": "Your order is here"}, 409)
    (said,) = api("POST", f"/conversations/{thread}/messages", {"template": wish}, 202)["ids"]

    assert refused["details"]["templates"] == [{"name": "pick_up", "language": "en"}]
    (left,) = claims(db).departures
    part: Any = left.outbound.part
    assert left.outbound.id == said
    assert part.named_values == {"first_name": "Anna", "order_number": "1042", "place": "Oak Street"}
    assert part.button_values == {"0": "1042"}
    assert part.preview.startswith("Hello Anna, your order 1042 can be picked up at Oak Street now.")


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"values": {}}, 422),
        ({"values": {**VALUES, "body.place": "  "}}, 422),
        ({"values": {**VALUES, "body.evil": "x"}}, 422),
        ({"values": {**VALUES, "body.place": "x" * 1025}}, 422),
        ({"name": "another"}, 404),
        ({"language": "fr"}, 404),
        ({"name": "waiting"}, 422),
        ({"file_id": "fil_none"}, 422),
    ],
)
def test_a_template_without_all_it_wants_is_refused(
    api: Api, db: Database, ours: Shop, thread: str, wrong: dict[str, Any], status: int
) -> None:
    approve(db, ours)
    approve(db, ours, "waiting", state="pending")
    wish = {"name": "pick_up", "language": "en", "values": VALUES, **wrong}

    api("POST", f"/conversations/{thread}/messages", {"template": wish}, status)

    assert api("GET", f"/conversations/{thread}/messages")["items"] == []


def test_an_advert_wants_consent_and_is_marked_so(api: Api, db: Database, ours: Shop, thread: str) -> None:
    approve(db, ours, "sale", category="marketing", components=[{"type": "BODY", "text": "All is on sale."}])
    wish = {"name": "sale", "language": "en"}
    (shown,) = api("GET", f"/conversations/{thread}/templates")["items"]
    (said,) = api("POST", f"/conversations/{thread}/messages", {"template": wish}, 202)["ids"]

    assert claims(db).departures == []
    assert shown["why_not"] == "no_opt_in"
    assert (message(db, ours.id, said).state, message(db, ours.id, said).purpose) == ("withdrawn", "marketing")
    contact_id = meet(db, ours.id)[0]
    db.write_now(ours.id, lambda tx: opt_in(tx, OptIn(contact_id, "whatsapp")))
    (shown,) = api("GET", f"/conversations/{thread}/templates")["items"]
    assert shown["why_not"] in ("", "quiet_hours")


def test_nobody_who_said_stop_is_written_to_by_template(api: Api, db: Database, ours: Shop, thread: str) -> None:
    approve(db, ours)
    contact_id = meet(db, ours.id)[0]
    db.write_now(ours.id, lambda tx: opt_out(tx, OptOut(contact_id, "whatsapp")))
    wish = {"name": "pick_up", "language": "en", "values": VALUES}

    (shown,) = api("GET", f"/conversations/{thread}/templates")["items"]
    api("POST", f"/conversations/{thread}/messages", {"template": wish}, 202)

    assert shown["why_not"] == "opted_out"
    assert claims(db).departures == []


def test_another_shops_templates_are_not_shown(
    client: TestClient, db: Database, theirs: Shop, api: Api, thread: str
) -> None:
    approve(db, theirs)

    assert api("GET", f"/conversations/{thread}/templates")["items"] == []
    Api(client, theirs)("GET", f"/conversations/{thread}/templates", status=404)


CARDS: list[dict[str, Any]] = [
    {"type": "BODY", "text": "New for you, {{1}}:", "example": {"body_text": [["Ana"]]}},
    {"type": "CAROUSEL", "cards": [
        {"components": [
            {"type": "HEADER", "format": "IMAGE"},
            {"type": "BODY", "text": "The {{1}} dress is here.", "example": {"body_text": [["red"]]}},
            {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "See", "url": "https://shop.example/{{1}}"}]},
        ]}
    ] * 2},
]  # fmt: skip
OFFER: list[dict[str, Any]] = [
    {"type": "BODY", "text": "Ten per cent off today."},
    {"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": "Ends soon", "has_expiration": True}},
    {"type": "BUTTONS", "buttons": [{"type": "COPY_CODE", "example": "TEN"}]},
]
CARD_VALUES = {
    "body.1": "Anna", "cards.0.body.1": "red", "cards.0.buttons.0": "a", "cards.1.body.1": "blue", "cards.1.buttons.0": "b",
}  # fmt: skip


def test_a_carousel_names_each_place_and_is_sent_with_its_cards(
    api: Api, db: Database, ours: Shop, thread: str
) -> None:
    approve(db, ours, "new_in", components=CARDS)
    (shown,) = api("GET", f"/conversations/{thread}/templates")["items"]
    file_id = "fil_1"
    db.write_now(ours.id, lambda tx: tx.run(
        KEEP_FILE, id=file_id, sha256="00", mime="image/png", bytes=9, name="red.png", owner="", created_at=tx.now
    ))  # fmt: skip
    wish = {"name": "new_in", "language": "en", "values": CARD_VALUES, "card_files": [file_id, file_id]}

    (message_id,) = api("POST", f"/conversations/{thread}/messages", {"template": wish}, 202)["ids"]

    assert [each["key"] for each in shown["variables"]] == list(CARD_VALUES)
    assert (shown["cards"], shown["variables"][1]["example"]) == (["image", "image"], "red")
    assert "The {{cards.1.body.1}} dress" in shown["words"]
    part = message(db, ours.id, message_id).part
    assert [card["body_values"] for card in part["cards"]] == [["red"], ["blue"]]
    assert [card["button_values"] for card in part["cards"]] == [{"0": "a"}, {"0": "b"}]
    assert "The blue dress is here." in part["preview"]
    assert len(claims(db).departures) == 1


def test_an_offer_ends_at_a_time_to_come_with_its_code(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    approve(db, ours, "ten_off", components=OFFER)
    ends = (clock.now() + timedelta(hours=8)).isoformat()
    wish = {"name": "ten_off", "language": "en", "values": {"offer.ends_at": ends, "buttons.0:copy_code": "TEN10"}}

    (message_id,) = api("POST", f"/conversations/{thread}/messages", {"template": wish}, 202)["ids"]

    part = message(db, ours.id, message_id).part
    assert (part["button_values"], part["offer_ends_at"][:19]) == ({"0:copy_code": "TEN10"}, ends[:19])


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("ten_off", {"offer.ends_at": "soon", "buttons.0:copy_code": "TEN"}),
        ("ten_off", {"offer.ends_at": "2020-01-01T00:00:00+00:00", "buttons.0:copy_code": "TEN"}),
        ("ten_off", {"offer.ends_at": "2026-12-01T00:00:00", "buttons.0:copy_code": "TEN"}),
        ("ten_off", {"buttons.0:copy_code": "TEN"}),
        ("ten_off", {"offer.ends_at": "2026-12-01T00:00:00+00:00", "buttons.0:copy_code": "T" * 16}),
        ("new_in", CARD_VALUES),
        ("new_in", {"body.1": "Anna"}),
    ],
)
def test_a_carousel_or_offer_that_lacks_something_is_refused(
    api: Api, db: Database, ours: Shop, thread: str, name: str, wrong: dict[str, str]
) -> None:
    approve(db, ours, "new_in", components=CARDS)
    approve(db, ours, "ten_off", components=OFFER)
    wish = {"name": name, "language": "en", "values": wrong}

    api("POST", f"/conversations/{thread}/messages", {"template": wish}, 422)
