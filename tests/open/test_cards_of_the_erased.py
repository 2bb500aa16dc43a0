"""Whoever is forgotten takes along the cards that the payment provider keeps for them."""

from chaffer.cli.every_table import every_table
from chaffer.commerce.payments.methods import keep_method
from chaffer.commerce.payments.operations.begin_setup import BeginSetup, begin_setup
from chaffer.commerce.payments.port import SavedMethod
from chaffer.commerce.payments.tables import card_setups, payment_methods
from chaffer.records.person import erase_person, person_rows
from chaffer.runtime.database import Database
from chaffer.runtime.tables import jobs
from chaffer.runtime.transaction import Transaction
from tests.web.conftest import meet, open_shop


def test_the_cards_of_an_erased_person_are_given_up_at_the_provider(db: Database) -> None:
    every_table()
    ours = open_shop(db, "ours")
    contact_id, conversation_id = meet(db, ours.id)

    def work(tx: Transaction) -> None:
        keep_method(tx, contact_id, "", "stripe", SavedMethod("pm_1", "cus_1", "card", "Visa", "4242"))
        begin_setup(tx, BeginSetup(contact_id, "stripe", "en", {"said": "save my card"}, conversation_id))

    db.write_now(ours.id, work)
    told = db.read_now(ours.id, lambda tx: person_rows(tx, contact_id))
    assert told["card_setups"][0]["proof"] == {"said": "save my card"}

    assert db.write_now(ours.id, lambda tx: erase_person(tx, contact_id))

    asked = db.read_now(ours.id, lambda tx: tx.query("test.jobs", jobs.select()))
    assert [row.arguments["method_id"] for row in asked if row.kind == "payments.detach"] == ["pm_1"]
    for table in (card_setups, payment_methods):
        assert db.read_now(ours.id, lambda tx, table=table: tx.query("test.left", table.select())) == []  # type: ignore[misc]
