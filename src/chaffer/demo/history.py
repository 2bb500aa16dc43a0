"""The days before the demo shop was opened, as history.tsv tells them. They are invented, and shown as such."""

from datetime import date, timedelta
from importlib.resources import files
from typing import NamedTuple

SOURCE = "demo"
DAYS = 60


class DayOf(NamedTuple):
    """facts: as reports count them, with spans in whole seconds ("reply.14": answered after fourteen seconds)."""

    day: date
    channel: str
    involved: str
    facts: dict[str, int]


def history(today: date) -> list[DayOf]:
    """The sixty days before this one."""
    found = []
    monday = today - timedelta(days=today.weekday())
    for line in (files("chaffer.demo") / "history.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        weeks, weekday, channel, involved, facts = line.split("\t")
        day = monday + timedelta(days=int(weekday) - 7 * int(weeks))
        if today - timedelta(days=DAYS) <= day < today:
            pairs = (each.split("=") for each in facts.split(" "))
            found.append(DayOf(day, channel, involved, {name: int(number) for name, number in pairs}))
    return found
