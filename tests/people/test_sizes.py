"""Measures that a person told: kept, used, forgotten, and gone with the person."""

from sqlalchemy import select

from chaffer.cli.every_table import every_table
from chaffer.kernel.message import Identity
from chaffer.people.find_or_add import find_or_add
from chaffer.people.operations.keep_sizes import ForgetSizes, KeepSizes, forget_sizes, keep_sizes, sizes_of
from chaffer.people.operations.merge_contacts import MergeContacts, merge_contacts
from chaffer.people.tables import contacts
from chaffer.records.person import erase_person, person_rows
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from tests.rivals import in_the_middle

SHOP = "shp_sizes"
_PREFERENCES = Statement(
    "test.preferences", select(contacts.c.preferences).where(mine(contacts), contacts.c.id == given("id"))
)


def somebody(db: Database, number: str = "1") -> str:
    def add(tx: Transaction) -> str:
        return find_or_add(tx, "whatsapp", "acc", [Identity("wa_id", f"1555000{number}")])

    return db.write_now(SHOP, add)


def told(db: Database, contact_id: str, **sizes: int) -> None:
    db.write_now(SHOP, lambda tx: keep_sizes(tx, KeepSizes(contact_id, sizes)))


def kept(db: Database, contact_id: str) -> dict[str, int]:
    return db.read_now(SHOP, lambda tx: sizes_of(tx, contact_id))


def test_what_is_told_again_takes_the_place_of_what_was_told(db: Database) -> None:
    ada = somebody(db)

    told(db, ada, bust=920, foot=245)
    told(db, ada, bust=940)

    assert kept(db, ada) == {"bust": 940, "foot": 245}


def test_forgetting_takes_the_measures_and_nothing_else(db: Database) -> None:
    ada = somebody(db)
    told(db, ada, bust=920)

    db.write_now(SHOP, lambda tx: forget_sizes(tx, ForgetSizes(ada)))
    db.write_now(SHOP, lambda tx: forget_sizes(tx, ForgetSizes(ada)))

    assert kept(db, ada) == {}
    assert db.read_now(SHOP, lambda tx: tx.value(_PREFERENCES, id=ada)) == {}


def test_measures_are_handed_out_with_the_person_and_erased_with_it(db: Database) -> None:
    ada = somebody(db)
    told(db, ada, bust=920)

    assert every_table()  # all of them must be known for a person to be taken out whole
    (row,) = db.read_now(SHOP, lambda tx: person_rows(tx, ada))["contacts"]
    assert row["preferences"] == {"sizes": {"bust": 920}}

    db.write_now(SHOP, lambda tx: erase_person(tx, ada))
    assert kept(db, ada) == {}


def test_measures_follow_whoever_turns_out_to_be_the_same_person(db: Database) -> None:
    visitor, ada = somebody(db, "1"), somebody(db, "2")
    told(db, visitor, bust=920)

    db.write_now(SHOP, lambda tx: merge_contacts(tx, MergeContacts(visitor, ada, {"from": "test"}, "staff", "s")))

    assert kept(db, ada) == {"bust": 920}


def test_two_measures_told_at_once_are_both_kept(db: Database) -> None:
    ada = somebody(db)

    in_the_middle(
        db, SHOP, lambda tx: keep_sizes(tx, KeepSizes(ada, {"bust": 920})),
        lambda tx: keep_sizes(tx, KeepSizes(ada, {"foot": 245})),
    )  # fmt: skip

    assert kept(db, ada) == {"bust": 920, "foot": 245}
