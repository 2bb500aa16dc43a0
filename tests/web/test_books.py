"""Money through the API: payments, disputes, papers, companies, store credit."""

from typing import Any

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from chaffer.accounts.tables import shops
from chaffer.commerce.invoices.operations.issue import issue_credit_note, issue_invoice
from chaffer.commerce.ledger.kinds import capture, credit_given
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.payments.operations.note_dispute import note_dispute
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import DisputeTruth, Truth
from chaffer.kernel.money import Money
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from tests.web.api import Api
from tests.web.conftest import Shop, meet

MUG: dict[str, Any] = {"title": "Mug", "variants": [{"sku": "MUG", "minor": 2000, "stock": 9}]}
ADDRESS = {"name": "Anna Lee", "lines": ["12 Oak Street"], "city": "Portland", "region": "OR", "postcode": "97205",
           "country": "US"}  # fmt: skip
BYRON = {
    "name": "Byron Works",
    "country": "FR",
    "vat_number": "40 303 265 045",
    "pays_by_invoice": True,
    "due_days": 14,
}

_SET = Statement("test.set_shop", update(shops).where(mine(shops)).values(settings=given("settings")))


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


def checkout(api: Api, contact: str, **more: Any) -> str:
    """A checkout that lacks only its payment."""
    if not api("GET", "/products")["items"]:
        api("POST", "/products", MUG, 201)
    cart = api("POST", "/carts", {"contact_id": contact})
    api("POST", f"/carts/{cart['id']}/lines", {"sku": "MUG", "quantity": 1, **more})
    made = api("POST", f"/carts/{cart['id']}/checkout", {}, 201)
    api("PUT", f"/checkouts/{made['id']}/address", ADDRESS)
    return str(made["id"])


def bought(api: Api, db: Database, shop: Shop) -> dict[str, Any]:
    """A payment of 20.00 that came."""
    begun = api("POST", f"/checkouts/{checkout(api, person(db, shop))}/pay", {"method": "trial"})
    db.write_now(shop.id, lambda tx: settle(tx, begun["payment_id"], Truth("paid", 2000, "USD", charge_id="ch_1")))
    paid: dict[str, Any] = api("GET", f"/payments/{begun['payment_id']}")
    return paid


def person(db: Database, shop: Shop) -> str:
    return meet(db, shop.id)[0]


def test_payments_are_listed_by_order_state_and_provider(api: Api, db: Database, ours: Shop) -> None:
    paid = bought(api, db, ours)

    assert (paid["state"], paid["amount"]["minor"], paid["provider"]) == ("paid", 2000, "trial")
    for query in (f"order_id={paid['order_id']}", "state=paid", "provider=trial"):
        assert [each["id"] for each in api("GET", f"/payments?{query}")["items"]] == [paid["id"]]
    assert api("GET", "/payments?state=failed")["items"] == []
    api("GET", "/payments?state=nonsense", status=422)
    api("GET", "/payments/nobody", status=404)


def test_a_dispute_is_seen_and_its_deadline_noted(api: Api, db: Database, ours: Shop) -> None:
    bought(api, db, ours)
    truth = DisputeTruth("dp_1", "ch_1", "open", 2000, "USD", 0, "fraudulent")
    db.write_now(ours.id, lambda tx: note_dispute(tx, "trial", truth))
    (one,) = api("GET", "/disputes?state=open")["items"]

    noted = api("PUT", f"/disputes/{one['id']}/deadline", {"answer_by": "2027-01-05T12:00:00Z"})

    assert (one["answer_by"], noted["answer_by"]) == (None, "2027-01-05T12:00:00Z")
    assert api("GET", f"/disputes/{one['id']}") == noted
    api("PUT", f"/disputes/{one['id']}/deadline", {"answer_by": "tomorrow"}, 422)
    api("GET", "/disputes/nobody", status=404)


def test_a_company_buys_on_invoice_and_its_transfer_is_noted(
    api: Api, db: Database, ours: Shop, clock: ManualClock
) -> None:
    contact = person(db, ours)
    made = api("POST", "/companies", BYRON, 201)
    assert made["vat_number"] == "FR40303265045"
    api("POST", "/companies", {**BYRON, "vat_number": "12"}, 422)
    assert api("PUT", f"/companies/{made['id']}", {**BYRON, "due_days": 10})["due_days"] == 10
    (member,) = api("POST", f"/companies/{made['id']}/people", {"contact_id": contact})["items"]
    assert member["contact_id"] == contact
    placed = api("POST", f"/checkouts/{checkout(api, contact)}/pay", {"method": "invoice"})

    assert api("GET", "/overdue")["items"] == []
    clock.forward(days=11)
    (late,) = api("GET", "/overdue")["items"]
    assert (late["order_id"], late["company"]["name"]) == (placed["order_id"], "Byron Works")
    assert api("POST", f"/orders/{placed['order_id']}/received", {})["payment_state"] == "paid"
    assert api("GET", "/overdue")["items"] == []
    assert [each["id"] for each in api("GET", "/companies")["items"]] == [made["id"]]
    api("POST", "/orders/nobody/received", {}, 404)


def test_papers_are_listed_and_come_as_pdf(api: Api, client: TestClient, ours: Shop, db: Database) -> None:
    seller = {"name": "Marlow SARL", "lines": ["12 rue des Lilas"], "country": "FR", "vat_number": "FR40303265045"}
    db.write_now(ours.id, lambda tx: tx.run(_SET, settings={"invoices": seller}))
    paid = bought(api, db, ours)
    db.write_now(ours.id, lambda tx: issue_invoice(tx, paid["order_id"], paid["id"]))

    (one,) = api("GET", f"/invoices?kind=invoice&order_id={paid['order_id']}")["items"]
    assert (one["kind"], one["total"]["minor"]) == ("invoice", 2000)
    assert api("GET", f"/invoices/{one['id']}") == one
    paper = client.get(f"/api/v1/invoices/{one['id']}/pdf", headers=ours.headers)
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    back_of = Money(500, "USD")
    db.write_now(ours.id, lambda tx: issue_credit_note(tx, paid["order_id"], "rfn_1", back_of))
    (back,) = api("GET", "/invoices?kind=credit_note")["items"]
    assert back["total"]["minor"] == 500
    api("GET", "/invoices/nobody", status=404)
    api("GET", "/invoices/nobody/pdf", status=404)


def test_store_credit_pays_through_the_api(api: Api, db: Database, ours: Shop) -> None:
    contact = person(db, ours)
    was, nothing = Money(500, "USD"), Money(0, "USD")

    def give(tx: Transaction) -> None:
        post(tx, capture("pay_old", "trial", "ord_old", was))
        post(tx, credit_given("rfn_old", "pay_old", "ord_old", contact, was, nothing))

    db.write_now(ours.id, give)
    checkout_id = checkout(api, contact)

    assert api("PUT", f"/checkouts/{checkout_id}/credit", {"at_most_minor": 200})["bill"]["credit_minor"] == 200
    assert api("PUT", f"/checkouts/{checkout_id}/credit", {})["bill"]["credit_minor"] == 500
    api("PUT", f"/checkouts/{checkout_id}/credit", {"at_most_minor": -1}, 422)
    api("POST", f"/checkouts/{checkout_id}/pay", {"method": "store_credit"}, 422)
    api("POST", f"/checkouts/{checkout_id}/pay", {"method": "cash_on_delivery"})
    assert sorted((each["provider"], each["amount"]["minor"]) for each in api("GET", "/payments")["items"]) == [
        ("cash_on_delivery", 1500), ("store_credit", 500)
    ]  # fmt: skip


def test_wrong_codes_are_counted_though_they_are_refused(api: Api, db: Database, ours: Shop) -> None:
    api("POST", "/products", MUG, 201)
    cart = api("POST", "/carts", {"contact_id": person(db, ours)})

    reasons = [
        api("PUT", f"/carts/{cart['id']}/voucher", {"code": f"GUESS{n}"}, 422)["details"]["reason"] for n in range(6)
    ]

    assert reasons == ["unknown"] * 5 + ["too_many"]


def test_another_shops_books_are_closed(api: Api, client: TestClient, db: Database, ours: Shop, theirs: Shop) -> None:
    paid = bought(api, db, ours)
    them = Api(client, theirs)

    them("GET", f"/payments/{paid['id']}", status=404)
    assert them("GET", "/payments")["items"] == []
    made = api("POST", "/companies", BYRON, 201)
    them("GET", f"/companies/{made['id']}", status=404)
    them("PUT", f"/companies/{made['id']}", BYRON, 404)
