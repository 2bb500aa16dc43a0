"""Following parcels whoever carries them: what a tracking service is to us, and the accounts shops have with one."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Protocol

import msgspec
from sqlalchemy import select

from chaffer.commerce.fulfilment.port import Scan
from chaffer.commerce.fulfilment.tables import carrier_accounts
from chaffer.kernel.errors import NotFound
from chaffer.runtime.secrets import Secrets, place
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

LOOK = "shipment.look"
FIRST_LOOK = timedelta(minutes=1)
"""The first look also has the service follow the parcel."""

SCANS_AT_MOST = 200
"""Of one notice or look; the newest count."""

_columns = list(carrier_accounts.c)
_BY_ID = Statement("carrier_accounts.by_id", select(*_columns).where(carrier_accounts.c.id == given("account_id")))
_OF_SHOP = Statement(
    "carrier_accounts.of_shop",
    select(*_columns).where(mine(carrier_accounts)).order_by(carrier_accounts.c.created_at, carrier_accounts.c.id),
)


class TrackerAccount(msgspec.Struct, frozen=True):
    """A shop's account with a tracking service, its secrets opened. Never logged."""

    id: str
    shop_id: str
    kind: str
    settings: dict[str, str]
    secrets: dict[str, str]

    def __repr__(self) -> str:
        return f"TrackerAccount({self.id}, {self.kind})"


class Followed(msgspec.Struct, frozen=True):
    """A parcel to be followed. carrier: as the shop names it. tracker_id: the service's own id, "" before the first look."""

    tracking_number: str
    carrier: str = ""
    tracker_id: str = ""


class Looked(msgspec.Struct, frozen=True):
    """What the service knows of it."""

    tracker_id: str
    scans: tuple[Scan, ...]


class Tracker(Protocol):
    """A tracking service. The same sighting has the same external_id in a notice and in a look."""

    kind: str

    def parse_notice(self, headers: Mapping[str, str], body: bytes, secret: str) -> Sequence[Scan]:
        """Check the signature over the raw bytes, then read. Pure; header names are lower-case.

        Raises Forged, Malformed. An event we have no use for gives nothing.
        """
        ...

    async def look(self, account: TrackerAccount, parcel: Followed) -> Looked:
        """Ask how far it is, following it from now on. Raises ProviderFault, whose `retryable` is obeyed."""
        ...


def tracker_account(tx: Transaction, secrets: Secrets, account_id: str) -> TrackerAccount:
    """Whosever it is; in a transaction of ANY_SHOP. Raises NotFound."""
    row = tx.row(_BY_ID, account_id=account_id)
    if row is None or row.state != "active":
        raise NotFound(f"no carrier account {account_id}")
    return _open(secrets, row)


def tracker_rows(tx: Transaction) -> list[Any]:
    """The shop's accounts that are in use, the secrets still sealed."""
    return [row for row in tx.rows(_OF_SHOP) if row.state == "active"]


def _open(secrets: Secrets, row: Any) -> TrackerAccount:
    where = place(row.shop_id, "carrier_accounts", "sealed_secrets", row.id)
    opened = msgspec.json.decode(secrets.open(bytes(row.sealed_secrets), where), type=dict[str, str])
    return TrackerAccount(row.id, row.shop_id, row.kind, row.settings, opened)
