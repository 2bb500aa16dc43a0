"""Change some settings or secrets of a connected account; what is not named stays."""

from collections.abc import Mapping
from typing import Literal

import msgspec
from sqlalchemy import select, update

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.accounts.channels import open_account
from chaffer.accounts.operations.add_channel_account import seal_account
from chaffer.accounts.tables import channel_accounts
from chaffer.kernel.errors import NotFound
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
    .values(
        settings=given("settings"),
        sealed_secrets=given("sealed_secrets"),
        name=given("name"),
        state=given("state"),
        trouble=given("trouble"),
    ),
)


class ChangeChannelAccount(msgspec.Struct, frozen=True):
    """settings, secrets: only those that change; an empty value takes one away.

    name, state: None leaves them. state: active, paused (what is to be said waits), removed (nothing is heard or said).
    New secrets mend a broken account.
    """

    account_id: str
    settings: dict[str, str] = {}
    secrets: dict[str, str] = {}
    name: str | None = None
    state: Literal["active", "paused", "removed"] | None = None


def change_channel_account(
    tx: Transaction, command: ChangeChannelAccount, secrets: Secrets, actor: Actor = SYSTEM
) -> None:
    """Raises NotFound, also for one that was removed: it is connected anew instead."""
    tx.lock(channel_accounts, id=command.account_id)
    row = tx.one(_GET, id=command.account_id)
    if row.state == "removed":
        raise NotFound("this account was removed")
    opened = open_account(secrets, row)
    settings = _merged(opened.settings, command.settings)
    sealed = seal_account(secrets, tx.shop_id, row.id, _merged(opened.secrets, command.secrets))
    mended = row.state == "broken" and bool(command.secrets)
    state = command.state or ("active" if mended else row.state)
    trouble = "" if state == "active" and row.state != "active" else row.trouble
    name = row.name if command.name is None else command.name
    tx.run(_SET, id_=row.id, settings=settings, sealed_secrets=sealed, name=name, state=state, trouble=trouble)
    if state == "active" and row.state != "active":
        tx.wake("outbox")  # what waited may leave
    audit.record(
        tx, actor, "channel.change", target_kind="account", target_id=row.id,
        before={"name": row.name, "state": row.state},
        after={"name": name, "state": state, "settings": command.settings, "secrets": sorted(command.secrets)},
    )  # fmt: skip
    tx.changed("account", row.id)


def _merged(before: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in {**before, **changes}.items() if value}
