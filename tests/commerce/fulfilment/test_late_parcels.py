"""Parcels that are late are noticed by us first, and said once."""

import asyncio
from datetime import date
from typing import Any

import pytest

from chaffer.commerce.fulfilment.events import ParcelLate
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.fulfilment.operations.watch_parcel import watch_parcel
from chaffer.commerce.fulfilment.promised import after_working_days
from chaffer.runtime.database import Database
from chaffer.runtime.tables import events
from tests.commerce.outside import Tools, work
from tests.commerce.returns.buying import bought, later, policy, seen, stocked
from tests.commerce.shop import Shop


@pytest.fixture
def parcel(shop: Shop) -> Any:
    stocked(shop)
    placed = bought(shop, MUG=1)
    shipment_id = shop.do(create_shipment, CreateShipment(placed.id))
    shop.do(ship, Ship(shipment_id, "post", "T1"))
    return seen(shop, placed.id).shipments[0]


def late(shop: Shop) -> list[str]:
    kind = ParcelLate.__struct_config__.tag
    return [row.body["why"] for row in shop.rows(events, "id", "kind", "body") if row.kind == kind]


def scan(shop: Shop, parcel: Any, code: str, external_id: str = "") -> None:
    shop.do(record_scan, RecordScan(external_id or code, code, shop.db.clock.now(), shipment_id=parcel.id))


def test_a_parcel_is_promised_for_the_last_working_day_of_the_delivery_chosen(parcel: Any) -> None:
    assert parcel.expected_at.date() == date(2026, 3, 9), "five working days after Monday, 2 March"
    assert after_working_days(date(2026, 3, 6), 1) == date(2026, 3, 9)


def test_past_its_day_it_is_told_once(shop: Shop, db: Database, parcel: Any) -> None:
    policy(shop, parcels={"silent_after_days": 0})
    shop.do(watch_parcel, parcel.id)
    for _ in range(4):
        later(shop, days=3)
        asyncio.run(work(db, Tools()))
    assert late(shop) == ["past"]


def test_without_a_scan_for_days_it_is_told(shop: Shop, db: Database, parcel: Any) -> None:
    later(shop, days=3)
    scan(shop, parcel, "in_transit")
    later(shop, days=3)
    asyncio.run(work(db, Tools()))
    assert late(shop) == []
    later(shop, days=2.1)
    asyncio.run(work(db, Tools()))
    asyncio.run(work(db, Tools()))
    assert late(shop) == ["silent"]


def test_what_has_arrived_or_was_said_to_be_late_is_not_told_again(shop: Shop, db: Database, parcel: Any) -> None:
    scan(shop, parcel, "delayed")
    later(shop, days=30)
    asyncio.run(work(db, Tools()))
    scan(shop, parcel, "delivered")
    later(shop, days=30)
    asyncio.run(work(db, Tools()))
    assert late(shop) == []


def test_a_shop_may_say_nothing_of_it(shop: Shop, db: Database, parcel: Any) -> None:
    policy(shop, parcels={"silent_after_days": 0, "late_after_days": 0})
    later(shop, days=30)
    asyncio.run(work(db, Tools()))
    assert late(shop) == []
