"""What shoppers said of how they were served, counted by the day they said it."""

from collections.abc import Sequence
from datetime import date

import msgspec

from chaffer.desk.reports.telling import House
from chaffer.runtime.transaction import Transaction


class Rated(msgspec.Struct, frozen=True):
    """Named as rows of report_days."""

    day: str
    channel: str
    staff_id: str
    involved: str
    fact: str
    number: int


def add_ratings(
    tx: Transaction,  # noqa: ARG001
    first: date,  # noqa: ARG001
    last: date,  # noqa: ARG001
    house: House,  # noqa: ARG001
    channel: str,  # noqa: ARG001
    involved: str,  # noqa: ARG001
    staff: Sequence[str] | None,  # noqa: ARG001
) -> list[Rated]:
    """Nobody is asked yet."""
    return []
