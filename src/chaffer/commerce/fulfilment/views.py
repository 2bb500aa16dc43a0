"""Parcels as bot, page and desk see them."""

from datetime import datetime

import msgspec


class ScanView(msgspec.Struct, frozen=True):
    """Where a parcel was seen. code: picked_up, in_transit, out_for_delivery, delivered, failed_attempt, returned, …"""

    code: str
    detail: str
    place: str
    at: datetime


class ShipmentView(msgspec.Struct, frozen=True):
    """One parcel. lines: order line ids and how many of each are in it. Scans are in order of time.

    expected_at: the end of the day it was promised for. gift_note: what the card in it says. hide_prices: it goes to
    somebody else than the buyer, so no price is printed on what lies in it. delivery_date, delivery_slot: as ordered.

    state: packed, shipped, in_transit, out_for_delivery, delivered, returned, lost.
    """

    id: str
    order_id: str
    state: str
    carrier: str
    tracking_number: str
    tracking_url: str
    shipped_at: datetime | None
    delivered_at: datetime | None
    lines: dict[str, int]
    scans: tuple[ScanView, ...] = ()
    expected_at: datetime | None = None
    gift_note: str = ""
    hide_prices: bool = False
    delivery_date: str = ""
    delivery_slot: str = ""
