"""Minutes are counted in the hours people answer."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffer.accounts.hours import DAYS, Hours, after_open, check, hours_in, is_open
from chaffer.desk.sla import Asked, Policies, Policy
from chaffer.kernel.errors import Invalid

DAY = (("09:00", "12:00"), ("13:00", "18:00"))
OFFICE = Hours(mon=DAY, tue=DAY, wed=DAY, thu=DAY, fri=DAY)
FRIDAY = datetime(2026, 3, 6, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return FRIDAY + timedelta(days=day, hours=hour, minutes=minute)


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        (at(0, 10), 5, at(0, 10, 5)),
        (at(0, 11, 58), 5, at(0, 13, 3)),
        (at(0, 12, 30), 5, at(0, 13, 5)),
        (at(0, 17, 58), 5, at(3, 9, 3)),
        (at(1, 15), 5, at(3, 9, 5)),
        (at(0, 9), 8 * 60 + 1, at(3, 9, 1)),
    ],
)
def test_what_is_asked_out_of_hours_is_due_within_them(start: datetime, minutes: int, due: datetime) -> None:
    assert after_open(OFFICE, "UTC", start, minutes) == due


def test_hours_are_the_shops_own_and_not_utc() -> None:
    assert is_open(OFFICE, "America/Chicago", at(0, 15, 30))
    assert not is_open(OFFICE, "America/Chicago", at(0, 12))
    assert after_open(OFFICE, "America/Chicago", at(0, 12), 5) == at(0, 15, 5)


def test_a_closed_date_is_closed() -> None:
    hours = Hours(fri=(("09:00", "18:00"),), closed=("2026-03-06",))

    assert not is_open(hours, "UTC", at(0, 10))
    assert after_open(hours, "UTC", at(0, 10), 5) == at(7, 9, 5)


def test_a_day_may_end_at_midnight() -> None:
    assert after_open(Hours(fri=(("20:00", "24:00"),), sat=(("00:00", "02:00"),)), "UTC", at(0, 23, 58), 5) == at(
        1, 0, 3
    )


def test_without_hours_people_answer_around_the_clock() -> None:
    assert after_open(None, "UTC", at(1, 3), 5) == at(1, 3, 5)
    assert after_open(Hours(), "UTC", at(1, 3), 5) == at(1, 3, 5), "never open: better late than never due"
    assert hours_in({"mon": "nonsense"}) is None


@pytest.mark.parametrize(
    "day", [(("12:00", "09:00"),), (("09:00", "12:00"), ("11:00", "18:00")), (("09:00", "09:00"),)]
)
def test_hours_out_of_order_are_refused(day: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(Invalid):
        check(Hours(mon=day))


SPANS = st.lists(st.integers(0, 24), min_size=2, max_size=4, unique=True).map(sorted).map(
    lambda each: tuple((f"{a:02}:00", f"{b:02}:00") for a, b in zip(each[::2], each[1::2], strict=False))
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    st.builds(Hours, **dict.fromkeys(DAYS, SPANS)),
    st.integers(0, 7 * 24 * 60),
    st.integers(1, 600),
    st.sampled_from(["UTC", "Asia/Seoul", "America/Chicago"]),
)
def test_just_so_many_open_minutes_lie_between(hours: Hours, begins: int, minutes: int, zone: str) -> None:
    start = FRIDAY + timedelta(minutes=begins)

    due = after_open(hours, zone, start, minutes)

    span = int((due - start).total_seconds()) // 60
    assert sum(is_open(hours, zone, start + timedelta(minutes=n)) for n in range(span)) == minutes


def test_the_first_policy_that_fits_counts() -> None:
    asked = Asked("web", ("vip",), "tem_1", 2, at(0, 10), first=True)
    policies = (
        Policy(channel="whatsapp", first_minutes=1), Policy(label="vip", priority=1, first_minutes=2),
        Policy(label="vip", first_minutes=3, next_minutes=30), Policy(first_minutes=4),
    )  # fmt: skip

    assert Policies(policies).due_at(asked) == at(0, 10, 3)
    assert Policies(policies).due_at(Asked("web", ("vip",), "", 0, at(0, 10), first=False)) == at(0, 10, 30)
    assert Policies().due_at(asked) == at(0, 10, 5)
