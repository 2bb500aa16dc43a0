"""Time that moves when told to, and chance that repeats."""

from datetime import UTC, datetime, timedelta
from random import Random

from chaffer.kernel.ids import make_id


class HandClock:
    def __init__(self, seed: int = 1) -> None:
        self._now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
        self._random = Random(seed)

    def now(self) -> datetime:
        return self._now

    def chance(self, bits: int) -> int:
        return self._random.getrandbits(bits)

    def new_id(self, kind: str) -> str:
        return make_id(kind, self._now, self.chance(80))

    def forward(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
