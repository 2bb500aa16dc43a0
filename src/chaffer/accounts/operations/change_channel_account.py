"""Change some settings or secrets of a connected account; what is not named stays."""

from collections.abc import Mapping

import msgspec
from sqlalchemy import select, update

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.accounts.channels import open_account
from chaffer.accounts.operations.add_channel_account import seal_account
from chaffer.accounts.tables import channel_accounts
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_GET = Statement(
    "channel_accounts.to_change",
    select(channel_accounts).where(mine(channel_accounts), channel_accounts.c.id == given("id")),
)
_SET = Statement(
    "channel_accounts.set",
    update(channel_accounts)
    .where(mine(channel_accounts), channel_accounts.c.id == given("id_"))
    .values(settings=given("settings"), sealed_secrets=given("sealed_secrets")),
)


class ChangeChannelAccount(msgspec.Struct, frozen=True):
    """settings, secrets: only those that change; an empty value takes one away."""

    account_id: str
    settings: dict[str, str] = {}
    secrets: dict[str, str] = {}


def change_channel_account(
    tx: Transaction, command: ChangeChannelAccount, secrets: Secrets, actor: Actor = SYSTEM
) -> None:
    """Raises NotFound."""
    tx.lock(channel_accounts, id=command.account_id)
    row = tx.one(_GET, id=command.account_id)
    opened = open_account(secrets, row)
    settings = _merged(opened.settings, command.settings)
    sealed = seal_account(secrets, tx.shop_id, row.id, _merged(opened.secrets, command.secrets))
    tx.run(_SET, id_=row.id, settings=settings, sealed_secrets=sealed)
    audit.record(
        tx, actor, "channel.change", target_kind="account", target_id=row.id,
        after={"settings": command.settings, "secrets": sorted(command.secrets)},
    )  # fmt: skip
    tx.changed("account", row.id)


def _merged(before: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in {**before, **changes}.items() if value}
