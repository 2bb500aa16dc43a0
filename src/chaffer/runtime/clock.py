"""The real clock, and real chance."""

import secrets
from datetime import UTC, datetime

from chaffer.kernel.ids import make_id


class SystemClock:
    """Time and chance of this machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def chance(self, bits: int) -> int:
        return secrets.randbits(bits)

    def new_id(self, kind: str) -> str:
        return make_id(kind, self.now(), secrets.randbits(80))
