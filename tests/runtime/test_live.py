import threading

from sqlalchemy import text

from chaffer.runtime.database import Database
from chaffer.runtime.live import BEGINNING, Place, after, last
from chaffer.runtime.statements import Statement
from chaffer.runtime.transaction import Transaction


def change(name: str):
    return lambda tx: tx.changed("thing", name)


def seen(db: Database, place: Place = BEGINNING) -> list[str]:
    return [each.thing_id for each in db.read_now("*", lambda tx: after(tx, place))]


def test_changes_are_read_in_order_of_their_numbers(db: Database) -> None:
    for name in ("a", "b", "c"):
        db.write_now("shp_a", change(name))

    assert seen(db) == ["a", "b", "c"]
    assert seen(db, db.read_now("*", last)) == []


def test_a_reader_stops_below_a_transaction_still_running(db: Database) -> None:
    if db.dialect == "sqlite":
        return  # one writer: numbers are drawn in the order of commits
    inside, may_end = threading.Event(), threading.Event()

    def slow(tx: Transaction) -> None:
        tx.changed("thing", "slow")
        tx.settle()  # draws its number now
        inside.set()
        may_end.wait(10)

    thread = threading.Thread(target=lambda: db.write_now("shp_a", slow))
    thread.start()
    inside.wait(10)
    db.write_now("shp_a", change("quick"))

    assert seen(db) == [], "the quick one's number is higher: handing it out would lose the slow one"
    may_end.set()
    thread.join()
    assert seen(db) == ["slow", "quick"]


def test_a_lower_number_that_is_committed_later_is_read_all_the_same(db: Database) -> None:
    """The older transaction draws the higher number, and ends first."""
    if db.dialect == "sqlite":
        return  # one writer: numbers are drawn in the order of commits
    begin = Statement("test.begin", text("SELECT pg_current_xact_id()::text AS id"))
    older_begun, low_drawn, high_committed = threading.Event(), threading.Event(), threading.Event()

    def older(tx: Transaction) -> None:
        tx.run(begin)
        older_begun.set()
        low_drawn.wait(10)
        tx.changed("thing", "high")

    def younger(tx: Transaction) -> None:
        tx.changed("thing", "low")
        tx.settle()
        low_drawn.set()
        high_committed.wait(10)

    first = threading.Thread(target=lambda: db.write_now("shp_a", older))
    first.start()
    older_begun.wait(10)
    second = threading.Thread(target=lambda: db.write_now("shp_a", younger))
    second.start()
    first.join()
    (high,) = db.read_now("*", lambda tx: after(tx, BEGINNING))
    high_committed.set()
    second.join()

    (low,) = db.read_now("*", lambda tx: after(tx, high.place))
    assert (high.thing_id, low.thing_id) == ("high", "low")
    assert low.seq < high.seq
    assert seen(db, db.read_now("*", last)) == []
