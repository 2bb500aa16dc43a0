"""Until when somebody is to be answered. Policies are rows; the first that fits a conversation counts."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.hours import Hours, after_open, hours_in
from chaffer.accounts.shops import own_shop
from chaffer.desk.tables import sla_policies, teams
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction

FIRST_MINUTES, NEXT_MINUTES = 5, 15
"""Where no policy says otherwise."""
_ALL = Statement(
    "sla.all", select(sla_policies).where(mine(sla_policies)).order_by(sla_policies.c.position, sla_policies.c.id)
)
_HOURS = Statement("sla.team_hours", select(teams.c.id, teams.c.hours).where(mine(teams)))


class Asked(msgspec.Struct, frozen=True):
    """Somebody waits since then. first: no person of the shop has spoken in this thread yet."""

    channel: str
    labels: tuple[str, ...]
    team_id: str
    priority: int
    since: datetime
    first: bool


class Policy(msgspec.Struct, frozen=True):
    """What is empty or None fits everything."""

    channel: str = ""
    label: str = ""
    team_id: str = ""
    priority: int | None = None
    first_minutes: int = FIRST_MINUTES
    next_minutes: int = NEXT_MINUTES

    def fits(self, asked: Asked) -> bool:
        return (
            self.channel in ("", asked.channel)
            and (not self.label or self.label in asked.labels)
            and self.team_id in ("", asked.team_id)
            and self.priority in (None, asked.priority)
        )


class Policies(msgspec.Struct, frozen=True):
    """All of a shop, with the hours they are counted in."""

    policies: tuple[Policy, ...] = ()
    hours: Hours | None = None
    of_teams: dict[str, Hours] = {}
    time_zone: str = "UTC"

    def due_at(self, asked: Asked) -> datetime:
        policy = next((each for each in self.policies if each.fits(asked)), Policy())
        minutes = policy.first_minutes if asked.first else policy.next_minutes
        return after_open(self.of_teams.get(asked.team_id, self.hours), self.time_zone, asked.since, minutes)


def policies_of(tx: Transaction) -> Policies:
    """Three statements."""
    shop = own_shop(tx)
    found = tuple(
        Policy(row.channel, row.label, row.team_id, row.priority, row.first_minutes, row.next_minutes)
        for row in tx.rows(_ALL)
    )
    of_teams = {row.id: hours for row in tx.rows(_HOURS) if (hours := hours_in(row.hours)) is not None}
    return Policies(found, hours_in(shop.settings.get("hours")), of_teams, shop.time_zone)


def all_policies(tx: Transaction) -> list[Any]:
    """In the order in which they count."""
    return tx.rows(_ALL)
