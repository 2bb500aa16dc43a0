"""What happened to parcels."""

import msgspec


class ShipmentPacked(msgspec.Struct, frozen=True, tag="shipment_packed"):
    """A parcel is packed.

    {"type": "shipment_packed", "shipment_id": "shm_7", "order_id": "ord_7", "number": "1007",
     "contact_id": "per_7", "conversation_id": "cnv_7"}
    """

    shipment_id: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str


class ShipmentShipped(msgspec.Struct, frozen=True, tag="shipment_shipped"):
    """A parcel left.

    {"type": "shipment_shipped", "shipment_id": "shm_7", "order_id": "ord_7", "number": "1007",
     "contact_id": "per_7", "conversation_id": "cnv_7", "carrier": "trial", "tracking_number": "T1",
     "tracking_url": "https://example.com/T1"}
    """

    shipment_id: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    carrier: str
    tracking_number: str
    tracking_url: str


class ParcelScanned(msgspec.Struct, frozen=True, tag="parcel_scanned"):
    """A parcel was seen, and this is news: it is further than it was.

    {"type": "parcel_scanned", "shipment_id": "shm_7", "order_id": "ord_7", "number": "1007",
     "contact_id": "per_7", "conversation_id": "cnv_7", "code": "out_for_delivery", "place": "Austin"}
    """

    shipment_id: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    code: str
    place: str


class ParcelDelivered(msgspec.Struct, frozen=True, tag="parcel_delivered"):
    """A parcel is there.

    {"type": "parcel_delivered", "shipment_id": "shm_7", "order_id": "ord_7", "number": "1007",
     "contact_id": "per_7", "conversation_id": "cnv_7"}
    """

    shipment_id: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str


class ParcelLate(msgspec.Struct, frozen=True, tag="parcel_late"):
    """A parcel is not where it should be. why: past (the day it was promised for), silent (not seen for `days`).

    {"type": "parcel_late", "shipment_id": "shm_7", "order_id": "ord_7", "number": "1007", "contact_id": "per_7",
     "conversation_id": "cnv_7", "why": "past", "promised_on": "2026-03-06", "days": 1}
    """

    shipment_id: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    why: str
    promised_on: str
    days: int
