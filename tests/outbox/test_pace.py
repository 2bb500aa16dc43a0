"""The pace against the stand-in's own buckets, which refuse as Meta's do, on a clock that is only a number."""

import heapq
import math
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from chaffer.channels.whatsapp.limits import LIMITS
from chaffer.outbox.pace import Pace
from chaffer.outbox.rates import Rates, rates_of
from chaffer.sandbox.graph.errors import GraphError
from chaffer.sandbox.graph.pace import Pace as Meta
from chaffer.sandbox.graph.settings import Settings

RATES = rates_of(LIMITS, {})
PEOPLE = ("ann", "ben", "cat")
asks = some.lists(
    some.tuples(
        some.floats(0, 8) | some.floats(0, 0.02),  # seconds since the ask before
        some.sampled_from(PEOPLE), some.booleans(), some.booleans(),
        some.floats(0, 0.4),  # seconds on the way
    ),
    max_size=300,
)  # fmt: skip


def refused(arrivals: Iterable[tuple[float, str]]) -> int:
    """How many Meta would refuse of these, each a moment and a person."""
    meta, count = Meta(), 0
    for at, person in sorted(arrivals):
        try:
            meta.take(Settings(), "acc", person, at)
        except GraphError:
            count += 1
    return count


def drained(pace: Pace, people: Iterable[str], *, bulk: bool = False) -> tuple[list[tuple[float, str]], int]:
    """Everybody asks again when told to, until all have left; who left when, and how often it was asked."""
    waiting = [(0.0, n, person) for n, person in enumerate(people)]
    left, asked = [], 0
    while waiting:
        now, n, person = heapq.heappop(waiting)
        asked += 1
        wait = pace.leave("acc", person, RATES, now, bulk=bulk)
        if wait == 0:
            left.append((now, person))
        else:
            heapq.heappush(waiting, (now + wait, n, person))
    return left, asked


@settings(max_examples=150, deadline=None)
@given(asks)
def test_what_leaves_by_the_pace_is_never_too_fast_for_the_platform(
    asked: list[tuple[float, str, bool, bool, float]],
) -> None:
    pace, now, arrivals = Pace(), 100.0, []
    for gap, person, bulk, fresh, on_the_way in asked:
        now += gap
        if pace.leave("acc", person, RATES, now, bulk=bulk, fresh=fresh) == 0:
            arrivals.append((now + on_the_way, person))

    assert refused(arrivals) == 0


def test_without_the_pace_the_platform_would_refuse_the_same() -> None:
    assert refused((n * 0.01, "ann") for n in range(60)) == 60 - 45
    assert refused((0.0, f"person {n}") for n in range(200)) == 200 - 80


@settings(max_examples=100, deadline=None)
@given(asks)
def test_whoever_waits_as_told_leaves_if_nobody_comes_between(
    asked: list[tuple[float, str, bool, bool, float]],
) -> None:
    pace, now = Pace(), 100.0
    for gap, person, bulk, fresh, _ in asked:
        now += gap
        wait = pace.leave("acc", person, RATES, now, bulk=bulk, fresh=fresh)
        if wait > 0:
            now += wait
            assert pace.leave("acc", person, RATES, now, bulk=bulk) == 0


def test_a_thousand_messages_leave_at_eighty_a_second_and_ask_hardly_more_than_twice() -> None:
    left, asked = drained(Pace(), (f"person {n}" for n in range(1000)))

    assert refused(left) == 0
    assert left[-1][0] == pytest.approx(1000 / 80, rel=0.05)
    assert asked < 2100


def test_sixty_messages_to_one_person_leave_as_fast_as_the_platform_takes_them() -> None:
    left, _ = drained(Pace(), ["ann"] * 60)

    assert refused(left) == 0
    assert left[-1][0] == pytest.approx((60 - 44) * 6, abs=2)


def test_nobody_waits_behind_a_person_whose_burst_is_spent() -> None:
    pace = Pace()
    now = 0.0
    while pace.leave("acc", "ann", RATES, now) == 0:
        now += 0.02

    assert pace.leave("acc", "ann", RATES, now) > 1
    assert pace.leave("acc", "ben", RATES, now) == 0


def test_an_answer_does_not_wait_behind_a_thousand_adverts() -> None:
    pace = Pace()
    for n in range(1000):
        pace.leave("acc", f"person {n}", RATES, 0.5, bulk=True)

    assert pace.leave("acc", "ann", RATES, 0.5, fresh=True) == 0


def test_an_answer_does_not_overtake_answers_that_wait() -> None:
    pace = Pace()
    waits = [pace.leave("acc", f"person {n}", RATES, 10.0) for n in range(40)]
    assert max(waits) > 0.2

    assert pace.leave("acc", "ann", RATES, 10.1, fresh=True) > max(waits) - 0.1


def test_an_account_that_sends_on_has_no_new_burst_after_a_restart() -> None:
    before, _ = drained(Pace(), (f"person {n}" for n in range(400)))
    stops = before[-1][0]
    after, _ = drained(Pace(), (f"person {n}" for n in range(200)))

    assert refused([*before, *((stops + 0.0125 + at, person) for at, person in after)]) == 0


def test_a_person_has_no_new_burst_after_a_restart() -> None:
    before, _ = drained(Pace(), ["ann"] * 44)
    stops = before[-1][0]
    knowing = Pace(began=0.0)
    assert knowing.unsure("ann", RATES, 1.0)
    knowing.recall("ann", RATES, [at - stops for at, _ in before], 0.0, whole=True)
    after, _ = drained(knowing, ["ann"] * 10)
    forgetful, _ = drained(Pace(), ["ann"] * 10)

    assert refused([*before, *((stops + at, "ann") for at, _ in after)]) == 0
    assert refused([*before, *((stops + at, "ann") for at, _ in forgetful)]) > 5


def test_a_long_history_of_which_only_the_end_is_known_counts_as_a_spent_burst() -> None:
    pace = Pace(began=0.0)
    pace.recall("ann", RATES, [-6.0 * n for n in range(100, 0, -1)], 0.0, whole=False)

    assert 0 < pace.leave("acc", "ann", RATES, 0.0) < 2 * RATES.pair_every_seconds
    assert not pace.unsure("ann", RATES, 0.1)


def test_a_hold_of_the_platform_is_not_paid_for_by_a_burst() -> None:
    pace = Pace()
    pace.hold("acc", 101.0)

    assert pace.leave("acc", "ann", RATES, 100.5) == pytest.approx(0.5, abs=0.1)
    assert pace.leave("acc", "ann", RATES, 101.0) == 0
    assert pace.held_seconds("acc", 101.0) == 0


def test_the_next_look_is_when_the_first_of_those_who_wait_may_go() -> None:
    pace = Pace()
    assert pace.soonest_seconds(0.0) == math.inf
    waits = [pace.leave("acc", f"person {n}", RATES, 0.0) for n in range(5)]

    assert pace.soonest_seconds(0.0) == pytest.approx(min(wait for wait in waits if wait))
    assert pace.soonest_seconds(1.0) == math.inf


@pytest.mark.parametrize("told", ["", "much", "-1", "nan", "inf"])
def test_an_account_setting_that_is_no_rate_is_passed_over(told: str) -> None:
    assert rates_of(LIMITS, {"per_second": told, "pair_every_seconds": told}) == RATES


def test_an_account_setting_stands_before_the_channels_limits() -> None:
    assert rates_of(LIMITS, {"per_second": "20", "pair_every_seconds": "0"}) == Rates(20, 0, 45)
    pace = Pace()
    assert all(pace.leave("acc", "ann", Rates(), 0.0) == 0 for _ in range(1000))
