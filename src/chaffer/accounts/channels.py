"""The channel accounts of a shop, and those a webhook may speak of."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Text, cast, select

from chaffer.accounts.tables import channel_accounts
from chaffer.runtime.secrets import Secrets, place
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

_SELECT = select(channel_accounts).where(channel_accounts.c.state != "removed").order_by(channel_accounts.c.id)
_OF_SHOP = Statement("channel_accounts.of_shop", _SELECT.where(mine(channel_accounts)))
_NAMED = Statement(
    "channel_accounts.named",
    _SELECT.where(channel_accounts.c.kind == given("kind"), in_list(channel_accounts.c.external_id, "external_ids")),
)
_PART_OF = Statement(
    "channel_accounts.part_of",
    _SELECT.where(
        channel_accounts.c.kind == given("kind"),
        cast(channel_accounts.c.settings, Text).like(given("pattern"), escape="\\"),
    ).limit(100),
)
_OF_KIND = Statement("channel_accounts.of_kind", _SELECT.where(channel_accounts.c.kind == given("kind")))


class OpenAccount(msgspec.Struct, frozen=True):
    """A channel account with its secrets opened; has the fields of `channels.contract.Account`. Never logged.

    sealed: the secrets as stored, by which it shows whether they are still these.
    """

    id: str
    shop_id: str
    kind: str
    external_id: str
    settings: dict[str, str]
    secrets: dict[str, str]
    state: str = "active"
    sealed: bytes = b""

    def __repr__(self) -> str:
        return f"OpenAccount({self.id}, {self.kind})"


def accounts_of_shop(tx: Transaction) -> list[Any]:
    """This shop's accounts, secrets still sealed."""
    return tx.rows(_OF_SHOP)


def accounts_named(tx: Transaction, secrets: Secrets, kind: str, names: Iterable[str]) -> dict[str, list[OpenAccount]]:
    """For each id a webhook names the accounts it may speak of, whatever their shop: the one with this id, or all
    that belong to the business account of this id. The transaction looks across shops.
    """
    found: dict[str, list[OpenAccount]] = {name: [] for name in names}
    for row in tx.rows(_NAMED, kind=kind, external_ids=list(found)):
        found[row.external_id].append(open_account(secrets, row))
    for name, accounts in found.items():
        if not accounts and name.isascii() and name.isalnum():
            rows = tx.rows(_PART_OF, kind=kind, pattern=f'%"business_account_id":"{name}"%')
            accounts.extend(open_account(secrets, row) for row in rows)
    return found


def accounts_of_kind(tx: Transaction, secrets: Secrets, kind: str) -> list[OpenAccount]:
    """Every account of a channel on this server, for handshakes."""
    return [open_account(secrets, row) for row in tx.rows(_OF_KIND, kind=kind)]


def open_account(secrets: Secrets, row: Any) -> OpenAccount:
    """Raises NotOurs if the row was moved here from another shop, or the root key is gone."""
    where = place(row.shop_id, "channel_accounts", "sealed_secrets", row.id)
    sealed = bytes(row.sealed_secrets)
    opened = msgspec.json.decode(secrets.open(sealed, where), type=dict[str, str])
    return OpenAccount(row.id, row.shop_id, row.kind, row.external_id, row.settings, opened, row.state, sealed)
