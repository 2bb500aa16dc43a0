import base64
import os

import pytest
from sqlalchemy import select

from chaffer.inbox import events, lanes
from chaffer.inbox.bodies import Bodies
from chaffer.inbox.receive import Received, Source, receive
from chaffer.inbox.tables import inbox
from chaffer.kernel.message import Identity, Slice
from chaffer.people.tables import contacts, identities
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from chaffer.threads.tables import conversations

SHOP = "shp_a"
PHONE = Source("acc_1", "whatsapp")
ANA = (Identity("phone", "+15551230001"),)


@pytest.fixture
def bodies() -> Bodies:
    return Bodies(Secrets([base64.b64decode(base64.b64encode(os.urandom(32)))]))


def said(number: int, who: tuple[Identity, ...] = ANA) -> Slice:
    return Slice(f"wamid.{number}", "1065", "message", b'{"n": %d}' % number, who)


def keep(db: Database, bodies: Bodies, *pieces: Slice, holder: str = "") -> Received:
    return db.write_now(
        SHOP, lambda tx: receive(tx, PHONE, pieces, bodies, lambda *_: False, request_id="r", holder=holder)
    )


def count(db: Database, table: object) -> int:
    return len(db.read_now(SHOP, lambda tx: tx.query("test.count", select(table))))  # type: ignore[call-overload]


def test_a_repeated_webhook_is_kept_once(db: Database, bodies: Bodies) -> None:
    first = keep(db, bodies, said(1), said(2))
    again = keep(db, bodies, said(2), said(1))

    assert (first.kept, first.repeats, again.kept, again.repeats) == (2, 0, 0, 2)
    assert count(db, inbox) == 2


def test_one_person_has_one_contact_and_one_conversation(db: Database, bodies: Bodies) -> None:
    bsuid = Identity("bsuid", "US.1349")

    keep(db, bodies, said(1))
    keep(db, bodies, said(2, (*ANA, bsuid)))
    keep(db, bodies, said(3, (bsuid,)))

    assert (count(db, contacts), count(db, conversations), count(db, identities)) == (1, 1, 2)
    (row,) = db.read_now(SHOP, lambda tx: tx.query("test.c", select(conversations.c.addresses)))
    assert [address["kind"] for address in row.addresses] == ["phone", "bsuid"]


def test_spellings_of_one_number_are_one_person(db: Database, bodies: Bodies) -> None:
    keep(db, bodies, said(1, (Identity("phone", "+5511987654321", "+5511987654321"),)))
    keep(db, bodies, said(2, (Identity("phone", "+551187654321", "+5511987654321"),)))

    assert count(db, contacts) == 1


def test_waiting_messages_come_in_order_of_arrival_and_open_again(
    db: Database, bodies: Bodies, clock: ManualClock
) -> None:
    keep(db, bodies, said(2), said(1))
    clock.forward(seconds=1)
    keep(db, bodies, said(3))

    def read(tx: Transaction) -> list[bytes]:
        (conversation,) = tx.query("test.c", select(conversations.c.id))
        return [bodies.open(tx, row.day, row.body, row.id) for row in events.waiting(tx, conversation.id)]

    assert db.read_now(SHOP, read) == [b'{"n": 2}', b'{"n": 1}', b'{"n": 3}']


def test_a_raw_body_does_not_rest_in_the_clear(db: Database, bodies: Bodies) -> None:
    keep(db, bodies, said(1))

    (row,) = db.read_now(SHOP, lambda tx: tx.query("test.raw", select(inbox.c.body)))

    assert b'"n"' not in bytes(row.body)


def test_a_lane_is_taken_at_once_by_whoever_received(db: Database, bodies: Bodies) -> None:
    first = keep(db, bodies, said(1), holder="web")
    second = keep(db, bodies, said(2), holder="web")

    assert (len(first.lanes), len(second.lanes)) == (1, 0)


def test_what_arrives_during_a_turn_leaves_the_lane_due(db: Database, bodies: Bodies) -> None:
    (lane,) = keep(db, bodies, said(1), holder="web").lanes
    keep(db, bodies, said(2), holder="web")

    assert db.write_now(SHOP, lambda tx: lanes.release(tx, lane))
    claimed = db.write_now("*", lambda tx: lanes.claim(tx, "worker"))

    assert [each.conversation_id for each in claimed] == [lane.conversation_id]


def test_a_lane_whose_holder_died_comes_back_and_the_dead_one_cannot_release_it(
    db: Database, bodies: Bodies, clock: ManualClock
) -> None:
    (lane,) = keep(db, bodies, said(1), holder="web").lanes
    assert db.write_now("*", lambda tx: lanes.claim(tx, "worker")) == []

    clock.forward(seconds=lanes.LEASE_SECONDS + 1)
    (again,) = db.write_now("*", lambda tx: lanes.claim(tx, "worker"))

    assert again.fence == lane.fence + 1
    assert not db.write_now(SHOP, lambda tx: lanes.release(tx, lane))
    assert db.write_now(SHOP, lambda tx: lanes.release(tx, again))


def test_after_fourteen_days_the_raw_event_cannot_be_read_any_more(
    db: Database, bodies: Bodies, clock: ManualClock
) -> None:
    keep(db, bodies, said(1))

    def handle(tx: Transaction) -> None:
        events.handled(tx, [row.id for row in tx.query("test.ids", select(inbox.c.id))])

    clock.forward(days=20)
    assert db.write_now(SHOP, bodies.shred) == 0, "an unhandled event keeps its key"
    db.write_now(SHOP, handle)

    assert db.write_now(SHOP, bodies.shred) == 1
    with pytest.raises(Exception, match="shredded"):
        db.read_now(
            SHOP,
            lambda tx: [
                bodies.open(tx, row.day, row.body, row.id)
                for row in tx.query("test.raw", select(inbox.c.day, inbox.c.body, inbox.c.id))
            ],
        )
