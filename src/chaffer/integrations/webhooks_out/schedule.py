"""When a delivery is tried again: soon at first, then ever more seldom, for three days."""

from datetime import datetime, timedelta

from chaffer.kernel.clock import Clock

GIVE_UP_AFTER = timedelta(days=3)
FIRST_WAIT_SECONDS = 5.0
LONGEST_WAIT_SECONDS = 12 * 3600.0
GROWTH = 4.0


def next_try(attempts: int, created_at: datetime, now: datetime, clock: Clock, asked: float | None) -> datetime | None:
    """The time of the next try after so many; None when three days are over.

    asked: seconds the receiver wished us to wait. Up to a quarter more is left to chance, so that what failed together
    does not come back together.
    """
    if now - created_at >= GIVE_UP_AFTER:
        return None
    whole = min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * GROWTH ** min(attempts - 1, 12))
    whole = max(whole, min(asked or 0.0, LONGEST_WAIT_SECONDS))
    wait = whole * (1 + clock.chance(32) / 2**34)
    last = created_at + GIVE_UP_AFTER
    return min(now + timedelta(seconds=wait), last) if now < last else None
