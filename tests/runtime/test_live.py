import threading

from chaffer.runtime.database import Database
from chaffer.runtime.live import after, last
from chaffer.runtime.transaction import Transaction


def change(name: str):
    return lambda tx: tx.changed("thing", name)


def seen(db: Database, seq: int = 0) -> list[str]:
    return [each.thing_id for each in db.read_now("*", lambda tx: after(tx, seq))]


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
