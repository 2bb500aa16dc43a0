"""What a job that asks the world is given to ask with."""

from dataclasses import dataclass, field

from chaffer.accounts.open_accounts import OpenAccounts
from chaffer.commerce.fulfilment.port import Carrier
from chaffer.conversations.listener import Listener
from chaffer.integrations.payments.open_providers import OpenProviders
from chaffer.runtime.files import Files
from chaffer.runtime.http import Client


@dataclass(frozen=True, slots=True)
class Tools:
    """public_url: where others reach us. carriers: by the names that shops use for them.

    listeners: what puts voice notes into words, under the name "listener"; empty without one.
    """

    http: Client
    accounts: OpenAccounts
    files: Files
    public_url: str
    payment_providers: OpenProviders
    carriers: dict[str, Carrier] = field(default_factory=dict)
    listeners: dict[str, Listener] = field(default_factory=dict)
