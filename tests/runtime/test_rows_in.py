"""Rows inside a row: each database gives them as JSON, and they read as any other rows do."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from chaffer.commerce.catalog.tables import locations, stock
from chaffer.commerce.checkout.tables import checkouts
from chaffer.runtime.database import Database
from chaffer.runtime.rows_in import rows_in
from chaffer.runtime.statements import Statement, insert_all, mine
from chaffer.runtime.transaction import Transaction

SHOP = "shp_rows"
MOMENT = datetime(2026, 3, 2, 13, 0, 0, 123456, UTC)

_places = Statement("test.place", insert_all(locations, "id", "name", "country"))
_shelves = Statement("test.shelf", insert_all(stock, "variant_id", "location_id", "on_hand", "counted"))
_started = Statement(
    "test.checkout",
    insert_all(checkouts, "id", "cart_id", "contact_id", "state", "currency", "address", "created_at", "expires_at"),
)
_shelves_in = (
    select(stock.c.variant_id, stock.c.on_hand, stock.c.counted)
    .where(stock.c.shop_id == locations.c.shop_id, stock.c.location_id == locations.c.id)
    .order_by(stock.c.on_hand.desc())
    .correlate(locations)
)


def test_rows_in_a_row_stand_in_their_order_and_a_row_without_any_has_an_empty_list(db: Database) -> None:
    def work(tx: Transaction) -> list[Any]:
        for place in ("loc_a", "loc_b"):
            tx.run(_places, id=place, name=place, country="US")
        for variant, on_hand, counted in (("one", 1, True), ("five", 5, False), ("three", 3, True)):
            tx.run(_shelves, variant_id=variant, location_id="loc_a", on_hand=on_hand, counted=counted)
        named = select(locations.c.id, rows_in(_shelves_in).label("shelves")).where(mine(locations))
        return tx.query("test.places", named.order_by(locations.c.id))

    first, second = db.write_now(SHOP, work)

    assert [tuple(each) for each in first.shelves] == [("five", 5, False), ("three", 3, True), ("one", 1, True)]
    assert first.shelves[0].counted is False
    assert second.shelves == []


def test_moments_and_json_and_nothing_inside_rows_are_what_they_are_outside(db: Database) -> None:
    address = {"lines": ['12 "Oak" Street', "쪽지"], "phone": None}

    def work(tx: Transaction) -> list[Any]:
        for name, told in (("chk_a", address), ("chk_b", None)):
            tx.run(
                _started, id=name, cart_id=name, contact_id="per_a", state="open", currency="USD", address=told,
                created_at=MOMENT, expires_at=MOMENT,
            )  # fmt: skip
        inside = select(checkouts.c.address, checkouts.c.created_at).where(mine(checkouts)).order_by(checkouts.c.id)
        (row,) = tx.query("test.all", select(rows_in(inside).label("all")))
        return list(row.all)

    found = db.write_now(SHOP, work)

    assert [tuple(each) for each in found] == [(address, MOMENT), (None, MOMENT)]
