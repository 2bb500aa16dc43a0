"""The stand-in carrier at its worst: what a shop makes of it."""

import asyncio

import pytest
from tests.commerce.outside import Tools, work
from tests.commerce.returns.buying import bought, later, seen, stocked
from tests.commerce.shop import Shop, open_shop

from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.runtime.database import Database
from chaffer.runtime.tables import events
from chaffer.sandbox.carrier.depot import Depot, LabelWish, Modes


@pytest.fixture
def shop(db: Database) -> Shop:
    return open_shop(db)


def carried(shop: Shop, modes: Modes) -> str:
    """A parcel that the carrier has told everything of, twice; the order's id."""
    stocked(shop)
    placed = bought(shop, MUG=1)
    shipment_id = shop.do(create_shipment, CreateShipment(placed.id))
    depot = Depot(shop.db.clock, modes)
    parcel, _ = depot.label("key", LabelWish("ref", city="Austin"))
    shop.do(ship, Ship(shipment_id, "trial", parcel.number))
    while scan := depot.scan(parcel):
        later(shop, hours=3)
        for _ in range(2):
            shop.do(record_scan, RecordScan(scan.id, scan.code, scan.at, shipment_id=shipment_id, place=scan.place))
    return placed.id


def told(shop: Shop, kind: str) -> list[str]:
    rows = shop.rows(events, "id", "kind", "body")
    return [row.body.get("code") or row.body.get("why", "") for row in rows if row.kind == kind]


def test_a_lost_parcel_is_told_once(shop: Shop) -> None:
    order_id = carried(shop, Modes(loses_after=2))
    assert seen(shop, order_id).shipments[0].state == "lost"
    assert told(shop, "parcel_scanned").count("lost") == 1


def test_a_parcel_nobody_hears_of_is_noticed(shop: Shop, db: Database) -> None:
    carried(shop, Modes(stalls_after=2))
    for _ in range(3):
        later(shop, days=4)
        asyncio.run(work(db, Tools()))
    assert told(shop, "parcel_late") == ["silent"]


def test_a_second_attempt_succeeds_and_the_first_is_told(shop: Shop) -> None:
    order_id = carried(shop, Modes(fails_first=True))
    assert seen(shop, order_id).shipments[0].state == "delivered"
    assert told(shop, "parcel_scanned").count("failed_attempt") == 1
    assert told(shop, "parcel_delivered") == [""]
