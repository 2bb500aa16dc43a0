"""What a skill is given."""

from dataclasses import dataclass
from typing import Any

from chaffer.accounts.shops import Shop
from chaffer.runtime.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Ctx:
    """tx: a reader's for queries, the turn's own for commands. public_url: without a slash at the end."""

    tx: Transaction
    shop: Shop
    contact_id: str
    conversation_id: str
    channel: str
    language: str
    indexes: Any
    public_url: str
