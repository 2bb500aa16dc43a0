"""What a payment provider is to us. Each has a folder in integrations/payments; wiring gives them by name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, Protocol

import msgspec

from chaffer.kernel.money import Money

State = Literal["open", "paid", "failed", "expired"]


class Item(msgspec.Struct, frozen=True):
    """One line as the hosted page shows it. total_minor: of all units. quantity: 0 for what is no thing (shipping)."""

    title: str
    quantity: int
    total_minor: int


class OpenRequest(msgspec.Struct, frozen=True):
    """Ask for a place where the shopper can pay.

    payment_id: ours, and the idempotency key: asked twice, the provider answers with the same session.
    return_url: where the shopper goes afterwards. notify_url: where the provider tells us.
    """

    payment_id: str
    shop_id: str
    provider: str
    amount: Money
    description: str
    items: tuple[Item, ...]
    language: str
    email: str
    expires_at: datetime
    return_url: str = ""
    notify_url: str = ""
    shop_name: str = ""


class Opened(msgspec.Struct, frozen=True):
    """The provider's session and the address of its hosted page."""

    provider_id: str
    url: str
    expires_at: datetime | None = None


class Truth(msgspec.Struct, frozen=True):
    """What the provider says of a payment when asked. minor, fee_minor: in minor units of `currency`."""

    state: State
    minor: int = 0
    currency: str = ""
    fee_minor: int = 0
    error: str = ""


class RefundRequest(msgspec.Struct, frozen=True):
    """key: ours, the idempotency key of this refund."""

    key: str
    shop_id: str
    provider: str
    provider_id: str
    amount: Money
    reason: str = ""


class Refunded(msgspec.Struct, frozen=True):
    """done: False if the provider is still at it; ask again with the same key."""

    provider_id: str
    done: bool = True


class Notice(msgspec.Struct, frozen=True):
    """A provider's webhook, reduced to what may be trusted: something happened to this session. Never an amount."""

    external_id: str
    provider_id: str


class PaymentProvider(Protocol):
    """One provider. Every method that asks raises a ProviderFault, whose `retryable` is obeyed."""

    name: str

    async def open(self, request: OpenRequest) -> Opened: ...

    async def look(self, provider_id: str) -> Truth: ...

    async def refund(self, request: RefundRequest) -> Refunded: ...

    def parse_notice(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice:
        """Check the signature over the raw bytes first. Pure. Raises Forged, Malformed. Header names are lower-case."""
        ...


class PaymentTools(Protocol):
    """What the payment jobs need of the tools that the worker is given."""

    @property
    def payment_providers(self) -> Mapping[str, PaymentProvider]: ...

    @property
    def public_url(self) -> str: ...
