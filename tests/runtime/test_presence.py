"""Who is where reaches every process that shares a database, and is never stored."""

import time

import pytest

from chaffer.runtime.database import Database
from chaffer.runtime.opening import open_database
from chaffer.runtime.presence import Presence, presences_in, tell_presence
from chaffer.testing import ManualClock


def test_another_process_on_the_same_postgresql_is_told(db: Database, database_url: str, clock: ManualClock) -> None:
    if db.dialect == "sqlite":
        pytest.skip("one process has a SQLite file")
    other, heard = open_database(database_url, clock), list[Presence]()
    try:
        other.listeners.append(lambda what: heard.extend(presences_in(what)))
        ends = time.monotonic() + 10
        while not heard and time.monotonic() < ends:
            db.write_now("shp_a", lambda tx: tell_presence(tx, "cnv_1", "stf_1", "typing"))
            time.sleep(0.2)
    finally:
        other.close()

    assert set(heard) == {Presence("shp_a", "cnv_1", "stf_1", "typing")}


def test_other_wake_ups_are_no_presence() -> None:
    assert presences_in(frozenset({"lanes", "outbox", "presence/", "presence/a/b/c", "presence/a/b/c/d/e"})) == []
