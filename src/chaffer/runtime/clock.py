"""The real clock, and real chance."""

import secrets
import threading
from datetime import UTC, datetime

from chaffer.kernel.ids import make_id


class SystemClock:
    """Time and chance of this machine. Ids of one process sort in the order they were made, however fast."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._millisecond = 0
        self._count = 0

    def now(self) -> datetime:
        return datetime.now(UTC)

    def chance(self, bits: int) -> int:
        return secrets.randbits(bits)

    def new_id(self, kind: str) -> str:
        now = self.now()
        millisecond = int(now.timestamp() * 1000)
        with self._lock:
            self._count = self._count + 1 if millisecond == self._millisecond else 0
            self._millisecond = millisecond
            count = self._count & 0xFFFF
        return make_id(kind, now, (count << 64) | secrets.randbits(64))
