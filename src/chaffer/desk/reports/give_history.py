"""Put in what the days were like before anything was counted here: brought from elsewhere, or invented for a demo."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import delete

from chaffer.desk.reports.spans import bucket
from chaffer.desk.reports.tables import report_days
from chaffer.desk.reports.telling import Cell
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

SPANS = frozenset(("reply", "person", "person_hours", "solve", "solve_hours"))
_FORGET = Statement(
    "report_days.forget_given",
    delete(report_days).where(
        mine(report_days), report_days.c.source == given("source"), report_days.c.source != given("counted")
    ),
)  # fmt: skip


def give_history(tx: Transaction, source: str, days: Iterable[tuple[date, str, str, dict[str, int]]]) -> None:
    """days: day, channel, who was involved, facts with spans in whole seconds. What this source gave before is replaced.

    Reports say that they hold such days; counting anew leaves them as they are.
    """
    tx.run(_FORGET, source=source, counted="")
    sums: Counter[Cell] = Counter()
    for day, channel, involved, facts in days:
        for fact, number in facts.items():
            sums[Cell(day.isoformat(), channel, "", involved, _counted(fact))] += number
    rows = [{**cell._asdict(), "source": source, "number": number} for cell, number in sorted(sums.items())]
    insert_many(tx, "report_days.give", report_days, rows)


def _counted(fact: str) -> str:
    name, _, rest = fact.partition(".")
    return f"{name}.{bucket(int(rest))}" if name in SPANS else fact
