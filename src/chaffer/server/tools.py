"""What a job that asks the world is given to ask with."""

from dataclasses import dataclass, field

from chaffer.accounts.open_accounts import OpenAccounts
from chaffer.commerce.companies.register import VatRegister
from chaffer.commerce.fulfilment.port import Carrier
from chaffer.commerce.fulfilment.tracking import Tracker, TrackerAccount, tracker_account
from chaffer.conversations.listener import Listener
from chaffer.integrations.payments.open_providers import OpenProviders
from chaffer.runtime.files import Files
from chaffer.runtime.http import Client


@dataclass(frozen=True, slots=True)
class Tools:
    """public_url: where others reach us. carriers: by the names that shops use for them.

    listeners: what puts voice notes into words, under the name "listener"; empty without one.
    trackers: services that follow parcels, by kind. vat_registers: whom to ask about VAT numbers, under the name "vat".
    """

    http: Client
    accounts: OpenAccounts
    files: Files
    public_url: str
    payment_providers: OpenProviders
    carriers: dict[str, Carrier] = field(default_factory=dict)
    trackers: dict[str, Tracker] = field(default_factory=dict)
    listeners: dict[str, Listener] = field(default_factory=dict)
    vat_registers: dict[str, VatRegister] = field(default_factory=dict)

    async def tracker_account(self, account_id: str) -> TrackerAccount:
        """With its secrets opened. Raises NotFound."""
        return await self.accounts.read(lambda tx, secrets: tracker_account(tx, secrets, account_id))
