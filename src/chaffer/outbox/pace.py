"""How fast a channel takes messages: so many a second for an account, so many in a row for one person.

Buckets are kept in memory (docs/decisions/0006-pace-in-memory.md). An account of which nothing is known begins without
its burst; what a person was sent before this process began is read from the messages (`recall`).
"""

import heapq
import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from chaffer.outbox.rates import Rates

_BUCKETS_KEPT = 50_000
_HAIR = 1e-9
SLOT_MARGIN_SECONDS = 0.02
"""A due time is set by the transaction's clock, which stands since its begin."""


@dataclass(slots=True)
class Bucket:
    """Tokens that refill with time. GCRA: `free_at` is when the bucket would be empty of debt.

    urgent_until, bulk_until: the last places given to those who wait; adverts stand behind all others.
    """

    free_at: float
    urgent_until: float = -math.inf
    bulk_until: float = -math.inf


class Pace:
    """When a message may leave. Times are seconds of any steady clock; `began`: when this process did, by it."""

    def __init__(self, began: float = -math.inf) -> None:
        self._began = began
        self._held: dict[str, float] = {}
        self._accounts: dict[str, Bucket] = {}
        self._threads: dict[str, Bucket] = {}
        self._rates: dict[str, Rates] = {}
        self._due: list[float] = []
        self._lock = threading.Lock()

    def learn(self, account_id: str, rates: Rates) -> None:
        """How fast this account may write, from now on."""
        self._rates[account_id] = rates

    def rates_known(self, account_id: str) -> Rates | None:
        return self._rates.get(account_id)

    def leave(
        self, account_id: str, thread_id: str, rates: Rates, now: float, *, bulk: bool = False, fresh: bool = False
    ) -> float:
        """0: it leaves now, and has its place. Else the seconds until its turn comes; it then has to ask again.

        bulk: adverts; they leave some room for answers. fresh: it does not overtake what waits for the account.
        """
        with self._lock:
            account = self._account(account_id, rates, now)
            thread = self._thread(thread_id, rates, now)
            person = max(self._held_seconds(thread_id, now), _pair_wait(thread, rates, now))
            token = max(_account_token(account, rates, bulk=bulk), self._held.get(account_id, -math.inf))
            queued = fresh and account.urgent_until > now
            if person <= 0 and token <= now + _HAIR and not queued:
                account.free_at = max(account.free_at, now) + rates.every_seconds
                thread.free_at = max(thread.free_at, now) + rates.pair_every_seconds
                return 0.0
            wait = person
            if token > now + _HAIR or queued:
                wait = max(wait, _slot(account, rates, max(token, now), bulk=bulk) - now)
            wait += SLOT_MARGIN_SECONDS
            heapq.heappush(self._due, now + wait)
            return wait

    def soonest_seconds(self, now: float) -> float:
        """How long until one of those who were told to wait may ask again; infinite if nobody waits."""
        with self._lock:
            while self._due and self._due[0] <= now:
                heapq.heappop(self._due)
            return self._due[0] - now if self._due else math.inf

    def hold(self, key: str, until: float) -> None:
        """The platform asked us to wait: nothing leaves for this account or conversation before then."""
        self._held[key] = max(self._held.get(key, 0.0), until)

    def held_seconds(self, key: str, now: float) -> float:
        """How long the platform still wants nothing under this key; 0 if it is content."""
        with self._lock:
            return self._held_seconds(key, now)

    def unsure(self, thread_id: str, rates: Rates, now: float) -> bool:
        """Whether the person may have been sent much before this process began, of which it knows nothing."""
        return thread_id not in self._threads and now < self._began + rates.pair_refills_seconds

    def recall(self, thread_id: str, rates: Rates, moments: Sequence[float], now: float, *, whole: bool) -> None:
        """What was sent to this person lately, oldest first. whole: there was nothing before it.

        Makes the bucket emptier, never fuller.
        """
        if not rates.pair_every_seconds:
            return
        spent = 0.0 if whole else rates.pair_every_seconds * (rates.pair_burst - 1)
        free_at = moments[0] + spent if moments else -math.inf
        for moment in moments:
            free_at = max(free_at, moment) + rates.pair_every_seconds
        with self._lock:
            thread = self._thread(thread_id, rates, now)
            thread.free_at = max(thread.free_at, free_at)

    def _account(self, account_id: str, rates: Rates, now: float) -> Bucket:
        found = self._accounts.get(account_id)
        if found is None:
            self._accounts = _tidied(self._accounts, now)
            found = self._accounts[account_id] = Bucket(now + rates.every_seconds * (rates.burst - 1))
        return found

    def _thread(self, thread_id: str, rates: Rates, now: float) -> Bucket:
        if not rates.pair_every_seconds:
            return Bucket(-math.inf)
        found = self._threads.get(thread_id)
        if found is None:
            self._threads = _tidied(self._threads, now)
            found = self._threads[thread_id] = Bucket(now)
        return found

    def _held_seconds(self, key: str, now: float) -> float:
        until = self._held.get(key)
        if until is None:
            return 0.0
        if until <= now:
            del self._held[key]
            return 0.0
        return until - now


def _pair_wait(thread: Bucket, rates: Rates, now: float) -> float:
    """One of the burst is kept back for the network, which may bring two messages closer together than they left."""
    allowed = rates.pair_every_seconds * max(0, rates.pair_burst - 2)
    debt = thread.free_at - now
    return debt - allowed if debt > allowed + _HAIR else 0.0


def _account_token(account: Bucket, rates: Rates, *, bulk: bool) -> float:
    """When the account may send one more."""
    if not rates.every_seconds:
        return -math.inf
    kept_back = rates.burst // 4 if bulk else 0
    return account.free_at - rates.every_seconds * (rates.burst - 1 - kept_back)


def _slot(account: Bucket, rates: Rates, token: float, *, bulk: bool) -> float:
    """A place in the line of those who wait: each has a moment of its own, so that not all ask again at once."""
    if bulk:
        last = max(account.bulk_until, account.urgent_until)
        account.bulk_until = slot = max(token, last + rates.every_seconds)
    else:
        account.urgent_until = slot = max(token, account.urgent_until + rates.every_seconds)
    return slot


def _tidied(buckets: dict[str, Bucket], now: float) -> dict[str, Bucket]:
    if len(buckets) <= _BUCKETS_KEPT:
        return buckets
    return {key: each for key, each in buckets.items() if max(each.free_at, each.urgent_until, each.bulk_until) > now}
