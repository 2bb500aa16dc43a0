"""Addresses that parcels went to."""

from sqlalchemy import select

from chaffer.kernel.message import Identity
from chaffer.people.addresses import last_address
from chaffer.people.find_or_add import find_or_add
from chaffer.people.operations.save_address import SaveAddress, save_address
from chaffer.people.operations.set_language import SetLanguage, set_language
from chaffer.people.tables import contacts
from chaffer.runtime.database import Database
from chaffer.testing import ManualClock

SHOP = "shp_people"
OAK = {
    "name": "Anna Lee",
    "lines": ["12 Oak Street"],
    "city": "Portland",
    "region": "OR",
    "postcode": "97205",
    "country": "US",
}


def somebody(db: Database, name: str = "") -> str:
    return db.write_now(
        SHOP, lambda tx: find_or_add(tx, "whatsapp", "acc_1", [Identity("phone", "+15035550112")], name)
    )


def test_the_same_address_is_kept_once_and_used_again(db: Database, clock: ManualClock) -> None:
    contact = somebody(db)
    first = db.write_now(SHOP, lambda tx: save_address(tx, SaveAddress(contact, OAK)))
    other = db.write_now(SHOP, lambda tx: save_address(tx, SaveAddress(contact, {**OAK, "lines": ["9 Elm Street"]})))
    clock.forward(days=1)

    again = db.write_now(SHOP, lambda tx: save_address(tx, SaveAddress(contact, OAK)))

    assert (again == first, other != first) == (True, True)
    last = db.read_now(SHOP, lambda tx: last_address(tx, contact))
    assert last is not None
    assert (last["lines"], last["phone"]) == (["12 Oak Street"], "")


def test_nobody_has_an_address_before_the_first_parcel(db: Database) -> None:
    contact = somebody(db)

    assert db.read_now(SHOP, lambda tx: last_address(tx, contact)) is None


def test_the_name_on_the_parcel_names_a_person_without_one_only(db: Database) -> None:
    contact = somebody(db)
    for name in ("Anna Lee", "Her Mother"):
        db.write_now(SHOP, lambda tx, name=name: save_address(tx, SaveAddress(contact, {**OAK, "name": name})))
    db.write_now(SHOP, lambda tx: set_language(tx, SetLanguage(contact, "fr")))

    (row,) = db.read_now(
        SHOP,
        lambda tx: tx.query(
            "test.contact", select(contacts.c.name, contacts.c.language).where(contacts.c.id == contact)
        ),
    )
    assert (row.name, row.language) == ("Anna Lee", "fr")
