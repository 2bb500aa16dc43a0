"""Fakes for our own tests and for those who write plugins."""

import random
from datetime import UTC, datetime, timedelta

from chaffer.kernel.ids import make_id


class ManualClock:
    """Time that moves only when told to, chance from a seed, ids that repeat with them."""

    def __init__(self, start: datetime | None = None, seed: int = 7) -> None:
        self._now = start or datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
        self._chance = random.Random(seed)  # noqa: S311 — a test wants the same chance twice
        self._last = 0

    def now(self) -> datetime:
        return self._now

    def forward(self, **delta: float) -> datetime:
        """Let time pass: `forward(hours=25)`."""
        self._now += timedelta(**delta)
        return self._now

    def chance(self, bits: int) -> int:
        return self._chance.getrandbits(bits)

    def new_id(self, kind: str) -> str:
        """Ids of one instant still sort in the order they were made."""
        self._last += 1
        return make_id(kind, self._now, (self._last << 48) | self._chance.getrandbits(48))


class FakeListener:
    """Hears what it is told to hear: words by the bytes of the note. Raises what it is given instead of words."""

    def __init__(self, words: dict[bytes, str | Exception]) -> None:
        self.words = words
        self.heard: list[tuple[str, str]] = []

    async def listen(self, content: bytes, mime: str, language: str) -> str:
        self.heard.append((mime, language))
        told = self.words.get(content, "")
        if isinstance(told, Exception):
            raise told
        return told
