"""Whom a person buys for: told in pieces, shown whole, forgotten, and following their person."""

import pytest

from chaffer.kernel.errors import Invalid
from chaffer.kernel.message import Identity
from chaffer.people.find_or_add import find_or_add
from chaffer.people.operations.forget_recipient import ForgetRecipient, forget_recipient
from chaffer.people.operations.keep_recipient import KeepRecipient, keep_recipient
from chaffer.people.operations.merge_contacts import MergeContacts, merge_contacts
from chaffer.people.operations.split_contacts import SplitContacts, split_contacts
from chaffer.people.recipients import RECIPIENTS_AT_MOST, RecipientView, recipients_of
from chaffer.records.person import erase_person, person_rows
from chaffer.runtime.database import Database
from tests.people.test_addresses import OAK, SHOP


def somebody(db: Database, phone: str = "+15035550112") -> str:
    return db.write_now(SHOP, lambda tx: find_or_add(tx, "whatsapp", "acc_1", [Identity("phone", phone)], ""))


def tell(db: Database, *commands: KeepRecipient) -> None:
    for command in commands:
        db.write_now(SHOP, lambda tx, command=command: keep_recipient(tx, command))


def known(db: Database, contact: str) -> list[RecipientView]:
    return db.read_now(SHOP, lambda tx: recipients_of(tx, contact))


def test_what_is_told_in_pieces_is_kept_in_one_piece(db: Database) -> None:
    ada = somebody(db)

    tell(
        db, KeepRecipient(ada, "mother", "mum", likes=("dahlias", "lilies")),
        KeepRecipient(ada, "mother", "mom", days={"birthday": "05-03"}),
        KeepRecipient(ada, "mother", "mum", "Marie Lee", "", OAK), KeepRecipient(ada, "mother", dislikes=("lilies",)),
        KeepRecipient(ada, "self", dislikes=("leather",)),
    )  # fmt: skip

    mother, own = known(db, ada)
    assert (mother.label, mother.name, mother.address) == ("mum", "Marie Lee", OAK)
    assert (mother.likes, mother.dislikes, mother.days) == (("dahlias",), ("lilies",), {"birthday": "05-03"})
    assert (own.key, own.dislikes) == ("self", ("leather",))


def test_one_or_everybody_is_forgotten_on_request(db: Database) -> None:
    ada, bob = somebody(db), somebody(db, "+15035550113")
    tell(db, *(KeepRecipient(who, key, key) for who in (ada, bob) for key in ("mother", "sister")))

    assert db.write_now(SHOP, lambda tx: forget_recipient(tx, ForgetRecipient(ada, "mother"))) == 1
    assert [each.key for each in known(db, ada)] == ["sister"]
    assert db.write_now(SHOP, lambda tx: forget_recipient(tx, ForgetRecipient(ada))) == 1
    assert db.write_now(SHOP, lambda tx: forget_recipient(tx, ForgetRecipient(ada))) == 0
    assert len(known(db, bob)) == 2


def test_the_book_is_bounded(db: Database) -> None:
    ada = somebody(db)
    tell(db, *(KeepRecipient(ada, f"friend {n}", "friend") for n in range(RECIPIENTS_AT_MOST)))

    with pytest.raises(Invalid):
        tell(db, KeepRecipient(ada, "one more", "friend"))
    with pytest.raises(Invalid):
        tell(db, KeepRecipient(ada, "friend 1", "x" * 201))
    tell(db, *(KeepRecipient(ada, "friend 1", likes=(f"thing {n}",)) for n in range(40)))
    assert len(next(each for each in known(db, ada) if each.key == "friend 1").likes) == 30


def test_they_are_part_of_what_is_exported_and_erased(db: Database) -> None:
    ada = somebody(db)
    tell(db, KeepRecipient(ada, "mother", "mum", "Marie Lee", "+33123456789", OAK))

    assert db.read_now(SHOP, lambda tx: person_rows(tx, ada))["recipients"][0]["name"] == "Marie Lee"
    db.write_now(SHOP, lambda tx: erase_person(tx, ada))
    assert known(db, ada) == []


def test_they_follow_who_turns_out_to_be_one_person_and_go_back(db: Database) -> None:
    ada, visitor = somebody(db), somebody(db, "+15035550113")
    tell(
        db, KeepRecipient(ada, "mother", "mum"), KeepRecipient(visitor, "mother", "mama"),
        KeepRecipient(visitor, "sister", "sis"),
    )  # fmt: skip

    merge_id = db.write_now(SHOP, lambda tx: merge_contacts(tx, MergeContacts(visitor, ada, {"from": "test"})))
    assert [(each.key, each.label) for each in known(db, ada)] == [("mother", "mum"), ("sister", "sis")]
    db.write_now(SHOP, lambda tx: split_contacts(tx, SplitContacts(merge_id)))

    assert [each.label for each in known(db, ada)] == ["mum"]
    assert sorted(each.label for each in known(db, visitor)) == ["mama", "sis"]
