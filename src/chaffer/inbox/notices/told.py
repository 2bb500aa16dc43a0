"""Where a notice came in."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from chaffer.kernel.message import Notice
from chaffer.runtime.transaction import Transaction


class Told(msgspec.Struct, frozen=True):
    """account_id: our end of the channel; event_id: the kept event, which is the proof; at: when it was kept."""

    account_id: str
    channel: str
    event_id: str
    at: datetime


OnNotice = Callable[[Transaction, Told, Notice], None]
"""Acts on a notice, in the transaction that marks it handled. What it cannot use it leaves alone."""
