"""The real clock, and real chance."""

import os
import secrets
import struct
import threading
import time
from datetime import UTC, datetime

from chaffer.kernel.ids import make_id_at

DRAWN_AT_ONCE = 256
"""A call for chance is dearer than the chance."""


class SystemClock:
    """Time and chance of this machine. Ids of one process sort in the order they were made, however fast."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._millisecond = 0
        self._count = 0
        self._chance: list[int] = []

    def now(self) -> datetime:
        return datetime.now(UTC)

    def chance(self, bits: int) -> int:
        return secrets.randbits(bits)

    def new_id(self, kind: str) -> str:
        millisecond = time.time_ns() // 1_000_000
        with self._lock:
            self._count = self._count + 1 if millisecond == self._millisecond else 0
            self._millisecond = millisecond
            count = self._count & 0xFFFF
            if not self._chance:
                drawn = os.urandom(8 * DRAWN_AT_ONCE)
                self._chance = list(struct.unpack(f"{DRAWN_AT_ONCE}Q", drawn))
            chance = self._chance.pop()
        return make_id_at(kind, millisecond, (count << 64) | chance)
