import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.tables import cursors
from chaffer.runtime.transaction import Transaction

PUT = Statement("test.put", insert_all(cursors))
ALL = Statement("test.all", select(cursors.c.name, cursors.c.position, cursors.c.updated_at).where(mine(cursors)))
SOME = Statement("test.some", select(cursors.c.name).where(mine(cursors), in_list(cursors.c.name, "names")))
UNGUARDED = Statement("test.unguarded", select(cursors.c.name).where(cursors.c.name == given("name")))


def put(name: str) -> Any:
    return lambda tx: tx.run(PUT, name=name, position={"at": 1}, updated_at=tx.now)


def names(db: Database, shop: str) -> list[str]:
    return sorted(row.name for row in db.read_now(shop, lambda tx: tx.rows(ALL)))


def test_what_was_written_is_read_back_with_its_types(db: Database) -> None:
    db.write_now("shp_a", put("one"))

    (row,) = db.read_now("shp_a", lambda tx: tx.rows(ALL))

    assert (row.name, row.position, row.updated_at) == ("one", {"at": 1}, db.clock.now())


def test_a_shop_sees_only_its_own_rows(db: Database) -> None:
    db.write_now("shp_a", put("one"))
    db.write_now("shp_b", put("two"))

    assert (names(db, "shp_a"), names(db, "shp_b")) == (["one"], ["two"])


def test_row_security_blocks_a_statement_that_forgot_its_shop(db: Database) -> None:
    if db.dialect == "sqlite":
        pytest.skip("SQLite has no row-level security; the statement lint guards it")
    db.write_now("shp_a", put("one"))

    assert db.read_now("shp_b", lambda tx: tx.rows(UNGUARDED, name="one")) == []
    assert db.read_now("*", lambda tx: len(tx.rows(UNGUARDED, name="one"))) == 1


def test_a_failing_function_takes_back_its_own_work_only(db: Database) -> None:
    def fail(tx: Transaction) -> None:
        put("bad")(tx)
        raise ZeroDivisionError

    async def together() -> list[Any]:
        return await asyncio.gather(
            db.write("shp_a", put("before")), db.write("shp_a", fail), db.write("shp_a", put("after")),
            return_exceptions=True,
        )  # fmt: skip

    results = asyncio.run(together())

    assert isinstance(results[1], ZeroDivisionError)
    assert names(db, "shp_a") == ["after", "before"]


def test_nothing_is_released_when_the_function_fails(db: Database) -> None:
    told: list[str] = []

    def fail(tx: Transaction) -> None:
        tx.after_commit(lambda: told.append("no"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.write_now("shp_a", fail)
    db.write_now("shp_a", lambda tx: tx.after_commit(lambda: told.append("yes")))

    assert told == ["yes"]


def test_a_list_of_any_length_is_one_statement(db: Database) -> None:
    for name in ("a", "b", "c"):
        db.write_now("shp_a", put(name))

    found = db.read_now("shp_a", lambda tx: tx.rows(SOME, names=["a", "c", *(f"x{n}" for n in range(2000))]))

    assert sorted(row.name for row in found) == ["a", "c"]


def test_wake_ups_are_heard_after_commit(db: Database) -> None:
    heard: list[frozenset[str]] = []
    db.listeners.append(heard.append)

    db.write_now("shp_a", lambda tx: tx.wake("jobs"))

    assert frozenset({"jobs"}) in heard


def test_readers_cannot_write(db: Database) -> None:
    with pytest.raises(Exception, match=r"readonly|read-only"):
        db.read_now("shp_a", put("one"))
