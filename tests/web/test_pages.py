import io
import json
import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.views import COD
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.queries import payment
from chaffer.kernel.locale import LANGUAGES
from chaffer.runtime.database import Database
from chaffer.runtime.links import make_link
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.tables import jobs
from chaffer.testing import ManualClock
from chaffer.web.storefront import pages
from chaffer.web.storefront.texts import bundle, write
from tests.web.conftest import Shop, buy, buy_online

_LOOKS = Statement("test.looks", select(jobs.c.key).where(mine(jobs), jobs.c.kind == "payments.look"))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "WAIT_SECONDS", 0.0)


def test_the_pay_page_shows_what_is_bought_and_leads_to_the_provider(
    client: TestClient, ours: Shop, db: Database
) -> None:
    path, _ = buy_online(db, ours.id)

    page = client.get(path)

    assert page.status_code == 200
    assert "Red mug" in page.text
    assert "$19.90" in page.text
    assert 'href="https://pay.example/ses_1"' in page.text


def test_a_page_names_no_person_and_no_address(client: TestClient, ours: Shop, db: Database) -> None:
    path, _ = buy_online(db, ours.id)
    order_id = buy(db, ours.id)
    token = db.write_now(ours.id, lambda tx: make_link(tx, "order", order_id))

    for page in (client.get(path), client.get(f"/order/{token}")):
        for personal in ("Anna", "Ada", "Byron", "Mill Lane", "73301", "+1512"):
            assert personal not in page.text


def test_looking_at_the_pay_page_changes_nothing(client: TestClient, ours: Shop, db: Database) -> None:
    """A messenger's preview opens it, twice, before the shopper does."""
    path, payment_id = buy_online(db, ours.id)
    before = db.read_now(ours.id, lambda tx: payment(tx, payment_id))

    first, second = client.get(path), client.get(path)

    assert first.text == second.text
    assert db.read_now(ours.id, lambda tx: payment(tx, payment_id)) == before
    assert client.head(path).status_code in {200, 405}


def test_pages_are_armoured(client: TestClient, ours: Shop, db: Database) -> None:
    path, _ = buy_online(db, ours.id)
    headers = client.get(path).headers

    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert "<script" not in client.get(path).text
    assert " style=" not in client.get(path).text


def test_once_paid_the_link_shows_the_order(client: TestClient, ours: Shop, db: Database) -> None:
    path, payment_id = buy_online(db, ours.id)
    assert "waiting for word" in client.get(f"{path}/done").text

    db.write_now(ours.id, lambda tx: settle(tx, payment_id, Truth("paid", 1990, "USD")))

    for address in (path, f"{path}/done"):
        page = client.get(address).text
        assert "We have your payment" in page
        assert "https://pay.example" not in page
        assert "Ordered" in page


def test_the_providers_way_back_tells_the_state_alone(client: TestClient, ours: Shop, db: Database) -> None:
    _, payment_id = buy_online(db, ours.id)
    db.write_now(ours.id, lambda tx: settle(tx, payment_id, Truth("paid", 1990, "USD")))

    page = client.get(f"/pay/back/{payment_id}").text

    assert "We have your payment" in page
    assert "Red mug" not in page
    assert client.get("/pay/back/pay_nobody").status_code == 404


def test_a_declined_payment_can_be_tried_again(client: TestClient, ours: Shop, db: Database) -> None:
    path, payment_id = buy_online(db, ours.id)
    db.write_now(ours.id, lambda tx: settle(tx, payment_id, Truth("failed", error="declined")))

    page = client.get(path).text

    assert "did not go through" in page
    assert 'href="https://pay.example/ses_1"' in page


def test_who_paid_after_a_decline_is_not_told_of_the_decline(client: TestClient, ours: Shop, db: Database) -> None:
    """The provider's page stays open after a decline; its way back brings the next look forward."""
    _, payment_id = buy_online(db, ours.id)
    db.write_now(ours.id, lambda tx: settle(tx, payment_id, Truth("failed", error="declined")))

    page = client.get(f"/pay/back/{payment_id}").text

    assert "did not go through" in page
    assert "Look again" in page
    assert "try once more here" not in page  # there is nothing to pay with on this page
    asked = [row.key for row in db.read_now(ours.id, lambda tx: tx.rows(_LOOKS))]
    assert f"{payment_id}/return" in asked
    db.write_now(ours.id, lambda tx: settle(tx, payment_id, Truth("paid", 1990, "USD")))
    assert "We have your payment" in client.get(f"/pay/back/{payment_id}").text


def test_the_second_payment_of_a_cart_is_called_that(client: TestClient, ours: Shop, db: Database) -> None:
    _, payment_id = buy_online(db, ours.id)
    checkout_id = db.read_now(ours.id, lambda tx: payment(tx, payment_id)).checkout_id
    db.write_now(ours.id, lambda tx: pay(tx, Pay(checkout_id, COD)))
    db.write_now(ours.id, lambda tx: settle(tx, payment_id, Truth("paid", 1990, "USD")))

    page = client.get(f"/pay/back/{payment_id}").text

    assert "paid already" in page
    assert "sold out" not in page


def test_how_long_things_are_held_names_its_time_zone(client: TestClient, ours: Shop, db: Database) -> None:
    client.patch("/api/v1/shop", headers=ours.headers, json={"time_zone": "America/New_York"})
    path, _ = buy_online(db, ours.id)

    assert re.search(r"put aside for you until \d+ \w+, \d\d:\d\d \(GMT-0[45]:00\)", client.get(path).text)


def test_an_order_page_follows_its_parcel(client: TestClient, ours: Shop, db: Database) -> None:
    order_id = buy(db, ours.id)
    token = db.write_now(ours.id, lambda tx: make_link(tx, "order", order_id))
    assert "Thank you for your order" in client.get(f"/order/{token}").text
    client.post(
        f"/api/v1/orders/{order_id}/shipments", headers=ours.headers,
        json={"carrier": "swift", "tracking_number": "SP-1", "tracking_url": "https://track.example/SP-1"},
    )  # fmt: skip
    scan = {"external_id": "1", "code": "in_transit", "carrier": "swift", "tracking_number": "SP-1", "place": "Newark"}
    client.post("/api/v1/scans", headers=ours.headers, json=scan)

    page = client.get(f"/order/{token}").text

    assert "On its way to you" in page
    assert "Newark" in page
    assert 'href="https://track.example/SP-1"' in page
    assert re.search(r'class="now">On its way <time>', page)


def test_an_order_page_calls_the_carrier_by_its_name(client: TestClient, ours: Shop, db: Database) -> None:
    order_id = buy(db, ours.id)
    token = db.write_now(ours.id, lambda tx: make_link(tx, "order", order_id))
    client.post(
        f"/api/v1/orders/{order_id}/shipments", headers=ours.headers,
        json={"carrier": "royal_mail", "tracking_number": "RM1", "tracking_url": "https://track.example/RM1"},
    )  # fmt: skip

    page = client.get(f"/order/{token}").text

    assert "Follow it at Royal Mail" in page
    assert "royal_mail" not in page


@pytest.mark.parametrize(
    "path", ["/pay/x", "/pay/" + "0" * 32, "/order/x", "/pay/x/done", "/pay/%00", "/order/" + "é" * 10]
)
def test_unknown_links_lead_nowhere_in_the_visitors_language(client: TestClient, path: str) -> None:
    page = client.get(path, headers={"accept-language": "de,fr-FR;q=0.9"})

    assert page.status_code == 404
    assert "Ce lien ne mène nulle part" in page.text


def test_an_expired_link_looks_like_an_unknown_one(
    client: TestClient, ours: Shop, db: Database, clock: ManualClock
) -> None:
    path, _ = buy_online(db, ours.id)
    clock.forward(days=30)

    assert client.get(path).text == client.get("/pay/" + "0" * 32).text


def test_an_order_link_does_not_open_the_pay_page(client: TestClient, ours: Shop, db: Database) -> None:
    order_id = buy(db, ours.id)
    token = db.write_now(ours.id, lambda tx: make_link(tx, "order", order_id))

    assert client.get(f"/pay/{token}").status_code == 404


@pytest.mark.parametrize(("language", "words"), [("fr", "Payer"), ("ko", "결제"), ("ru", "Оплата")])
def test_the_pay_page_speaks_the_checkouts_language(
    client: TestClient, ours: Shop, db: Database, language: str, words: str
) -> None:
    path, _ = buy_online(db, ours.id, language)

    page = client.get(path, headers={"accept-language": "en"}).text

    assert words in page
    assert f'<html lang="{language}">' in page


def test_the_pages_call_things_as_the_shopper_does(client: TestClient, ours: Shop, db: Database) -> None:
    path, payment_id = buy_online(db, ours.id, "fr")
    line = {
        "id": "MUG-RED",
        "title": "Red mug",
        "texts": {"fr": {"title": "Tasse rouge"}},
        "sku": "MUG-RED",
        "price": "19.90",
    }
    list(import_products(db, ours.id, ImportFile("jsonl"), io.BytesIO(json.dumps(line).encode() + b"\n")))

    assert "Tasse rouge" in client.get(path).text
    db.write_now(ours.id, lambda tx: settle(tx, payment_id, Truth("paid", 1990, "USD")))
    assert "Tasse rouge" in client.get(path).text


def test_a_hostile_title_stays_text(client: TestClient, ours: Shop, db: Database) -> None:
    client.patch("/api/v1/shop", headers=ours.headers, json={"name": "<script>alert(1)</script>"})
    path, _ = buy_online(db, ours.id)

    page = client.get(path).text

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text(language: str) -> None:
    ours, english = bundle(language)._messages, bundle("en")._messages

    assert ours.keys() == english.keys()
    for key in english:
        written = write(language, key, total="$1", until="x", number=1, count=2, amount="$1", carrier="c")
        assert "{" not in written, (key, written)
