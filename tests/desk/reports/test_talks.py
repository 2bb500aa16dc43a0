"""A thread is cut into talks where the shopper comes back after silence, or after somebody closed it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chaffer.accounts.hours import Hours, open_seconds
from chaffer.desk.reports.spans import ENDS, bucket, quantile
from chaffer.desk.reports.talk import Bought, Doings, Said, Talk, Turn, cut
from chaffer.desk.reports.telling import House, tells

MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
LATER = MONDAY + timedelta(days=30)


def at(minutes: float) -> datetime:
    return MONDAY + timedelta(minutes=minutes)


def said(*words: tuple[Any, float]) -> list[Said]:
    """who and when, in minutes."""
    return [
        Said(seq, who, at(minute), "stf_1" if who == "person" else "") for seq, (who, minute) in enumerate(words, 1)
    ]


def one(*words: tuple[Any, float], **doings: Any) -> Talk:
    (talk,) = cut(said(*words), Doings(**doings))
    return talk


def facts(talk: Talk, now: datetime = LATER, house: House | None = None) -> set[str]:
    return {cell.fact for cell in tells(talk, "web", house or House(), now)}


def test_a_shopper_who_comes_back_after_a_day_begins_a_new_talk() -> None:
    found = cut(said(("shopper", 0), ("bot", 1), ("shopper", 1439), ("bot", 1440), ("shopper", 3000)), Doings())

    assert [each.seq for each in found] == [1, 5]
    assert found[0].until == at(3000)


def test_words_after_a_closing_begin_a_new_talk() -> None:
    closed = [Turn("closed", at(5))]
    found = cut(said(("shopper", 0), ("person", 4), ("shopper", 6)), Doings(closed))

    assert [each.seq for each in found] == [1, 3]
    assert [each.outcome(LATER) for each in found] == ["resolved", "left"]


def test_what_we_say_unasked_begins_no_talk() -> None:
    assert cut(said(("bot", 0), ("person", 1)), Doings()) == []


@pytest.mark.parametrize(
    ("words", "called", "involved"),
    [
        ([("shopper", 0), ("bot", 1)], False, "bot"),
        ([("shopper", 0), ("bot", 1)], True, "handed_over"),
        ([("shopper", 0), ("bot", 1), ("person", 9)], False, "handed_over"),
        ([("shopper", 0), ("person", 9)], False, "person"),
        ([("shopper", 0)], False, "person"),
    ],
)
def test_who_was_involved(words: list[tuple[str, float]], called: bool, involved: str) -> None:
    assert one(*words, turns=[Turn("called", at(2))] if called else []).involved == involved


def test_a_talk_is_open_until_a_day_has_passed_and_then_resolved_or_left() -> None:
    answered, waiting = one(("shopper", 0), ("bot", 1)), one(("shopper", 0), ("bot", 1), ("shopper", 2))

    assert answered.outcome(at(1440)) == "open"
    assert answered.outcome(at(1441)) == "resolved"
    assert waiting.outcome(at(1442)) == "left"


def test_goods_that_were_looked_at_and_not_bought_are_left_not_resolved() -> None:
    assert one(("shopper", 0), ("bot", 1), carted=[at(1)]).outcome(LATER) == "left"


def test_a_person_who_was_called_and_never_came_leaves_the_shopper() -> None:
    talk = one(("shopper", 0), ("bot", 1), turns=[Turn("called", at(1))])

    assert talk.outcome(LATER) == "left"
    assert "no_person" in facts(talk)


def test_an_order_is_the_outcome_whatever_else_happened() -> None:
    bought = Bought(at(3), at(4), None, 900, "USD")
    talk = one(("shopper", 0), ("bot", 1), ("shopper", 5), orders=[bought])

    assert talk.outcome(at(6)) == "order"
    assert facts(talk) >= {"step.asked", "step.shown", "step.carted", "step.checkout", "orders"}
    assert "step.paid" not in facts(talk)


def test_an_order_paid_after_a_week_is_no_sale_of_the_talk() -> None:
    late = Bought(at(3), at(4), MONDAY + timedelta(days=7), 900, "USD")

    assert not [each for each in facts(one(("shopper", 0), orders=[late])) if each.startswith(("sales", "step.paid"))]


def test_a_talk_without_an_answer_is_unanswered_and_not_answered_at_once() -> None:
    told = facts(one(("shopper", 0)))

    assert "unanswered" in told
    assert not [each for each in told if each.startswith("reply.")]


def test_a_person_is_waited_for_from_the_call_on_and_counted_in_hours_too() -> None:
    house = House("UTC", Hours(mon=(("09:00", "13:00"),), tue=(("09:00", "13:00"),)))
    talk = one(("shopper", 0), ("bot", 1), ("person", 21 * 60 + 30), turns=[Turn("called", at(30))])
    told = facts(talk, house=house)

    assert f"person.{bucket(21 * 3600)}" in told
    assert f"person_hours.{bucket(3600)}" in told


def test_the_day_is_that_of_the_shop() -> None:
    talk = one(("shopper", 0), ("bot", 1))
    days = {cell.day for cell in tells(talk, "web", House("Pacific/Auckland"), LATER)}

    assert days == {"2026-11-17"}


def test_open_seconds_count_what_both_sides_of_a_night_have() -> None:
    hours = Hours(mon=(("09:00", "13:00"),), tue=(("09:00", "13:00"),))

    assert open_seconds(hours, "UTC", at(0), at(24 * 60)) == 4 * 3600
    assert open_seconds(hours, "UTC", at(60), at(70)) == 0
    assert open_seconds(None, "UTC", at(0), at(1)) == 60
    assert open_seconds(hours, "UTC", at(5), at(0)) == 0


@pytest.mark.parametrize("seconds", [0, 1, 7, 61, 3_599, 86_400, 90 * 86_400])
def test_a_bucket_holds_its_span(seconds: int) -> None:
    number = bucket(seconds)

    assert ENDS[number] >= min(seconds, ENDS[-1])
    assert number == 0 or ENDS[number - 1] < seconds


def test_a_median_of_many_spans_is_off_by_a_twentieth_at_most() -> None:
    spans = [n * n for n in range(1, 400)]
    counted: dict[int, int] = {}
    for each in spans:
        counted[bucket(each)] = counted.get(bucket(each), 0) + 1

    for part in (0.5, 0.9):
        found, true = quantile(counted, part), spans[int(part * len(spans))]
        assert found is not None
        assert abs(found - true) <= 0.06 * true
    assert quantile({}, 0.5) is None
