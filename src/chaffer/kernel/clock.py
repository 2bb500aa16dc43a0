"""Time and chance are given, never taken. This is the shape in which they are given."""

from datetime import UTC, datetime, timedelta
from typing import Protocol

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Clock(Protocol):
    """Where time, chance and ids come from. The real one is in runtime, a manual one in chaffer.testing."""

    def now(self) -> datetime:
        """Aware, UTC."""
        ...

    def chance(self, bits: int) -> int:
        """A uniform random integer of at most this many bits."""
        ...

    def new_id(self, kind: str) -> str:
        """A fresh time-ordered id for a kind named in kernel.ids.PREFIXES."""
        ...


def to_microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970, the form in which moments are stored."""
    return (moment - EPOCH) // _MICROSECOND


def from_microseconds(stored: int) -> datetime:
    return EPOCH + timedelta(microseconds=stored)
