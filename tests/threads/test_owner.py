"""Who makes the next move."""

from sqlalchemy import select

from chaffer.kernel.message import Identity
from chaffer.people.find_or_add import find_or_add
from chaffer.runtime.database import Database
from chaffer.runtime.tables import events
from chaffer.runtime.transaction import Transaction
from chaffer.threads.conversation_of import conversation_of
from chaffer.threads.operations.hand_back import HandBack, hand_back
from chaffer.threads.operations.hand_over import HandOver, hand_over
from chaffer.threads.tables import conversations

SHOP = "shp_owner"


def a_thread(db: Database) -> tuple[str, str]:
    def write(tx: Transaction) -> tuple[str, str]:
        contact = find_or_add(tx, "whatsapp", "acc_1", [Identity("phone", "+15035550113")])
        return contact, conversation_of(tx, contact, "whatsapp", "acc_1")

    return db.write_now(SHOP, write)


def owner(db: Database, conversation: str) -> tuple[str, str]:
    def read(tx: Transaction) -> tuple[str, str]:
        columns = select(conversations.c.owner_kind, conversations.c.owner_id).where(conversations.c.id == conversation)
        (row,) = tx.query("test.owner", columns)
        return row.owner_kind, row.owner_id

    return db.read_now(SHOP, read)


def told(db: Database) -> list[str]:
    def read(tx: Transaction) -> list[str]:
        return [
            row.kind
            for row in tx.query(
                "test.events", select(events.c.kind).where(events.c.shop_id == SHOP).order_by(events.c.id)
            )
        ]

    return db.read_now(SHOP, read)


def test_a_person_is_asked_for_once(db: Database) -> None:
    contact, thread = a_thread(db)

    given = [db.write_now(SHOP, lambda tx: hand_over(tx, HandOver(thread, contact, "asked"))) for _ in range(2)]

    assert given == [True, False]
    assert owner(db, thread) == ("team", "")
    assert told(db).count("person_asked_for") == 1


def test_who_has_it_keeps_it(db: Database) -> None:
    contact, thread = a_thread(db)
    db.write_now(SHOP, lambda tx: hand_over(tx, HandOver(thread, contact, "taken", "person", "stf_1")))

    db.write_now(SHOP, lambda tx: hand_over(tx, HandOver(thread, contact, "asked")))

    assert owner(db, thread) == ("person", "stf_1")


def test_handed_back_the_bot_goes_on(db: Database) -> None:
    contact, thread = a_thread(db)
    db.write_now(SHOP, lambda tx: hand_over(tx, HandOver(thread, contact, "asked")))

    back = [db.write_now(SHOP, lambda tx: hand_back(tx, HandBack(thread, contact))) for _ in range(2)]

    assert back == [True, False]
    assert owner(db, thread) == ("bot", "")
