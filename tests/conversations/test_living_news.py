"""Where a channel can, the news of a parcel is one bubble that goes on."""

import pytest
from sqlalchemy import update

from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.orders.tables import orders
from chaffer.conversations.living_news import STEP, STEPS_AT_MOST, going_on
from chaffer.kernel.message import Choice, Choices, Link, Media, Part, Text
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, message_marks, messages
from chaffer.wiring import reactions
from tests.commerce.returns.buying import bought, stocked
from tests.commerce.shop import Shop, open_shop
from tests.conversations.test_parcel_news import scanned
from tests.outbox.crowd import say, thread

_TALKS = Statement("test.talks", update(orders).where(mine(orders)).values(conversation_id=given("conversation")))
_LEFT = Statement("test.left", update(messages).where(mine(messages)).values(state="read", sent_at=given("at")))


def on_its_way(db: Database, channel: str) -> tuple[Shop, str]:
    """A parcel that was told of and whose news has left."""
    shop = open_shop(db)
    stocked(shop)
    placed = bought(shop, MUG=1)
    db.reactions = reactions("https://shop.example")

    def talks(tx: Transaction) -> None:
        tx.run(_TALKS, conversation=thread(tx, "acc_1", "+15550001111", channel, hours=2))

    shop.do(talks)
    shipment_id = shop.do(create_shipment, CreateShipment(placed.id))
    shop.do(ship, Ship(shipment_id, "post", "T1"))
    left(shop)
    return shop, shipment_id


def left(shop: Shop) -> None:
    shop.do(lambda tx: tx.run(_LEFT, at=tx.now))


def said(shop: Shop) -> list[tuple[int, str, str]]:
    rows = shop.rows(messages, "seq", "state", "part")
    return sorted((row.seq, row.state, row.part.get("body") or row.part.get("text")) for row in rows)


def test_the_web_chat_has_one_bubble_that_moves_to_the_end_with_the_steps(db: Database) -> None:
    shop, shipment_id = on_its_way(db, "web")
    ((first, _, shipped),) = said(shop)

    ((conversation,),) = ((row.id,) for row in shop.rows(conversations, "id"))
    shop.do(lambda tx: say(tx, conversation, "You're welcome."))
    left(shop)
    scanned(shop, shipment_id, "out_for_delivery")

    (_, _, thanks), (third, state, today) = said(shop)
    assert (thanks, third, state) == ("You're welcome.", first + 2, "promised")
    assert "comes today" in today
    assert today.endswith(f"\n\n{STEP}{shipped}")
    left(shop)
    scanned(shop, shipment_id, "delivered")
    assert [text.count(STEP) for *_, text in said(shop)] == [0, 2]
    assert len(shop.rows(message_marks, "kind", "before")) == 2, "what it said before can be looked up"


def test_what_has_not_left_yet_is_overtaken_there_as_well(db: Database) -> None:
    shop, shipment_id = on_its_way(db, "web")
    scanned(shop, shipment_id, "out_for_delivery")
    scanned(shop, shipment_id, "delivered")
    assert len(said(shop)) == 1


@pytest.mark.parametrize("channel", ["whatsapp", "trial"])
def test_elsewhere_each_step_is_a_message(db: Database, channel: str) -> None:
    shop, shipment_id = on_its_way(db, channel)
    scanned(shop, shipment_id, "out_for_delivery")
    first, second = said(shop)
    assert (first[1], second[1]) == ("read", "promised")
    assert STEP not in second[2]


def test_the_steps_stand_newest_first_and_do_not_grow_without_end() -> None:
    part: Part = Text("step 0")
    for number in range(1, 20):
        going = going_on(part, Choices(f"step {number}", (Choice("a", "A"),)))
        assert isinstance(going, Choices)
        part = going
    assert part.body.splitlines()[:4] == ["step 19", "", f"{STEP}step 18", f"{STEP}step 17"]
    assert part.body.count(STEP) == STEPS_AT_MOST
    assert going_on(part, Link("", "https://x.example", "x")) is None
    assert going_on(Media("image", "https://x.example/a.jpg"), Text("a")) is None
