"""STOP and START, and the record that proves them."""

from sqlalchemy import select

from chaffer.kernel.message import Identity
from chaffer.people.consent import sealed
from chaffer.people.find_or_add import find_or_add
from chaffer.people.operations.opt_in import OptIn, opt_in
from chaffer.people.operations.opt_out import OptOut, opt_out
from chaffer.people.tables import consents, suppressions
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock

SHOP = "shp_consent"
PHONE = "+15035550111"


def ada(db: Database) -> str:
    return db.write_now(SHOP, lambda tx: find_or_add(tx, "whatsapp", "acc_1", [Identity("phone", PHONE)], "Ada"))


def records(db: Database) -> list[dict[str, object]]:
    def read(tx: Transaction) -> list[dict[str, object]]:
        rows = tx.query(
            "test.consents", select(consents).where(consents.c.shop_id == SHOP).order_by(consents.c.at, consents.c.id)
        )
        return [row._asdict() for row in rows]

    return db.read_now(SHOP, read)


def suppressed(db: Database) -> list[tuple[str, str]]:
    def read(tx: Transaction) -> list[tuple[str, str]]:
        rows = tx.query("test.suppressions", select(suppressions.c.endpoint_hash, suppressions.c.channel))
        return [tuple(row) for row in rows]

    return db.read_now(SHOP, read)


def test_a_stop_is_kept_with_its_words_and_hides_the_address(db: Database) -> None:
    contact = ada(db)

    changed = db.write_now(
        SHOP, lambda tx: opt_out(tx, OptOut(contact, "whatsapp", wording="STOP", proof={"turn_id": "trn_1"}))
    )

    (record,) = records(db)
    assert changed
    assert (record["state"], record["wording"], record["proof"]) == ("withdrawn", "STOP", {"turn_id": "trn_1"})
    assert PHONE not in str(record)
    assert [channel for _, channel in suppressed(db)] == ["whatsapp"]


def test_a_stop_said_twice_suppresses_once(db: Database) -> None:
    contact = ada(db)
    for _ in range(2):
        db.write_now(SHOP, lambda tx: opt_out(tx, OptOut(contact, "whatsapp")))

    assert len(suppressed(db)) == 1
    assert len(records(db)) == 2


def test_a_start_lifts_it_and_a_second_has_nothing_to_lift(db: Database) -> None:
    contact = ada(db)
    db.write_now(SHOP, lambda tx: opt_out(tx, OptOut(contact, "whatsapp")))

    lifted = [db.write_now(SHOP, lambda tx: opt_in(tx, OptIn(contact, "whatsapp", wording="START"))) for _ in range(2)]

    assert lifted == [True, False]
    assert suppressed(db) == []


def test_each_record_seals_the_one_before(db: Database, clock: ManualClock) -> None:
    contact = ada(db)
    for command in (OptOut(contact, "whatsapp"), OptOut(contact, "whatsapp", wording="STOP")):
        db.write_now(SHOP, lambda tx, command=command: opt_out(tx, command))
        clock.forward(seconds=1)
    db.write_now(SHOP, lambda tx: opt_in(tx, OptIn(contact, "whatsapp")))

    chain = records(db)

    assert [record["previous_hash"] for record in chain] == ["", *(record["hash"] for record in chain[:-1])]
    assert [sealed(record) for record in chain] == [record["hash"] for record in chain]
    assert sealed({**chain[1], "wording": "START"}) != chain[1]["hash"]
