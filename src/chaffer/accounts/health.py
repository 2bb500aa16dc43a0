"""How the channel accounts of a shop do, for screens."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.operations.note_health import Told
from chaffer.accounts.tables import channel_health
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction

_ALL = Statement("channel_health.of_shop", select(channel_health).where(mine(channel_health)))


class Health(msgspec.Struct, frozen=True):
    """shaken_at: the platform asked for the verify token. heard_at, refused_at: to some twenty seconds.

    asked_at: when the platform was asked; told: what it said; refusal: why it would not say.
    """

    shaken_at: datetime | None = None
    heard_at: datetime | None = None
    refused_at: datetime | None = None
    asked_at: datetime | None = None
    told: Told = Told()
    refusal: str = ""


def health_of_accounts(tx: Transaction) -> dict[str, Health]:
    """By account; those of which nothing was ever heard are not named."""
    return {row.account_id: _health(row) for row in tx.rows(_ALL)}


def _health(row: Any) -> Health:
    told = msgspec.convert(row.told, Told)
    return Health(row.shaken_at, row.heard_at, row.refused_at, row.asked_at, told, row.refusal)
