"""How often somebody may call."""

from collections import OrderedDict
from datetime import datetime

from chaffer.web.errors import TooMany

REMEMBERED = 10_000


class Pace:
    """A bucket of calls for each caller, in this process: `burst` at once, `per_minute` in the long run.

    The callers used longest ago are forgotten first, so that inventing callers costs no memory.
    """

    def __init__(self, per_minute: float, burst: int) -> None:
        self.per_second = per_minute / 60
        self.burst = burst
        self._callers: OrderedDict[str, tuple[float, datetime]] = OrderedDict()

    def take(self, caller: str, now: datetime) -> None:
        """Count one call. Raises TooMany."""
        left = self._left(caller, now)
        if left < 1:
            seconds = max(1, round((1 - left) / self.per_second + 0.5))
            raise TooMany("too many calls", retry_after_seconds=seconds)
        self._callers[caller] = (left - 1, now)
        self._callers.move_to_end(caller)
        if len(self._callers) > REMEMBERED:
            self._callers.popitem(last=False)

    def _left(self, caller: str, now: datetime) -> float:
        left, since = self._callers.get(caller, (float(self.burst), now))
        return min(float(self.burst), left + max(0.0, (now - since).total_seconds()) * self.per_second)
