"""Look boards, clients, writing unasked and commission through the API."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from chaffer.accounts.tables import channel_accounts
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.queries import payment
from chaffer.desk.rows.following import follow
from chaffer.people.operations.keep_recipient import KeepRecipient, keep_recipient
from chaffer.people.operations.opt_in import OptIn, opt_in
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, insert_all, mine
from chaffer.testing import ManualClock
from chaffer.threads.tables import messages
from chaffer.web.backstage import Backstage
from chaffer.wiring import reactions
from tests.web.conftest import Shop, buy_online, meet, stock
from tests.web.night_shift import claims, message
from tests.web.people import Browser, browser, hire

_COUNT = Statement("test.count", select(func.count()).select_from(messages).where(mine(messages)))
_ACCOUNT = Statement("test.account", insert_all(
    channel_accounts, "id", "kind", "external_id", "name", "state", "settings", "sealed_secrets", "created_at",
))  # fmt: skip
NUMBERS = ("+4915100000001", "+4915100000002", "+4915100000003")


@pytest.fixture
def mina(db: Database, ours: Shop, backstage: Backstage) -> Any:
    db.reactions = reactions("https://shop.example")
    hire(db, ours.id, "agent", "mina@shop.example")
    with browser(backstage) as page:
        page.sign_in("mina@shop.example")
        yield page


@pytest.fixture
def boss(db: Database, ours: Shop, backstage: Backstage) -> Any:
    hire(db, ours.id, "owner", "boss@shop.example")
    with browser(backstage) as page:
        page.sign_in("boss@shop.example")
        yield page


def me(page: Browser) -> str:
    return str(page("GET", "/session")["staff"]["id"])


def agreed(db: Database, shop: Shop, contact_id: str) -> None:
    told = OptIn(contact_id, "whatsapp", "form", "Yes, send me picks", "en", {"form": "f_1"})
    db.write_now(shop.id, lambda tx: opt_in(tx, told))


def written(page: Browser, contact_ids: list[str], key: str = "k1", **more: Any) -> Any:
    body = {"contact_ids": contact_ids, "text": "Hello {{contact.first_name}}, these came in today.", **more}
    return page("POST", "/outreach", body, 202, **{"idempotency-key": key})["items"]


def test_a_board_is_made_once_and_sent_to_whom_one_likes(mina: Browser, db: Database, ours: Shop) -> None:
    first, second = stock(db, ours.id, "MUG-RED"), stock(db, ours.id, "MUG-BLUE")
    _, thread = meet(db, ours.id)
    board = mina("POST", "/look-boards", {"name": "Kitchen", "note": "For you:", "products": [first, "MUG-BLUE"]}, 201)
    assert [each["id"] for each in board["products"]] == [first, second]

    changed = mina("PATCH", f"/look-boards/{board['id']}", {"products": ["MUG-BLUE"]})
    ids = mina(
        "POST", f"/conversations/{thread}/messages", {"board_id": board["id"]}, 202, **{"idempotency-key": "b1"}
    )["ids"]

    assert changed["product_ids"] == [second]
    assert "For you:" in str(message(db, ours.id, ids[0]).part)
    assert mina("GET", "/look-boards?mine=true")["items"][0]["name"] == "Kitchen"
    mina("DELETE", f"/look-boards/{board['id']}", status=204)
    assert mina.raw("GET", f"/look-boards/{board['id']}").status_code == 404


@pytest.mark.parametrize("products", [[], ["MUG-RED"] * 11, ["NONE"], [""]])
def test_a_board_of_nothing_or_of_too_much_is_refused(
    mina: Browser, db: Database, ours: Shop, products: list[str]
) -> None:
    stock(db, ours.id, "MUG-RED")

    status = mina.raw("POST", "/look-boards", {"name": "Kitchen", "products": products}).status_code

    assert status in (404, 422)
    assert mina("GET", "/look-boards")["items"] == []


def test_each_gets_a_message_alone_and_who_does_not_is_told_why(
    mina: Browser, boss: Browser, db: Database, ours: Shop
) -> None:
    people = [meet(db, ours.id, number)[0] for number in NUMBERS]
    agreed(db, ours, people[0])
    agreed(db, ours, people[2])
    boss("PUT", f"/contacts/{people[2]}/keeper", {"staff_id": me(boss)})
    wish = {"contact_ids": [*people, "per_none"], "text": "Hello {{contact.first_name}}, these came in today."}

    looked = mina("POST", "/outreach/look", wish)["items"]
    nothing = message_count(db, ours)
    sent = written(mina, [*people, "per_none"])

    assert [(each["how"], each["why_not"]) for each in looked] == [
        ("words", ""), ("", "no_opt_in"), ("", "others_client"), ("", "not_there"),
    ]  # fmt: skip
    assert nothing == 0
    assert looked[0]["text"] == "Hello Anna, these came in today."
    assert [bool(each["message_ids"]) for each in sent] == [True, False, False, False]
    assert message(db, ours.id, sent[0]["message_ids"][0]).purpose == "marketing"


def message_count(db: Database, shop: Shop) -> int:
    return int(db.read_now(shop.id, lambda tx: tx.value(_COUNT)))


def test_nobody_is_written_to_more_often_than_the_shop_allows(
    mina: Browser, boss: Browser, db: Database, ours: Shop, clock: ManualClock
) -> None:
    contact_id, _ = meet(db, ours.id)
    agreed(db, ours, contact_id)

    first, again = written(mina, [contact_id], "k1"), written(mina, [contact_id], "k2")
    boss("PUT", "/outreach-caps", {"to_shopper": 2, "by_person": 1})
    capped = written(mina, [contact_id], "k3")

    assert first[0]["message_ids"]
    assert [each[0]["why_not"] for each in (again, capped)] == ["shopper_capped", "writer_capped"]
    clock.forward(hours=25)
    assert written(mina, [contact_id], "k4")[0]["why_not"] == "window_closed"


def test_a_repeat_with_the_same_key_writes_once(mina: Browser, db: Database, ours: Shop) -> None:
    contact_id, _ = meet(db, ours.id)
    agreed(db, ours, contact_id)

    assert written(mina, [contact_id]) == written(mina, [contact_id])
    assert message_count(db, ours) == 1


def test_what_is_laid_out_unasked_is_marketing_and_is_asked_of_the_gate_again(
    mina: Browser, db: Database, ours: Shop
) -> None:
    stock(db, ours.id, "MUG-RED")
    contact_id, thread = meet(db, ours.id)
    agreed(db, ours, contact_id)
    board = mina("POST", "/look-boards", {"name": "Kitchen", "products": ["MUG-RED"]}, 201)
    (sent,) = written(mina, [contact_id], board_id=board["id"])
    mina.raw("PUT", f"/contacts/{contact_id}/block", {})

    claims(db)

    row = message(db, ours.id, sent["message_ids"][0])
    assert (row.purpose, row.conversation_id) == ("marketing", thread)
    assert row.state == "withdrawn"
    assert row.reason.startswith("blocked_by_merchant")


def test_a_signature_stands_above_the_first_words_and_not_above_each(mina: Browser, db: Database, ours: Shop) -> None:
    _, thread = meet(db, ours.id)
    mina("PUT", "/session/signature", {"signature": "Mina · Ours"})
    path = f"/conversations/{thread}/messages"

    ids = [mina("POST", path, {"text": each}, 202, **{"idempotency-key": each})["ids"][0] for each in ("One", "Two")]

    assert [message(db, ours.id, each).part["text"] for each in ids] == ["Mina · Ours\nOne", "Two"]


def test_a_number_of_ones_own_is_used_for_writing_unasked(
    mina: Browser, boss: Browser, db: Database, ours: Shop
) -> None:
    contact_id, _ = meet(db, ours.id)
    agreed(db, ours, contact_id)
    account = add_account(db, ours)
    boss("PATCH", f"/stylists/{me(mina)}", {"account_id": account})

    (looked,) = mina("POST", "/outreach/look", {"contact_ids": [contact_id], "text": "Hello"})["items"]

    assert looked["why_not"] == "window_closed"
    assert boss.raw("PATCH", f"/stylists/{me(boss)}", {"account_id": account}).status_code == 409
    assert boss.raw("PATCH", f"/stylists/{me(mina)}", {"account_id": "acc_none"}).status_code == 422


def add_account(db: Database, shop: Shop) -> str:
    db.write_now(shop.id, lambda tx: tx.run(
        _ACCOUNT, id="acc_mina", kind="whatsapp", external_id="990", name="Mina", state="active", settings={}, sealed_secrets=b"", created_at=tx.now,
    ))  # fmt: skip
    return "acc_mina"


def test_clients_show_what_one_wants_to_know(mina: Browser, db: Database, ours: Shop, clock: ManualClock) -> None:
    contact_id, thread = meet(db, ours.id)
    meet(db, ours.id, NUMBERS[1])
    mina("PUT", f"/contacts/{contact_id}/keeper", {"staff_id": me(mina)})
    soon = clock.now() + timedelta(days=3)
    db.write_now(
        ours.id,
        lambda tx: keep_recipient(
            tx, KeepRecipient(contact_id, "mother", "mum", days={"birthday": soon.strftime("%m-%d")})
        ),
    )
    mina("PATCH", f"/contacts/{contact_id}/profile", {"sizes": {"height": 1720}, "labels": ["VIP"]})
    buy_online(db, ours.id)

    (client,) = mina("GET", "/clients")["items"]

    assert (client["contact_id"], client["orders"], client["sizes"]) == (contact_id, 0, {"height": 1720})
    assert client["occasions"] == [{"kind": "birthday", "whose": "mum", "on": soon.date().isoformat()}]
    assert (client["labels"], client["conversation_id"]) == (["VIP"], thread)
    assert mina("GET", "/clients?q=nobody")["items"] == []


def test_a_stylist_sees_their_own_commission_and_the_owner_everybodys(
    mina: Browser, boss: Browser, db: Database, ours: Shop
) -> None:
    boss("PUT", "/commission-rule", {"days": 7, "basis_points": 1000})
    stock(db, ours.id, "MUG-RED")
    _, thread = meet(db, ours.id)
    mina("POST", f"/conversations/{thread}/messages", {"products": ["MUG-RED"]}, 202, **{"idempotency-key": "p"})

    order_id = sold(db, ours)

    (entry,) = mina("GET", "/commissions")["items"]
    assert (entry["order_id"], entry["kind"], entry["lead_kind"]) == (order_id, "earned", "products")
    assert entry["amount"]["minor"] == entry["base"]["minor"] // 10 > 0
    assert boss("GET", "/commissions/months")["items"][0]["staff_id"] == me(mina)
    lines = boss.raw("GET", "/commissions/csv").text.splitlines()
    assert len(lines) == 2
    assert ",products" in lines[1]
    hired = hire(db, ours.id, "agent", "other@shop.example")
    assert hired
    assert mina("GET", f"/commissions?staff_id={hired}")["items"] == [entry]


def sold(db: Database, shop: Shop) -> str:
    _, payment_id = buy_online(db, shop.id)
    total = db.read_now(shop.id, lambda tx: payment(tx, payment_id)).amount.minor
    db.write_now(shop.id, lambda tx: settle(tx, payment_id, Truth("paid", total, "USD")))
    while db.write_now("*", follow):
        pass
    return str(db.read_now(shop.id, lambda tx: payment(tx, payment_id)).order_id)
