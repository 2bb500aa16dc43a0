"""The inbox made anew from the threads."""

from chaffer.accounts.shops import shop_by_slug
from chaffer.desk.rows.listing import Asked, Filter, list_rows
from chaffer.desk.tables import desk_rows
from chaffer.runtime.database import Database
from tests.cli.conftest import Chaffer
from tests.web.conftest import meet


def test_the_inbox_is_made_anew_from_the_threads(chaffer: Chaffer, shop: str, db: Database) -> None:
    shop_id = db.read_now("*", lambda tx: shop_by_slug(tx, shop)).id
    here = [meet(db, shop_id, f"+4915100000{n:03}")[1] for n in range(3)]
    chaffer("inbox", "rebuild")
    asked = Asked(Filter(), "oldest", "", 10)
    before = [row.id for row in db.read_now(shop_id, lambda tx: list_rows(tx, asked))]
    gone = desk_rows.delete().where(desk_rows.c.shop_id == shop_id).returning(desk_rows.c.id)
    db.write_now(shop_id, lambda tx: tx.query("test.lose", gone))
    told = chaffer("inbox", "rebuild").output

    assert before == here
    assert [row.id for row in db.read_now(shop_id, lambda tx: list_rows(tx, asked))] == here
    assert told.startswith("made anew in ")
