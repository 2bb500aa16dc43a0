"""How fast a channel takes messages: so many a second for an account, so many in a row for one person.

Kept in memory: after a restart the platform itself says "slow down" if we overdo it, and we obey.
"""

from dataclasses import dataclass


@dataclass(slots=True)
class Bucket:
    """Tokens that refill with time. GCRA: `free_at` is when the bucket would be empty of debt."""

    free_at: float = 0.0


class Pace:
    """When a message may leave. Times are seconds of any steady clock."""

    def __init__(self) -> None:
        self._held: dict[str, float] = {}
        self._buckets: dict[str, Bucket] = {}

    def wait_seconds(self, key: str, now: float, every_seconds: float, burst: int) -> float:
        """How long this message must wait; 0 takes its place at once, anything else takes nothing."""
        if (held := self.held_seconds(key, now)) > 0:
            return held
        if every_seconds <= 0:
            return 0.0
        bucket = self._buckets.get(key)
        if bucket is None:
            self._tidy(now)
            bucket = self._buckets[key] = Bucket(now)
        begins = max(bucket.free_at, now)
        debt = begins - now
        allowed = every_seconds * (burst - 1)
        if debt > allowed + 1e-9:
            return debt - allowed
        bucket.free_at = begins + every_seconds
        return 0.0

    def hold(self, key: str, until: float) -> None:
        """The platform asked us to wait: nothing leaves under this key before then."""
        self._held[key] = max(self._held.get(key, 0.0), until)

    def held_seconds(self, key: str, now: float) -> float:
        """How long the platform still wants nothing under this key; 0 if it is content."""
        until = self._held.get(key)
        if until is None:
            return 0.0
        if until <= now:
            del self._held[key]
            return 0.0
        return until - now

    def _tidy(self, now: float) -> None:
        if len(self._buckets) > 50_000:
            self._buckets = {key: bucket for key, bucket in self._buckets.items() if bucket.free_at > now}
