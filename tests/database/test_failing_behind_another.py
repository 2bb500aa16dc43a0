"""A function that fails in a batch says what is true of what stands, not of what was undone with it."""

import asyncio

from sqlalchemy import select

from chaffer.runtime.database import Database
from chaffer.runtime.sqlite import Sqlite
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.tables import cursors
from chaffer.runtime.transaction import Transaction

_PUT = Statement("test.put", insert_all(cursors).on_conflict_do_nothing(index_elements=["shop_id", "name"]))
_SEE = Statement("test.see", select(cursors.c.position).where(mine(cursors), cursors.c.name == given("name")))


class Taken(Exception):
    def __init__(self, by: object) -> None:
        self.by = by


def take(tx: Transaction) -> str:
    own = tx.new_id("job")
    if not tx.run(_PUT, name="seat", position={"by": own}, updated_at=tx.now):
        raise Taken(tx.one(_SEE, name="seat").position["by"])
    return own


def test_whoever_comes_too_late_is_told_who_really_was_first(db: Database) -> None:
    async def rush() -> list[str | BaseException]:
        if isinstance(db, Sqlite):
            db.live_on_loop()
        try:
            return await asyncio.gather(*(db.write("shp_a", take) for _ in range(20)), return_exceptions=True)
        finally:
            if isinstance(db, Sqlite):
                await db.leave_loop()

    answers = asyncio.run(rush())

    (winner,) = [each for each in answers if isinstance(each, str)]
    assert {each.by for each in answers if isinstance(each, Taken)} == {winner}
    assert len(answers) == 20
