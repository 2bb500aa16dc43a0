"""Reports add days up, by channel, person and team, beside the period before."""

from datetime import timedelta

import pytest

from chaffer.desk.operations.write_team import WriteTeam, add_team
from chaffer.desk.reports.reading import Asked, Report, period, report
from chaffer.kernel.errors import Invalid
from tests.desk.conftest import Desk
from tests.desk.reports.conftest import Days, watched


@pytest.fixture
def days(desk: Desk) -> Days:
    watched(desk.db)
    return Days(desk)


def told(desk: Desk, *, compare: bool = False, length: int = 7, **only: object) -> Report:
    today = desk.clock.now().date()
    asked = Asked(today - timedelta(days=length - 1), today, **only)  # type: ignore[arg-type]
    found: Report = desk.read(lambda tx: report(tx, asked, compare=compare))
    return found


def test_every_day_of_the_period_is_there_also_the_empty_ones(desk: Desk, days: Days) -> None:
    desk.hears(desk.meets(), answered=True)
    days.follow()
    found = told(desk)

    assert [each.figures.talks for each in found.days] == [0] * 6 + [1]
    assert found.now.talks == 1
    assert found.before is None


def test_the_period_before_is_as_long_and_ends_the_day_before(desk: Desk, days: Days) -> None:
    here = desk.meets()
    desk.hears(here, answered=True)
    desk.clock.forward(seconds=7 * 86_400)
    desk.hears(here, answered=True)
    desk.hears(desk.meets(), answered=True)
    days.follow()
    found = told(desk, compare=True)

    assert found.before is not None
    assert (found.now.talks, found.before.talks) == (2, 1)
    assert [each.figures.talks for each in found.days_before] == [0] * 6 + [1]


def test_people_teams_and_channels_have_their_own_numbers(desk: Desk, days: Days) -> None:
    for channel, name in (("web", "Ada"), ("web", "Bo"), ("whatsapp", "Ada")):
        here = desk.meets(channel)
        desk.hears(here)
        desk.gives_up(here)
        desk.clock.forward(seconds=100)
        desk.answers(here, name)
    desk.write(lambda tx: add_team(tx, WriteTeam("Front", members=(desk.people["Ada"],))))
    days.follow()
    found = told(desk)

    assert {each.id: each.figures.talks for each in found.channels} == {"web": 2, "whatsapp": 1}
    assert {each.name: each.figures.person_reply.number for each in found.people} == {"Ada": 2, "Bo": 1}
    assert [(each.name, each.figures.talks) for each in found.teams] == [("Front", 2)]
    assert told(desk, channel="web", staff=(desk.people["Ada"],)).now.talks == 1
    assert told(desk, staff=()).now.talks == 0
    assert told(desk, involved="bot").now.talks == 0


def test_medians_of_several_days_are_those_of_all_their_talks(desk: Desk, days: Days) -> None:
    for seconds in (10, 10, 600):
        here = desk.meets()
        desk.hears(here)
        desk.clock.forward(seconds=seconds)
        desk.answers(here, "Ada")
        desk.clock.forward(seconds=86_400)
    days.follow()
    found = told(desk).now.first_reply

    assert found.number == 3
    assert found.median_seconds == 10
    assert found.p90_seconds == pytest.approx(600, rel=0.06)


def test_a_period_that_ends_before_it_begins_or_never_ends_is_refused(desk: Desk) -> None:
    today = desk.clock.now().date()
    with pytest.raises(Invalid):
        desk.read(lambda tx: period(tx, today, today - timedelta(days=1)))
    with pytest.raises(Invalid):
        desk.read(lambda tx: period(tx, today - timedelta(days=400), today))
    assert desk.read(lambda tx: period(tx, None, None)) == (today - timedelta(days=29), today)
