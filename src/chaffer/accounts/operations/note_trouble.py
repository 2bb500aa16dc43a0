"""A channel account has trouble, or is well again."""

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM
from chaffer.accounts.events import ChannelBroken
from chaffer.accounts.tables import channel_accounts
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

_TROUBLE = guarded(
    "channel_accounts.trouble", channel_accounts, channel_accounts.c.id == given("account"),
    channel_accounts.c.state != "removed", channel_accounts.c.trouble != given("same_trouble"),
    trouble=given("new_trouble"),
)  # fmt: skip
_BREAK = guarded(
    "channel_accounts.break", channel_accounts, channel_accounts.c.id == given("account"),
    channel_accounts.c.state == "active", state="broken", trouble=given("new_trouble"),
)  # fmt: skip
_BREAK_WITH = guarded(
    "channel_accounts.break_with", channel_accounts, channel_accounts.c.id == given("account"),
    channel_accounts.c.state == "active", channel_accounts.c.sealed_secrets == given("sealed"), state="broken",
    trouble=given("new_trouble"),
)  # fmt: skip
_WELL = guarded(
    "channel_accounts.well", channel_accounts, channel_accounts.c.id == given("account"),
    channel_accounts.c.state == "active", channel_accounts.c.trouble != "", trouble="",
)  # fmt: skip


def note_trouble(tx: Transaction, account_id: str, trouble: str, *, broken: bool = False, sealed: bytes = b"") -> bool:
    """Say what is wrong; whether that is news. broken: nothing is sent by it until somebody mends it.

    sealed: the secrets that did not work, as stored: an account that was given others since is not broken by them.
    """
    if broken and _break(tx, account_id, trouble, sealed):
        tx.happened(ChannelBroken(account_id, trouble))
        audit.record(
            tx, SYSTEM, "channel.break", target_kind="account", target_id=account_id, after={"trouble": trouble}
        )  # fmt: skip
        tx.changed("account", account_id)
        return True
    if broken or not tx.run(_TROUBLE, account=account_id, new_trouble=trouble, same_trouble=trouble):
        return False
    tx.changed("account", account_id)
    return True


def _break(tx: Transaction, account_id: str, trouble: str, sealed: bytes) -> bool:
    if sealed:
        return tx.run(_BREAK_WITH, account=account_id, new_trouble=trouble, sealed=sealed) > 0
    return tx.run(_BREAK, account=account_id, new_trouble=trouble) > 0


def clear_trouble(tx: Transaction, account_id: str) -> bool:
    """The platform is content again. A broken account stays so until it is connected anew."""
    well = tx.run(_WELL, account=account_id) > 0
    if well:
        tx.changed("account", account_id)
    return well
