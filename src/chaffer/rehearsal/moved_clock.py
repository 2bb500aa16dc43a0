"""A clock that can be moved."""

import itertools
from datetime import datetime, timedelta

from chaffer.kernel.ids import make_id
from chaffer.runtime.clock import SystemClock


class MovedClock(SystemClock):
    """This machine's time as it goes on from a moment of our choice, moved forward as far as one wants."""

    def __init__(self, starts: datetime | None = None) -> None:
        self._moved = starts - super().now() if starts else timedelta()
        self._numbers = itertools.count(1)

    def now(self) -> datetime:
        return super().now() + self._moved

    def new_id(self, kind: str) -> str:
        """Ids of one instant sort in the order they were made: what is equal otherwise comes in the same order each time."""
        return make_id(kind, self.now(), (next(self._numbers) << 48) | self.chance(48))

    def forward(self, **delta: float) -> None:
        self._moved += timedelta(**delta)
