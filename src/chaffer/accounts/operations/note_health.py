"""Write down that a channel account lives: its platform asked, called, was refused, or said how the account does."""

from typing import Literal

import msgspec
from sqlalchemy import exists, select

from chaffer.accounts.tables import channel_accounts, channel_health
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

Sign = Literal["shaken", "heard", "refused"]

_HERE = Statement(
    "channel_health.account",
    select(exists().where(mine(channel_accounts), channel_accounts.c.id == given("account_id"))),
)


def _upsert(name: str, *columns: str) -> Statement:
    added = insert_all(channel_health, "account_id", *columns)
    return Statement(
        name,
        added.on_conflict_do_update(
            index_elements=["shop_id", "account_id"], set_={column: added.excluded[column] for column in columns}
        ),
    )


_SIGNS: dict[Sign, Statement] = {
    "shaken": _upsert("channel_health.shaken", "shaken_at"),
    "heard": _upsert("channel_health.heard", "heard_at"),
    "refused": _upsert("channel_health.refused", "refused_at"),
}
_TOLD = _upsert("channel_health.told", "asked_at", "told", "refusal")


class Told(msgspec.Struct, frozen=True):
    """What a platform says of an account; "" where it does not say.

    quality: green, yellow, red, unknown. limit: people it may write to first in a day, by the platform's name for it.
    throughput: its class of speed. state: connected, flagged, restricted, banned. name, number: as shoppers see them.
    """

    quality: str = ""
    limit: str = ""
    throughput: str = ""
    state: str = ""
    name: str = ""
    number: str = ""


def note_sign(tx: Transaction, account_id: str, sign: Sign) -> None:
    """Safe to repeat; of an account that is gone nothing is kept."""
    if tx.value(_HERE, account_id=account_id):
        tx.run(_SIGNS[sign], account_id=account_id, **{f"{sign}_at": tx.now})
        tx.changed("account", account_id)


def note_told(tx: Transaction, account_id: str, told: Told, refusal: str = "") -> None:
    """refusal: why the platform would not say, in its own words; then `told` is empty."""
    tx.run(_TOLD, account_id=account_id, asked_at=tx.now, told=msgspec.to_builtins(told), refusal=refusal)
    tx.changed("account", account_id)
