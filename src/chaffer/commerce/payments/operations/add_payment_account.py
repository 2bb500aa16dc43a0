"""Connect a shop to a payment provider with the shop's own keys, or give a connected one new keys."""

import msgspec
from sqlalchemy import select, update

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.accounts.tables import shops
from chaffer.commerce.checkout.queries import methods_in
from chaffer.commerce.payments.accounts import seal
from chaffer.commerce.payments.tables import payment_accounts
from chaffer.kernel.errors import Invalid
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class AddPaymentAccount(msgspec.Struct, frozen=True):
    """settings: plain, such as api_base_url. secrets: sealed before they are stored."""

    provider: str
    settings: dict[str, str]
    secrets: dict[str, str]


_KNOWN = Statement(
    "payment_accounts.known",
    select(payment_accounts.c.id)
    .where(mine(payment_accounts), payment_accounts.c.provider == given("provider"))
    .with_for_update(),
)
_ADD = Statement(
    "payment_accounts.add",
    insert_all(payment_accounts, "id", "provider", "settings", "sealed_secrets", "created_at"),
)
_CHANGE = Statement(
    "payment_accounts.change",
    update(payment_accounts)
    .where(mine(payment_accounts), payment_accounts.c.id == given("account_id"))
    .values(settings=given("settings"), sealed_secrets=given("sealed_secrets"), state="active"),
)
_SETTINGS = Statement("payment_accounts.shop_settings", select(shops.c.settings).where(mine(shops)).with_for_update())
_SET = Statement("payment_accounts.set_methods", update(shops).where(mine(shops)).values(settings=given("settings")))


def add_payment_account(tx: Transaction, command: AddPaymentAccount, secrets: Secrets, actor: Actor = SYSTEM) -> str:
    """Connect, and offer the provider at the checkout in place of the test provider; our id of the account.

    Repeated, it takes the new settings and keys. Raises Invalid for an empty key.
    """
    empty = [name for name, value in command.secrets.items() if not value.strip()]
    if empty:
        raise Invalid(f"{empty[0]} is missing", field=empty[0])
    known = tx.value(_KNOWN, provider=command.provider)
    account_id: str = known or tx.new_id("payment_account")
    sealed = seal(secrets, tx.shop_id, account_id, command.secrets)
    if known:
        tx.run(_CHANGE, account_id=account_id, settings=command.settings, sealed_secrets=sealed)
    else:
        tx.run(
            _ADD, id=account_id, provider=command.provider, settings=command.settings, sealed_secrets=sealed,
            created_at=tx.now,
        )  # fmt: skip
    _offer(tx, command.provider)
    audit.record(
        tx, actor, "payment_account.change" if known else "payment_account.add", target_kind="payment_account",
        target_id=account_id, after={"provider": command.provider, "settings": command.settings},
    )  # fmt: skip
    tx.changed("payment_account", account_id)
    return account_id


def _offer(tx: Transaction, provider: str) -> None:
    settings = tx.value(_SETTINGS) or {}
    methods = methods_in(settings)
    if provider not in methods:
        offered = (provider, *(each for each in methods if each != "trial"))
        tx.run(_SET, settings={**settings, "payment_methods": list(offered)})
        tx.changed("shop", tx.shop_id)
