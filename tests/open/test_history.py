"""Customers and orders of another shop system: shown, answered from, and nothing more."""

import io
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from chaffer.commerce.catalog.operations.import_products import Progress
from chaffer.commerce.catalog.problems import problems_of
from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.invariants import broken_invariants
from chaffer.commerce.ledger.tables import entries
from chaffer.commerce.orders.errors import OrderClosed
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.queries import by_number, order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.orders.views import OrderView
from chaffer.integrations.history.import_history import import_history
from chaffer.people.tables import consents, contacts, identities
from chaffer.runtime.database import Database
from tests.open.conftest import Open
from tests.web.conftest import Shop, buy, open_shop
from tests.web.conftest import stock as put_on_the_shelf

FILES = Path(__file__).parent / "history"


@pytest.fixture
def ours(db: Database) -> Shop:
    return open_shop(db, "ours")


def read(db: Database, shop_id: str, form: str, name: str, content: bytes = b"") -> Progress:
    *_, last = import_history(db, shop_id, form, name, io.BytesIO(content or (FILES / name).read_bytes()))
    return last


def rows(db: Database, shop_id: str, table: Any) -> list[Any]:
    return db.read_now(shop_id, lambda tx: tx.query("test.rows", select(table).where(table.c.shop_id == shop_id)))


def bought(db: Database, shop_id: str) -> OrderView:
    """An order of our own."""
    order_id = buy(db, shop_id)
    return db.read_now(shop_id, lambda tx: order(tx, order_id))


def problems(db: Database, shop_id: str, last: Progress) -> list[tuple[int, str]]:
    return [(row.line, row.problem) for row in db.read_now(shop_id, lambda tx: problems_of(tx, last.import_id, 99))]


def test_shopifys_orders_are_read_with_their_lines_states_and_amounts(db: Database, ours: Shop) -> None:
    last = read(db, ours.id, "shopify-orders", "orders.csv")

    one = db.read_now(ours.id, lambda tx: by_number(tx, "#1042"))
    two = db.read_now(ours.id, lambda tx: by_number(tx, "1043"))
    assert (last.products, last.failed, last.state) == (2, 2, "done")
    assert one is not None
    assert two is not None
    assert [(line.title, line.quantity, line.unit.minor, line.sku) for line in one.lines] == [
        ("Red mug - Small", 2, 1990, "MUG-RED"), ("Tea towel", 1, 1990, "TOWEL"),
    ]  # fmt: skip
    assert (one.total.minor, one.shipping.minor, one.tax.minor, one.total.currency) == (6880, 500, 410, "USD")
    assert (one.state, one.payment_state, one.fulfilment_state) == ("completed", "paid", "shipped")
    assert one.placed_at.isoformat() == "2024-03-02T15:15:00+00:00"
    assert one.address is not None
    assert (one.address["postcode"], one.address["country"]) == ("78701", "US")
    assert (two.state, two.payment_state, two.refunded.minor) == ("cancelled", "part_refunded", 995)
    assert [line for line, _ in problems(db, ours.id, last)] == [5, 6]


def test_nothing_of_it_touches_stock_or_books(db: Database, ours: Shop) -> None:
    put_on_the_shelf(db, ours.id, "MUG-RED", left=5)
    before = rows(db, ours.id, stock)

    read(db, ours.id, "shopify-orders", "orders.csv")

    assert rows(db, ours.id, stock) == before
    assert rows(db, ours.id, entries) == []
    assert rows(db, ours.id, consents) == [], "a tick in another system proves nothing"
    assert db.read_now(ours.id, broken_invariants) == []
    past = db.read_now(ours.id, lambda tx: by_number(tx, "1042"))
    assert past is not None
    with pytest.raises(OrderClosed):
        db.write_now(ours.id, lambda tx: cancel_order(tx, CancelOrder(past.id)))


def test_the_same_file_again_changes_nothing_and_a_newer_one_what_differs(db: Database, ours: Shop) -> None:
    read(db, ours.id, "shopify-orders", "orders.csv")
    before = rows(db, ours.id, orders), rows(db, ours.id, contacts), rows(db, ours.id, identities)
    again = read(db, ours.id, "shopify-orders", "orders.csv")
    same = rows(db, ours.id, orders), rows(db, ours.id, contacts), rows(db, ours.id, identities)
    newer = (FILES / "orders.csv").read_bytes().replace(b"#1043,bo@shop.example,partially_refunded", b"#1043,bo@shop.example,refunded")  # fmt: skip
    changed = read(db, ours.id, "shopify-orders", "newer.csv", newer)

    assert (again.products, again.unchanged) == (0, 2)
    assert same == before
    assert (changed.products, changed.unchanged) == (1, 1)
    two = db.read_now(ours.id, lambda tx: by_number(tx, "1043"))
    assert two is not None
    assert (two.payment_state, len(two.lines)) == ("refunded", 1)


def test_our_own_numbers_go_on_above_it_and_our_orders_are_left_alone(db: Database, ours: Shop) -> None:
    own = bought(db, ours.id)
    file = (FILES / "orders.csv").read_bytes().replace(b"#1043", f"#{own.number}".encode())
    last = read(db, ours.id, "shopify-orders", "orders.csv", file)
    next_one = bought(db, ours.id)

    assert own.number == "1001"
    assert next_one.number == "1043"
    assert any("own has this number" in problem for _, problem in problems(db, ours.id, last))
    assert db.read_now(ours.id, lambda tx: order(tx, own.id)) == own


def test_customers_and_orders_of_one_person_are_one_contact(db: Database, ours: Shop) -> None:
    last = read(db, ours.id, "shopify-customers", "customers.csv")
    read(db, ours.id, "shopify-orders", "orders.csv")
    read(db, ours.id, "jsonl", "history.jsonl")

    known = rows(db, ours.id, contacts)
    assert sorted(row.name for row in known) == ["Ana Berg", "Bo Li", "Cy Young"]
    ana = next(row for row in known if row.name == "Ana Berg")
    of_ana = [row.number for row in rows(db, ours.id, orders) if row.contact_id == ana.id]
    assert sorted(of_ana) == ["1042", "A-77"]
    assert (last.products, last.failed) == (2, 1)
    assert [line for line, _ in problems(db, ours.id, last)] == [3, 4]


def test_what_is_no_such_file_is_told_and_nothing_breaks(db: Database, ours: Shop) -> None:
    for form in ("shopify-orders", "shopify-customers", "jsonl"):
        for content in (
            b"\xff\xfe\x00",
            b'Name,"Total\n',
            b"Name,Total,Lineitem name\n" + b"x" * 2_000_000,
            b"[" * 9999,
        ):
            last = read(db, ours.id, form, "bad", content)
            assert (last.products, last.state) == (0, "done"), (form, content[:20])


def test_where_is_my_order_is_answered_from_it(opened: Open) -> None:
    street = opened.street
    content = b'{"type": "order", "number": "1042", "phone": "+15551230001", "customer_name": "Ana", '
    content += b'"placed_at": "2024-03-02T10:00:00Z", "total": "40", "fulfilment_state": "shipped", '
    content += b'"lines": [{"title": "Red mug", "price": "40"}]}\n'
    read(street.db, street.shop_id, "jsonl", "history.jsonl", content)

    street.says({"type": "text", "text": {"body": "where is my order 1042?"}})

    heard: list[str] = []

    def answered() -> bool:
        heard[:] = [str(row) for row in opened.get("/conversations")["items"]]
        for each in opened.get("/conversations")["items"]:
            said = opened.get(f"/conversations/{each['id']}/messages")["items"]
            heard[:] = [str(message["parts"]) for message in said if message["direction"] == "out"]
        return any("1042" in text for text in heard)

    street.until(answered)
    assert len(opened.get("/contacts")["items"]) == 1, "who writes from the number is who bought"
