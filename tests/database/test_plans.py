"""What runs at every message must not look at every row of a table that grows with the shop's custom."""

import gc
import sqlite3
from pathlib import Path

import pytest

import chaffer.server
from chaffer.runtime.statements import Statement

GROWING = ("messages", "conversations", "lanes", "inbox", "identities", "contacts", "turns", "jobs", "timers", "carts",
           "cart_lines", "orders", "order_lines")  # fmt: skip
# Run at each message, at each wake-up or twice a second.
OFTEN = ("inbox.", "lanes.claim", "lanes.want", "lanes.release", "outbox.ready", "outbox.sent", "outbox.report",
         "outbox.silent", "conversations.", "threads.", "messages.", "turns.", "people.", "jobs.claim", "timers.due",
         "cart.", "checkout.", "events.", "live.changed")  # fmt: skip


def every_statement() -> list[Statement]:
    assert chaffer.server
    gc.unfreeze()  # a command that ran here before has left its code out of the collector's sight
    # By the class of the object itself: isinstance() asks a weak proxy for its object's, which may be gone.
    return [each for each in gc.get_objects() if issubclass(type(each), Statement)]


def scans(connection: sqlite3.Connection, statement: Statement) -> list[str]:
    """Tables of which this statement reads everything, or all of one shop, as SQLite plans it without statistics.

    A partial index is small enough to be read.
    """
    compiled = statement.on("sqlite")
    plan = connection.execute(f"EXPLAIN QUERY PLAN {compiled.sql}", [None] * len(compiled.arguments)).fetchall()
    told = [str(step[3]) for step in plan]
    indexes = connection.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'")
    partial = {name for (name,) in indexes}
    whole = [line.split()[1] for line in told if line.startswith("SCAN ") and " INDEX " not in line]
    whole += [
        line.split()[1]
        for line in told
        if line.startswith("SEARCH ") and line.endswith(" (shop_id=?)") and not partial.intersection(line.split())
    ]
    return [table for table in whole if table in GROWING]


def test_nothing_that_runs_often_reads_a_whole_table(migrated_sqlite: Path) -> None:
    connection = sqlite3.connect(migrated_sqlite)
    often = [each for each in every_statement() if each.name.startswith(OFTEN)]

    found = {each.name: tables for each in often if (tables := scans(connection, each))}

    assert len(often) > 30
    assert found == {}


@pytest.mark.parametrize("name", ["inbox.keep_message", "people.find"])
def test_a_person_is_found_by_the_whole_key_of_an_address(migrated_sqlite: Path, name: str) -> None:
    connection = sqlite3.connect(migrated_sqlite)
    statement = next(each for each in every_statement() if each.name == name)
    compiled = statement.on("sqlite")

    plan = connection.execute(f"EXPLAIN QUERY PLAN {compiled.sql}", [None] * len(compiled.arguments)).fetchall()

    assert any("identities" in step[3] and "canonical=?" in step[3] for step in plan)
