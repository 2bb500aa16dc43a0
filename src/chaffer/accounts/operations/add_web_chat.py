"""Give a shop a chat for its own site, or change the one it has."""

from typing import NamedTuple

import msgspec
from sqlalchemy import select

from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.accounts.channels import open_account
from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.tables import channel_accounts
from chaffer.kernel.errors import NotFound
from chaffer.kernel.ids import encode
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

KIND = "web"
_SITE_BITS, _KEY_BITS = 100, 260
_KNOWN = Statement(
    "channel_accounts.web_chat",
    select(channel_accounts).where(
        mine(channel_accounts), channel_accounts.c.kind == KIND, channel_accounts.c.external_id == given("site_key")
    ),
)


class AddWebChat(msgspec.Struct, frozen=True):
    """origins: as browsers write them. site_key: of a chat there is, to change it; a new one without."""

    origins: tuple[str, ...]
    site_key: str = ""
    new_identity_key: bool = False
    name: str = ""


class Made(NamedTuple):
    """site_key: public. identity_key: secret; "" if the old one stays."""

    site_key: str
    identity_key: str


def add_web_chat(tx: Transaction, command: AddWebChat, secrets: Secrets, actor: Actor = SYSTEM) -> Made:
    """Raises NotFound if the shop has no chat with this site key."""
    old = ""
    if command.site_key:
        row = tx.row(_KNOWN, site_key=command.site_key)
        if row is None:
            raise NotFound("this shop has no web chat with this site key")
        old = open_account(secrets, row).secrets.get("identity_key", "")
    site_key = command.site_key or f"web_{encode(tx.clock.chance(_SITE_BITS), _SITE_BITS // 5)}"
    fresh = "" if old and not command.new_identity_key else encode(tx.clock.chance(_KEY_BITS), _KEY_BITS // 5)
    add_channel_account(
        tx,
        AddChannelAccount(
            KIND, site_key, {"origins": ",".join(command.origins)}, {"identity_key": fresh or old}, command.name
        ),
        secrets,
        actor,
    )
    return Made(site_key, fresh)
