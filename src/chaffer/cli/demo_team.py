"""The people, teams and labels of the demo shop's desk. They are names on the screen: none of them can sign in."""

from typing import Any

import msgspec

from chaffer import demo as shelves
from chaffer.accounts.hours import Hours
from chaffer.accounts.staff.operations.join_staff import JoinStaff, join_staff
from chaffer.accounts.staff.people import person_by_email
from chaffer.desk.operations.set_agent import SetAgent, set_agent
from chaffer.desk.operations.write_label import WriteLabel, add_label, all_labels
from chaffer.desk.operations.write_team import WriteTeam, add_team
from chaffer.desk.routing import Routing
from chaffer.desk.teams import all_teams
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction


def staff_desk(db: Database, shop_id: str) -> None:
    """Safe to repeat: a desk that has teams stays as it is."""
    facts = shelves.team()

    def work(tx: Transaction) -> None:
        if all_teams(tx):
            return
        ids = {each["email"]: _join(tx, each) for each in facts["people"]}
        for each in facts["teams"]:
            hours = msgspec.convert(each["hours"], Hours) if "hours" in each else None
            members = tuple(ids[email] for email in each["members"])
            add_team(tx, WriteTeam(each["name"], members, hours, msgspec.convert(each["routing"], Routing)))
        known_labels = {row.name for row in all_labels(tx)}
        for each in facts["labels"]:
            if each["name"] not in known_labels:
                add_label(tx, WriteLabel(each["name"], each["colour"]))

    db.write_now(shop_id, work)


def _join(tx: Transaction, told: dict[str, Any]) -> str:
    known = person_by_email(tx, told["email"])
    staff_id = known.id if known else join_staff(tx, JoinStaff(told["name"], told["email"], told["role"]))
    set_agent(
        tx, SetAgent(
            staff_id, told.get("away"), told.get("capacity"), tuple(told.get("languages", ())),
            tuple(told.get("skills", ())),
        ),
    )  # fmt: skip
    return staff_id
