"""Days that were brought along are read like the others, told apart, and outlive a count anew."""

import time
from datetime import date, timedelta

from chaffer.demo.history import SOURCE, history
from chaffer.desk.reports.give_history import give_history
from chaffer.desk.reports.reading import Asked, report
from tests.desk.conftest import Desk
from tests.desk.reports.conftest import Days

TODAY = date(2026, 11, 22)


def test_the_demo_has_sixty_days_that_hold_together() -> None:
    days = history(TODAY)

    assert {each.day for each in days} == {TODAY - timedelta(days=n) for n in range(1, 61)}
    for each in days:
        facts = each.facts
        ended = sum(number for name, number in facts.items() if name.startswith("ended."))
        replied = sum(number for name, number in facts.items() if name.startswith("reply."))
        steps = [facts.get(f"step.{name}", 0) for name in ("asked", "shown", "carted", "checkout", "paid")]
        assert ended == facts["talks"] == steps[0] == replied + facts.get("unanswered", 0)
        assert steps == sorted(steps, reverse=True)


def test_it_is_read_told_apart_and_kept(desk: Desk) -> None:
    days = Days(desk)
    asked = Asked(TODAY - timedelta(days=60), TODAY)
    began = time.perf_counter()
    desk.write(lambda tx: give_history(tx, SOURCE, history(TODAY)))
    desk.write(lambda tx: give_history(tx, SOURCE, history(TODAY)))
    assert time.perf_counter() - began < 8, "a start of the demo would wait for it"
    days.anew()

    told = desk.read(lambda tx: report(tx, asked, compare=False))
    assert told.includes_given
    assert told.now.talks == sum(each.facts["talks"] for each in history(TODAY))
    assert told.now.first_reply.median_seconds is not None
    assert told.now.first_reply.median_seconds < 60
