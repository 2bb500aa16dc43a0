"""Orders and pages of the list."""

import io
import json

from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.open_cart import OpenCart, open_cart
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.desk.rows.listing import Filter, count_rows
from chaffer.runtime.transaction import Transaction
from tests.desk.conftest import Desk


def fill_cart(desk: Desk, here: str, quantity: int) -> None:
    line = {"id": "MUG", "title": "Mug", "price": "5.00", "currency": "USD", "stock": 99, "sku": "MUG",
            "variants": [{"sku": "MUG", "price": "5.00", "stock": 99}]}  # fmt: skip
    *_, _last = import_products(desk.db, desk.shop_id, ImportFile("jsonl"), io.BytesIO(json.dumps(line).encode()))
    contact_id = desk.row(here).contact_id

    def work(tx: Transaction) -> None:
        variant = variant_by_sku(tx, "MUG")
        assert variant is not None
        add_line(tx, AddLine(open_cart(tx, OpenCart(contact_id, here)), variant.id, quantity))

    desk.write(work)


def several(desk: Desk, count: int) -> list[str]:
    """The oldest first; each spoken in a minute after the one before."""
    made = []
    for _ in range(count):
        desk.clock.forward(minutes=1)
        made.append(desk.meets())
        desk.hears(made[-1])
    desk.follow()
    return made


def test_each_order_is_what_it_says(desk: Desk) -> None:
    a, b, c = several(desk, 3)
    desk.answers(b, "Ada")
    desk.follow()
    fill_cart(desk, a, 2)
    fill_cart(desk, c, 3)
    desk.follow()

    assert desk.ids(sort="oldest") == [a, b, c]
    assert desk.ids(sort="newest") == [c, b, a]
    assert desk.ids(sort="waiting") == [a, c, b]
    assert desk.ids(sort="value") == [c, a, b]
    worth = desk.row(c)
    assert (worth.value_minor, worth.currency, worth.units) == (1500, "USD", 3)


def test_pages_hold_each_row_once(desk: Desk) -> None:
    made = several(desk, 7)

    for sort in ("oldest", "newest", "waiting", "value"):
        got = [each for page in desk.pages(sort, 3) for each in page]
        assert sorted(got) == sorted(made), sort
    assert [each for page in desk.pages("oldest", 3) for each in page] == made


def test_rows_that_move_while_pages_are_read_neither_hide_others_nor_come_twice(desk: Desk) -> None:
    made = several(desk, 9)
    moving = {made[0], made[4], made[8]}

    for sort in ("newest", "oldest", "waiting"):
        desk.clock.forward(minutes=1)
        got: list[str] = []
        for page in desk.pages(sort, 2):
            got += page
            desk.clock.forward(minutes=1)
            for each in sorted(moving):
                desk.hears(each, answered=True)
            desk.follow()
        assert len(got) == len(set(got)), sort
        assert set(made) - moving <= set(got), sort


def test_filters_narrow_a_view_and_its_count_alike(desk: Desk) -> None:
    a, b = desk.meets(), desk.meets("web")
    desk.follow()
    desk.write(
        lambda tx: set_conversation(tx, SetConversation(a, labels=("vip", "late"), assign_to=desk.people["Ada"]))
    )
    desk.write(lambda tx: set_conversation(tx, SetConversation(b, labels=("vip",))))

    def counted(**asked: str) -> int:
        return int(desk.read(lambda tx: count_rows(tx, Filter(**asked), desk.people["Ada"])))  # type: ignore[arg-type]

    for asked, expected in (
        ({"channel": "web"}, [b]),
        ({"label": "vip"}, [b, a]),
        ({"label": "late", "view": "mine"}, [a]),
        ({"label": "vip", "channel": "whatsapp"}, [a]),
        ({"owner": desk.people["Ada"]}, [a]),
        ({"label": "vip", "view": "closed"}, []),
    ):
        assert sorted(desk.ids(me=desk.people["Ada"], **asked)) == sorted(expected), asked
        assert counted(**asked) == len(expected), asked
    assert desk.tally().labels == {"vip": 2, "late": 1}
    assert desk.tally().channels == {"whatsapp": 1, "web": 1}


def test_a_label_taken_off_is_found_no_more(desk: Desk) -> None:
    here = desk.meets()
    desk.follow()
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, labels=("vip",))))
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, labels=())))

    assert desk.ids(label="vip") == []
    assert desk.tally().labels == {}
