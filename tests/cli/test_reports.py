"""Days counted anew from the threads."""

from datetime import timedelta

from chaffer.accounts.shops import shop_by_slug
from chaffer.desk.reports.reading import Asked, report
from chaffer.desk.reports.tables import report_days
from chaffer.runtime.database import Database
from tests.cli.conftest import Chaffer
from tests.web.conftest import Shop, meet
from tests.web.test_reports import asks


def test_days_are_counted_anew_from_the_threads(chaffer: Chaffer, shop: str, db: Database) -> None:
    shop_id = db.read_now("*", lambda tx: shop_by_slug(tx, shop)).id
    _, here = meet(db, shop_id)
    asks(db, Shop(shop_id, "", ""), here)
    chaffer("reports", "rebuild")
    gone = report_days.delete().where(report_days.c.shop_id == shop_id).returning(report_days.c.day)
    db.write_now(shop_id, lambda tx: tx.query("test.lose", gone))
    told = chaffer("reports", "rebuild").output

    today = db.clock.now().date()
    asked = Asked(today - timedelta(days=1), today + timedelta(days=1))
    assert db.read_now(shop_id, lambda tx: report(tx, asked, compare=False)).now.talks == 1
    assert told.startswith("counted anew in ")
