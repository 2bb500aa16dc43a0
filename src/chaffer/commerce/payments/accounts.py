"""A shop's own account with a payment provider: its keys, sealed."""

from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.payments.tables import payment_accounts
from chaffer.runtime.secrets import Secrets, place
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_ACTIVE = payment_accounts.c.state == "active"
_OF_SHOP = Statement(
    "payment_accounts.of_shop",
    select(payment_accounts).where(mine(payment_accounts), _ACTIVE).order_by(payment_accounts.c.provider),
)
_NAMED = Statement(
    "payment_accounts.named",
    select(payment_accounts).where(mine(payment_accounts), payment_accounts.c.provider == given("provider"), _ACTIVE),
)
_BY_ID = Statement(
    "payment_accounts.by_id", select(payment_accounts).where(payment_accounts.c.id == given("account_id"), _ACTIVE)
)


class PaymentAccount(msgspec.Struct, frozen=True):
    """With its secrets opened. Never logged."""

    id: str
    shop_id: str
    provider: str
    settings: dict[str, str]
    secrets: dict[str, str]

    def __repr__(self) -> str:
        return f"PaymentAccount({self.id}, {self.provider})"


def accounts_of_shop(tx: Transaction) -> list[Any]:
    """This shop's accounts, secrets still sealed."""
    return tx.rows(_OF_SHOP)


def account_named(tx: Transaction, provider: str) -> Any | None:
    """This shop's account with the provider, still sealed."""
    return tx.row(_NAMED, provider=provider)


def account_by_id(tx: Transaction, account_id: str) -> Any | None:
    """The account a webhook's address names, whatever its shop. The transaction looks across shops."""
    return tx.row(_BY_ID, account_id=account_id)


def seal(secrets: Secrets, shop_id: str, account_id: str, values: dict[str, str]) -> bytes:
    return secrets.seal(msgspec.json.encode(values), _place(shop_id, account_id))


def unsealed(secrets: Secrets, row: Any) -> PaymentAccount:
    """Raises NotOurs if the row was moved here from another shop, or the root key is gone."""
    plain = secrets.open(bytes(row.sealed_secrets), _place(row.shop_id, row.id))
    opened = msgspec.json.decode(plain, type=dict[str, str])
    return PaymentAccount(row.id, row.shop_id, row.provider, row.settings, opened)


def _place(shop_id: str, account_id: str) -> bytes:
    return place(shop_id, "payment_accounts", "sealed_secrets", account_id)
