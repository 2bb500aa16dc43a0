"""Connect a shop's account with a tracking service, or give a connected one new secrets."""

import msgspec
from sqlalchemy import select

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.commerce.fulfilment.tables import carrier_accounts
from chaffer.kernel.errors import Invalid
from chaffer.runtime.secrets import Secrets, place
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded


class AddCarrierAccount(msgspec.Struct, frozen=True):
    """secrets: api_key and webhook_secret, sealed before they are stored."""

    kind: str
    settings: dict[str, str]
    secrets: dict[str, str]
    name: str = ""


_KNOWN = Statement(
    "carrier_accounts.known",
    select(carrier_accounts.c.id).where(mine(carrier_accounts), carrier_accounts.c.kind == given("kind")),
)
_ADD = Statement(
    "carrier_accounts.add",
    insert_all(carrier_accounts, "id", "kind", "name", "settings", "sealed_secrets", "state", "created_at"),
)
_CHANGE = guarded(
    "carrier_accounts.change", carrier_accounts, carrier_accounts.c.id == given("account_id"), name=given("new_name"),
    settings=given("new_settings"), sealed_secrets=given("new_sealed"), state="active",
)  # fmt: skip


def add_carrier_account(tx: Transaction, command: AddCarrierAccount, secrets: Secrets, actor: Actor = SYSTEM) -> str:
    """Our id of it; a shop has one of each kind. Raises Invalid."""
    missing = [name for name in ("api_key", "webhook_secret") if not command.secrets.get(name, "").strip()]
    if missing:
        raise Invalid(f"{missing[0]} is missing", field=missing[0])
    known = tx.value(_KNOWN, kind=command.kind)
    account_id = str(known or tx.new_id("account"))
    sealed = secrets.seal(
        msgspec.json.encode(command.secrets), place(tx.shop_id, "carrier_accounts", "sealed_secrets", account_id)
    )
    if known:
        tx.run(
            _CHANGE, account_id=account_id, new_name=command.name, new_settings=command.settings, new_sealed=sealed
        )  # fmt: skip
    else:
        tx.run(
            _ADD, id=account_id, kind=command.kind, name=command.name, settings=command.settings, sealed_secrets=sealed,
            state="active", created_at=tx.now,
        )  # fmt: skip
    audit.record(
        tx, actor, "carrier.change" if known else "carrier.add", target_kind="carrier_account", target_id=account_id,
        after={"kind": command.kind, "settings": command.settings},
    )  # fmt: skip
    return account_id
