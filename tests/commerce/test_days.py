"""On which days a delivery can be held: the rules, whatever plan and moment."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffer.commerce.pricing.days import DayPlan, DayTerms, can_hold, window

ZONES = ("UTC", "America/New_York", "Europe/Paris", "Asia/Seoul", "Europe/Moscow", "Australia/Lord_Howe")
PLANS = st.builds(
    DayPlan,
    cut_off=st.one_of(st.just(""), st.times().map(lambda at: at.strftime("%H:%M"))),
    lead_days=st.integers(0, 6),
    weekdays=st.sets(st.integers(1, 7), min_size=1).map(lambda days: tuple(sorted(days))),
    closed=st.lists(st.dates(date(2026, 1, 1), date(2027, 6, 1)).map(date.isoformat), max_size=6).map(tuple),
    ahead_days=st.integers(1, 90),
)
TERMS = st.builds(
    DayTerms, PLANS, st.sampled_from(ZONES), st.integers(0, 5), st.sampled_from(("", "loc_main"))
)  # fmt: skip
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
# The hours around which clocks change in these zones.
CHANGES = st.builds(
    lambda at, minutes: at + timedelta(minutes=minutes),
    st.sampled_from([
        datetime(2026, 3, 8, 6, tzinfo=UTC), datetime(2026, 11, 1, 5, tzinfo=UTC), datetime(2026, 3, 29, 0, tzinfo=UTC),
        datetime(2026, 10, 25, 0, tzinfo=UTC), datetime(2026, 4, 4, 14, tzinfo=UTC),
    ]),
    st.integers(0, 180),
)  # fmt: skip


def possible_days(terms: DayTerms, now: datetime) -> list[date]:
    found = window(terms, now)
    return [] if found is None else found.days(100)


def first_day(terms: DayTerms, now: datetime) -> date | None:
    return next(iter(possible_days(terms, now)), None)


settings.register_profile("days", max_examples=150, deadline=None)


@settings(settings.get_profile("days"))
@given(TERMS, MOMENTS | CHANGES)
def test_no_day_is_closed_or_before_the_cut_off_and_the_lead_allow(terms: DayTerms, now: datetime) -> None:
    local = now.astimezone(ZoneInfo(terms.time_zone))
    plan = terms.plan

    for day in possible_days(terms, now):
        assert day.isoweekday() in plan.weekdays
        assert day.isoformat() not in plan.closed
        lead = max(plan.lead_days, terms.lead_days, 0 if terms.near else 1)
        assert (day - local.date()).days >= lead
        assert day <= local.date() + timedelta(days=plan.ahead_days)
        assert can_hold(terms, day, now)
        if plan.cut_off and day == local.date() + timedelta(days=lead):
            cut_off = datetime.combine(local.date(), time.fromisoformat(plan.cut_off), ZoneInfo(terms.time_zone))
            assert now < cut_off.astimezone(UTC)


@settings(settings.get_profile("days"))
@given(TERMS, MOMENTS | CHANGES, st.integers(0, 72 * 60))
def test_as_time_goes_by_no_day_becomes_possible_again(terms: DayTerms, now: datetime, minutes: int) -> None:
    earlier, later = possible_days(terms, now), possible_days(terms, now + timedelta(minutes=minutes))
    in_sight = now.astimezone(ZoneInfo(terms.time_zone)).date() + timedelta(days=terms.plan.ahead_days)

    assert [day for day in later if day <= in_sight] == [day for day in earlier if day in later]


@settings(settings.get_profile("days"))
@given(TERMS, MOMENTS, st.dates(date(2026, 1, 1), date(2027, 3, 1)))
def test_the_nearest_day_is_possible_and_none_is_nearer(terms: DayTerms, now: datetime, wished: date) -> None:
    days, found = possible_days(terms, now), window(terms, now)

    assert (found is None) == (not days)
    if found is not None:
        near = found.nearest(wished)
        assert near in days
        assert all(abs((near - wished).days) <= abs((day - wished).days) for day in days)
        assert can_hold(terms, wished, now) == (near == wished)


MONDAY_TWO = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("plan", "terms", "now", "first"),
    [
        (DayPlan(lead_days=0), {"near": "loc"}, MONDAY_TWO, "2026-03-02"),
        (DayPlan(lead_days=0), {}, MONDAY_TWO, "2026-03-03"),
        (DayPlan(lead_days=0, cut_off="14:00"), {"near": "loc"}, MONDAY_TWO, "2026-03-03"),
        (DayPlan(lead_days=0, cut_off="14:01"), {"near": "loc"}, MONDAY_TWO, "2026-03-02"),
        (DayPlan(cut_off="12:00"), {}, MONDAY_TWO, "2026-03-04"),
        (DayPlan(), {"lead_days": 3}, MONDAY_TWO, "2026-03-05"),
        (DayPlan(weekdays=(1, 2, 3, 4, 5)), {}, MONDAY_TWO + timedelta(days=4), "2026-03-09"),
        (DayPlan(closed=("03-03", "2026-03-04")), {}, MONDAY_TWO, "2026-03-05"),
        # Eleven in the evening in Paris is the next day in Seoul.
        (DayPlan(), {"time_zone": "Asia/Seoul"}, datetime(2026, 3, 2, 22, tzinfo=UTC), "2026-03-04"),
        (DayPlan(), {"time_zone": "Nowhere/Else"}, MONDAY_TWO, "2026-03-03"),
    ],
)  # fmt: skip
def test_the_first_day(plan: DayPlan, terms: dict[str, object], now: datetime, first: str) -> None:
    assert str(first_day(DayTerms(plan, **terms), now)) == first  # type: ignore[arg-type]


def test_a_cut_off_in_the_hour_that_comes_twice_passes_once() -> None:
    terms = DayTerms(DayPlan(lead_days=0, cut_off="01:30"), "America/New_York", near="loc")
    first_pass, second_pass = datetime(2026, 11, 1, 5, 40, tzinfo=UTC), datetime(2026, 11, 1, 6, 20, tzinfo=UTC)

    assert first_day(terms, first_pass) == first_day(terms, second_pass) == date(2026, 11, 2)


def test_a_shop_that_never_works_has_no_day() -> None:
    closed = tuple(f"{month:02}-{day:02}" for month in (3, 4) for day in range(1, 32))

    assert first_day(DayTerms(DayPlan(closed=closed, ahead_days=30)), MONDAY_TWO) is None
