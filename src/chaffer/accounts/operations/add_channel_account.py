"""Connect a shop's account of a channel, or change the secrets of a connected one."""

import contextlib
from collections.abc import Mapping

import msgspec
from sqlalchemy import select, update

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.accounts.channels import OpenAccount, open_account
from chaffer.accounts.errors import AccountTaken
from chaffer.accounts.events import ChannelAdded
from chaffer.accounts.tables import channel_accounts
from chaffer.kernel.errors import Invalid
from chaffer.runtime.secrets import NotOurs, Secrets, place
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_KNOWN = Statement(
    "channel_accounts.known",
    select(channel_accounts).where(
        mine(channel_accounts),
        channel_accounts.c.kind == given("kind"),
        channel_accounts.c.external_id == given("external_id"),
    ),
)
_ADD = Statement(
    "channel_accounts.add",
    insert_all(channel_accounts, "id", "kind", "external_id", "name", "settings", "sealed_secrets", "created_at")
    .on_conflict_do_nothing(),
)  # fmt: skip
_CHANGE = Statement(
    "channel_accounts.change",
    update(channel_accounts)
    .where(mine(channel_accounts), channel_accounts.c.id == given("id_"))
    .values(
        name=given("name"), settings=given("settings"), sealed_secrets=given("sealed_secrets"),
        state="active", trouble="",
    ),
)  # fmt: skip


_OF_FORMS = "flow"


class AddChannelAccount(msgspec.Struct, frozen=True):
    """external_id: the platform's id of this end, such as a phone number id. secrets: sealed before they are stored."""

    kind: str
    external_id: str
    settings: dict[str, str]
    secrets: dict[str, str]
    name: str = ""


def add_channel_account(tx: Transaction, command: AddChannelAccount, secrets: Secrets, actor: Actor = SYSTEM) -> str:
    """Connect the account and give our id of it. Repeated by the same shop, it takes the new settings and secrets.

    Raises Invalid, AccountTaken (another shop has it).
    """
    if not command.external_id.strip():
        raise Invalid("the channel's own id of the account is missing", field="external_id")
    known = tx.row(_KNOWN, kind=command.kind, external_id=command.external_id)
    account_id = known.id if known else tx.new_id("account")
    if known:
        with contextlib.suppress(NotOurs):  # of another root key: then all secrets are brought anew
            command = _with_forms(command, open_account(secrets, known))
    sealed = seal_account(secrets, tx.shop_id, account_id, command.secrets)
    if known:
        tx.run(_CHANGE, id_=account_id, name=command.name, settings=command.settings, sealed_secrets=sealed)
    elif not tx.run(
        _ADD, id=account_id, kind=command.kind, external_id=command.external_id, name=command.name,
        settings=command.settings, sealed_secrets=sealed, created_at=tx.now,
    ):  # fmt: skip
        raise AccountTaken(f"{command.kind} {command.external_id} belongs to another shop", kind=command.kind)
    tx.happened(ChannelAdded(account_id, command.kind, command.external_id))
    audit.record(
        tx, actor, "channel.change" if known else "channel.add", target_kind="account", target_id=account_id,
        after={"kind": command.kind, "external_id": command.external_id, "settings": command.settings},
    )  # fmt: skip
    tx.changed("account", account_id)
    return str(account_id)


def _with_forms(command: AddChannelAccount, known: OpenAccount) -> AddChannelAccount:
    """Keys and ids of forms were made here; whoever brings new tokens does not know them."""
    settings = {name: value for name, value in known.settings.items() if name.startswith(_OF_FORMS)}
    kept = {name: value for name, value in known.secrets.items() if name.startswith(_OF_FORMS)}
    return msgspec.structs.replace(
        command, settings={**settings, **command.settings}, secrets={**kept, **command.secrets}
    )


def seal_account(secrets: Secrets, shop_id: str, account_id: str, values: Mapping[str, str]) -> bytes:
    return secrets.seal(msgspec.json.encode(values), place(shop_id, "channel_accounts", "sealed_secrets", account_id))
