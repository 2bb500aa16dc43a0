"""Meta's two rates: calls for one number, and messages from one number to one person."""

from collections import OrderedDict

from chaffer.sandbox.graph.errors import GraphError
from chaffer.sandbox.graph.settings import Settings

_PAIRS_KEPT = 100_000


class Pace:
    """Buckets that refill with time. Moments are seconds, only their differences count."""

    def __init__(self) -> None:
        self._numbers: dict[str, tuple[float, float]] = {}
        self._pairs: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def take(self, settings: Settings, number: str, person: str, now: float) -> None:
        """Raises GraphError 130429 or 131056 if it comes too fast; a refused message takes nothing."""
        whole = self._number_after(settings, number, now)
        pair = self._pair_after(settings, number, person, now)
        if whole is not None:
            self._numbers[number] = whole
        if pair is not None:
            self._pairs[number, person] = pair
            self._pairs.move_to_end((number, person))
            if len(self._pairs) > _PAIRS_KEPT:
                self._pairs.popitem(last=False)

    def _number_after(self, settings: Settings, number: str, now: float) -> tuple[float, float] | None:
        if not settings.per_second:
            return None
        left, at = self._numbers.get(number, (settings.per_second, now))
        left = min(settings.per_second, left + (now - at) * settings.per_second)
        if left < 1:
            raise GraphError(130429, "Cloud API message throughput has been reached")
        return left - 1, now

    def _pair_after(self, settings: Settings, number: str, person: str, now: float) -> tuple[float, float] | None:
        if not settings.pair_every_seconds:
            return None
        left, at = self._pairs.get((number, person), (float(settings.pair_burst), now))
        left = min(settings.pair_burst, left + (now - at) / settings.pair_every_seconds)
        if left < 1:
            raise GraphError(131056, "Message failed to send because there were too many messages sent from this "
                                     "phone number to the same phone number in a short period of time.")  # fmt: skip
        return left - 1, now
