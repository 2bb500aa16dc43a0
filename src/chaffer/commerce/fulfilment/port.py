"""What a carrier is to us. Each has a folder in integrations/carriers; wiring gives them by name."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import msgspec


class LabelRequest(msgspec.Struct, frozen=True):
    """shipment_id: ours, and the idempotency key. address: as kept with the order."""

    shipment_id: str
    shop_id: str
    carrier: str
    order_number: str
    address: dict[str, Any]
    notify_url: str = ""


class Label(msgspec.Struct, frozen=True):
    tracking_number: str
    tracking_url: str
    provider_id: str = ""


class Scan(msgspec.Struct, frozen=True):
    """One sighting in our codes (fulfilment.scanning). external_id: the carrier's id of it, the same in a repeat."""

    external_id: str
    tracking_number: str
    code: str
    at: datetime
    detail: str = ""
    place: str = ""


class Carrier(Protocol):
    """One carrier."""

    name: str

    async def label(self, request: LabelRequest) -> Label:
        """Ask for a label and a tracking number. Raises ProviderFault, whose `retryable` is obeyed."""
        ...

    def parse_notice(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Sequence[Scan]:
        """Check the signature over the raw bytes, then read. Pure; header names are lower-case.

        Raises Forged, Malformed.
        """
        ...


class CarrierTools(Protocol):
    """What the carrier jobs need of the tools that the worker is given."""

    @property
    def carriers(self) -> Mapping[str, Carrier]: ...

    @property
    def public_url(self) -> str: ...
