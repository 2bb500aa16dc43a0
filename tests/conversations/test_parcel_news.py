"""What waits to be said of a parcel is overtaken by what is newer."""

from sqlalchemy import update

from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.orders.tables import orders
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages
from chaffer.wiring import reactions
from tests.commerce.returns.buying import bought, stocked
from tests.commerce.shop import Shop, open_shop
from tests.outbox.crowd import thread

_TALKS = Statement("test.talks", update(orders).where(mine(orders)).values(conversation_id=given("conversation")))
_LEFT = Statement("test.left", update(messages).where(mine(messages)).values(state="sent"))


def scanned(shop: Shop, shipment_id: str, code: str) -> None:
    shop.do(record_scan, RecordScan(code, code, shop.db.clock.now(), shipment_id=shipment_id))


def said(shop: Shop) -> list[str]:
    rows = shop.rows(messages, "id", "part", "instead")
    return [row.part.get("body", "") or row.part.get("text", "") for row in rows]


def test_several_steps_that_wait_are_one_message_and_what_left_stays(db: Database) -> None:
    shop = open_shop(db)
    stocked(shop)
    placed = bought(shop, MUG=1)
    db.reactions = reactions("https://shop.example")

    def talks(tx: Transaction) -> None:
        tx.run(_TALKS, conversation=thread(tx, "acc_1", "+15550001111", hours=2))

    shop.do(talks)
    shipment_id = shop.do(create_shipment, CreateShipment(placed.id))
    shop.do(ship, Ship(shipment_id, "post", "T1"))
    scanned(shop, shipment_id, "out_for_delivery")
    (only,) = said(shop)
    assert "comes today" in only

    shop.do(lambda tx: tx.run(_LEFT))
    scanned(shop, shipment_id, "delivered")

    first, second = said(shop)
    assert "comes today" in first
    assert "has been delivered" in second
    (_, newest) = shop.rows(messages, "id", "instead")
    assert newest.instead["name"] == "chaffer_order_delivered"
