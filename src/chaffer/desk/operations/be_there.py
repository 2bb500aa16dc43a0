"""A person looks at a thread, or types in it: others see it, and the bot waits for whoever types."""

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from chaffer.accounts.actor import Actor
from chaffer.inbox.lanes import pause
from chaffer.runtime.presence import tell_presence
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation

PAUSED_FOR = timedelta(seconds=20)
"""After the last sign of typing the bot answers what waits."""
SIGNS_EVERY = timedelta(seconds=2)
"""Between two signs that are written down; those in between are told and no more."""
_REMEMBERED_AT_MOST = 10_000


class BeThere(msgspec.Struct, frozen=True):
    conversation_id: str
    doing: Literal["viewing", "typing", "left"]


class LastSigns:
    """When each thread was last paused by this process: a key a letter need not be a statement a letter."""

    def __init__(self) -> None:
        self._at: dict[tuple[str, str], datetime] = {}

    def is_due(self, shop_id: str, conversation_id: str, now: datetime) -> bool:
        last = self._at.get((shop_id, conversation_id))
        return last is None or now - last >= SIGNS_EVERY or now < last

    def note(self, shop_id: str, conversation_id: str, now: datetime) -> None:
        if len(self._at) >= _REMEMBERED_AT_MOST:
            self._at.clear()
        self._at[shop_id, conversation_id] = now


def be_there(tx: Transaction, command: BeThere, actor: Actor, *, pauses: bool) -> None:
    """Nothing of it is kept but until when the bot waits. Raises NotFound."""
    conversation(tx, command.conversation_id)
    if pauses:
        pause(tx, command.conversation_id, tx.now + PAUSED_FOR)
    tell_presence(tx, command.conversation_id, actor.id, command.doing)
