"""What a payment provider is to us. Each has a folder in integrations/payments; wiring gives them by name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, Protocol, runtime_checkable

import msgspec

from chaffer.kernel.errors import ProviderFault
from chaffer.kernel.message import PixCode
from chaffer.kernel.money import Money

State = Literal["open", "paid", "failed", "expired"]
SetupState = Literal["open", "kept", "failed", "expired"]
DisputeState = Literal["asked", "open", "won", "lost"]


class Item(msgspec.Struct, frozen=True):
    """One line as the hosted page shows it. total_minor: of all units. quantity: 0 for what is no thing (shipping)."""

    title: str
    quantity: int
    total_minor: int


class OpenRequest(msgspec.Struct, frozen=True):
    """Ask for a place where the shopper can pay.

    payment_id: ours, and the idempotency key: asked twice, the provider answers with the same session.
    return_url: where the shopper goes afterwards. notify_url: where the provider tells us.
    customer_id: the shopper as the provider knows them. offers_saving: the page may ask to keep the card.
    country: the shop's, ISO 3166.
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
    customer_id: str = ""
    offers_saving: bool = False
    country: str = ""


class ChargeRequest(msgspec.Struct, frozen=True):
    """Charge a saved method while the shopper is elsewhere. payment_id: ours, and the idempotency key."""

    payment_id: str
    shop_id: str
    provider: str
    amount: Money
    description: str
    customer_id: str
    method_id: str


class SetupRequest(msgspec.Struct, frozen=True):
    """Ask for a page where the shopper has a card kept, without a payment. setup_id: ours, and the idempotency key.

    customer_id: the shopper as the provider knows them, "" if it does not.
    """

    setup_id: str
    shop_id: str
    provider: str
    description: str
    language: str
    expires_at: datetime
    customer_id: str = ""
    return_url: str = ""


class OpenedSetup(msgspec.Struct, frozen=True):
    """The provider's session, the intent behind it, and the address of its page."""

    provider_id: str
    intent_id: str
    url: str


class Opened(msgspec.Struct, frozen=True):
    """The provider's session and the address of its hosted page.

    pix, boleto: the same sum to be paid in a bank's app, where the provider offers that; boleto: its line of digits.
    """

    provider_id: str
    url: str
    expires_at: datetime | None = None
    pix: PixCode | None = None
    boleto: str = ""


class SavedMethod(msgspec.Struct, frozen=True):
    """A card the shopper wants kept. Never its number: label ("Visa"), the last four digits, its last month."""

    method_id: str
    customer_id: str
    kind: str = "card"
    label: str = ""
    last4: str = ""
    expires: tuple[int, int] | None = None
    """Year and month."""


class SeenRefund(msgspec.Struct, frozen=True):
    """A refund as the provider has it. key: ours, "" if it was made there by hand. done: False if it came to nothing."""

    provider_id: str
    minor: int
    key: str = ""
    done: bool = True


class Truth(msgspec.Struct, frozen=True):
    """What the provider says of a payment when asked. minor, fee_minor: in minor units of `currency`.

    charge_id: how refunds and disputes name it. saved: what the shopper asked to keep.
    """

    state: State
    minor: int = 0
    currency: str = ""
    fee_minor: int = 0
    error: str = ""
    charge_id: str = ""
    refunds: tuple[SeenRefund, ...] = ()
    saved: SavedMethod | None = None


class SetupTruth(msgspec.Struct, frozen=True):
    """What the provider says of a setup when asked. failed: the last card did not do; the page takes another one.

    reference: our id of it, as the provider has it. saved: of one that is kept.
    """

    state: SetupState
    reference: str = ""
    error: str = ""
    saved: SavedMethod | None = None


class DisputeTruth(msgspec.Struct, frozen=True):
    """What the provider says of a dispute. state: asked (the bank only asks; nothing is taken), open, won, lost.

    minor, fee_minor: in minor units of `currency`.
    """

    provider_id: str
    charge_id: str
    state: DisputeState
    minor: int
    currency: str
    fee_minor: int = 0
    reason: str = ""
    answer_by: datetime | None = None


class RefundRequest(msgspec.Struct, frozen=True):
    """key: ours, the idempotency key of this refund. charge_id: the provider's name of the money, if it told one."""

    key: str
    shop_id: str
    provider: str
    provider_id: str
    amount: Money
    reason: str = ""
    charge_id: str = ""


class Refunded(msgspec.Struct, frozen=True):
    """done: False if the provider is still at it; ask again with the same key."""

    provider_id: str
    done: bool = True


class Notice(msgspec.Struct, frozen=True):
    """A provider's webhook, reduced to what may be trusted: something happened to this payment, this dispute, or
    this setup.

    Never an amount. provider_id: "" for what concerns nothing of ours.
    """

    external_id: str
    provider_id: str
    about: Literal["payment", "dispute", "setup"] = "payment"


NEEDS_SHOPPER = "authentication_required"
"""The error of a charge that the bank wants the shopper to confirm: a page to pay on is the way on."""


class PaymentProvider(Protocol):
    """One provider. Every method that asks raises a ProviderFault, whose `retryable` is obeyed."""

    name: str

    async def open(self, request: OpenRequest) -> Opened: ...

    async def charge(self, request: ChargeRequest) -> tuple[str, Truth]:
        """Take the money now; the provider's id of it, and what came of it. A bank's no is a Truth, not a fault."""
        ...

    async def look(self, provider_id: str) -> Truth: ...

    async def refund(self, request: RefundRequest) -> Refunded: ...

    async def dispute(self, provider_id: str) -> DisputeTruth: ...

    def parse_notice(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice:
        """Check the signature over the raw bytes first. Pure. Raises Forged, Malformed. Header names are lower-case."""
        ...


@runtime_checkable
class CardKeeper(Protocol):
    """A provider that keeps cards without a payment. Every method raises a ProviderFault, whose `retryable` is obeyed."""

    async def open_setup(self, request: SetupRequest) -> OpenedSetup: ...

    async def look_setup(self, provider_id: str) -> SetupTruth: ...

    async def detach(self, method_id: str) -> None:
        """The provider forgets the card. Safe to repeat, and for one it does not know any more."""
        ...


def keeper(provider: PaymentProvider) -> CardKeeper:
    """Raises ProviderFault for a provider that keeps none."""
    if not isinstance(provider, CardKeeper):
        raise ProviderFault(f"{provider.name} keeps no cards", provider_code="keeps_no_cards")
    return provider


class PaymentProviders(Protocol):
    """The providers as each shop is connected to them, with its own keys."""

    async def get(self, shop_id: str, name: str) -> PaymentProvider:
        """Raises ProviderFault if the shop is not connected to it."""
        ...


class PaymentTools(Protocol):
    """What the payment jobs need of the tools that the worker is given."""

    @property
    def payment_providers(self) -> PaymentProviders: ...

    @property
    def public_url(self) -> str: ...
