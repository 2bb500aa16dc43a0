from typing import Any

import pytest

from chaffer.commerce.cart.errors import CartClosed, CartFull, NotSold, OutOfStock
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.clear_cart import ClearCart, clear_cart
from chaffer.commerce.cart.operations.fill_cart import FillCart, Short, fill_cart
from chaffer.commerce.cart.operations.remove_line import RemoveLine, remove_line
from chaffer.commerce.cart.operations.set_quantity import SetQuantity, set_quantity
from chaffer.commerce.cart.queries import cart
from chaffer.commerce.cart.tables import cart_lines, carts
from chaffer.commerce.catalog.tables import images, price_lists, prices, quotes, stock
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.defaults import LOCATION, PRICE_LIST
from chaffer.kernel.errors import Invalid, NotFound, Refusal
from chaffer.kernel.money import Money
from chaffer.runtime.tables import changes
from tests.commerce.shop import SHOP, Shop, put


def refused(shop: Shop, kind: type[Refusal], operation: Any, command: Any) -> Refusal:
    """The refusal, which must have left nothing behind."""
    tables = (
        (carts, "id", "version", "state"), (cart_lines, "id", "quantity"), (stock, "variant_id", "on_hand", "reserved")
    )  # fmt: skip
    before = [shop.rows(table, *columns) for table, *columns in tables]

    def attempt(tx: Any) -> Refusal:  # caught inside, as a turn does: the transaction commits
        with pytest.raises(kind) as caught:
            operation(tx, command)
        return caught.value

    refusal: Refusal = shop.db.write_now(SHOP, attempt)
    assert [shop.rows(table, *columns) for table, *columns in tables] == before
    return refusal


def test_adding_the_same_thing_again_adds_to_its_line(shop: Shop) -> None:
    shop.product("MUG", 1250)
    cart_id = shop.cart(MUG=1)
    shop.do(add_line, AddLine(cart_id, "var_MUG", 2, by_kind="bot"))

    found = shop.read(cart, cart_id)

    assert [(line.sku, line.quantity, line.total) for line in found.lines] == [("MUG", 3, Money(3750, "USD"))]
    assert (found.count, found.subtotal, found.version) == (3, Money(3750, "USD"), 2)


def test_a_price_for_one_line_alone_is_a_line_of_its_own(shop: Shop) -> None:
    shop.product("MUG", 1250)
    cart_id = shop.cart(MUG=1)
    shop.do(add_line, AddLine(cart_id, "var_MUG", 1, by_kind="staff", by_id="stf_1", unit_minor=900))

    assert [line.unit.minor for line in shop.read(cart, cart_id).lines] == [1250, 900]
    assert ("staff", "stf_1") in shop.rows(cart_lines, "added_by_kind", "added_by_id")


def test_no_more_than_there_is_goes_in(shop: Shop) -> None:
    shop.product("MUG", on_hand=3)
    cart_id = shop.cart(MUG=2)
    refusal = refused(shop, OutOfStock, add_line, AddLine(cart_id, "var_MUG", 2))
    assert refusal.details == {"sku": "MUG", "left": 1}


def test_what_never_runs_out_always_goes_in(shop: Shop) -> None:
    shop.product("FILE", on_hand=None)
    put_uncounted = {"variant_id": "var_FILE", "location_id": LOCATION, "on_hand": 0, "reserved": 0, "counted": False}
    shop.do(lambda tx: put(tx, stock, **put_uncounted))
    shop.product("LATER", on_hand=0, backorder=True)
    cart_id = shop.cart(FILE=50, LATER=50)
    assert [line.available for line in shop.read(cart, cart_id).lines] == [999_999, 999_999]


@pytest.mark.parametrize("how", [{"state": "archived"}, {"product_state": "draft"}])
def test_what_is_not_sold_does_not_go_in(shop: Shop, how: dict[str, Any]) -> None:
    shop.product("OLD", **how)
    refused(shop, NotSold, add_line, AddLine(shop.cart(), "var_OLD"))


def test_unknown_things_and_odd_quantities_are_refused(shop: Shop) -> None:
    shop.product("MUG", on_hand=5000)
    cart_id = shop.cart(MUG=1)
    refused(shop, NotSold, add_line, AddLine(cart_id, "var_NONE"))
    refused(shop, Invalid, add_line, AddLine(cart_id, "var_MUG", 0))
    refused(shop, CartFull, add_line, AddLine(cart_id, "var_MUG", 999))
    refused(shop, NotFound, add_line, AddLine("crt_none", "var_MUG"))
    refused(shop, NotFound, set_quantity, SetQuantity(cart_id, "lin_none", 1))
    refused(shop, Invalid, set_quantity, SetQuantity(cart_id, "lin_none", -1))


def test_a_quantity_is_set_lowered_and_taken_out(shop: Shop) -> None:
    shop.product("MUG", on_hand=5)
    cart_id = shop.cart(MUG=2)
    (line,) = shop.read(cart, cart_id).lines
    shop.do(set_quantity, SetQuantity(cart_id, line.id, 5))
    refused(shop, OutOfStock, set_quantity, SetQuantity(cart_id, line.id, 6))
    shop.do(set_quantity, SetQuantity(cart_id, line.id, 1))
    assert shop.read(cart, cart_id).count == 1
    shop.do(remove_line, RemoveLine(cart_id, line.id))
    assert shop.read(cart, cart_id).lines == ()


def test_an_ordered_cart_is_closed_and_a_new_one_begins(shop: Shop) -> None:
    shop.product("MUG")
    old = shop.cart(MUG=1)
    shop.do(pay, Pay(shop.checkout(), "cash_on_delivery"))
    refused(shop, CartClosed, add_line, AddLine(old, "var_MUG"))
    assert shop.cart(MUG=1) != old


def test_clearing_takes_everything_out_and_tells_the_feed(shop: Shop) -> None:
    shop.product("MUG")
    cart_id = shop.cart(MUG=1)
    told = len(shop.rows(changes, "seq"))
    shop.do(clear_cart, ClearCart(cart_id))
    assert shop.read(cart, cart_id).count == 0
    assert shop.rows(changes, "seq", "topic", "thing_id")[told:][0][1:] == ("cart", cart_id)


def test_a_cart_from_a_channel_s_catalogue_is_filled_at_our_prices(shop: Shop) -> None:
    shop.product("MUG", 1250, on_hand=2)
    shop.product("HAT", 500, on_hand=0)
    cart_id = shop.cart()

    filled = shop.do(fill_cart, FillCart(cart_id, (("MUG", 1), ("MUG", 4), ("HAT", 1), ("NONE", 1))))

    assert filled.unknown == ("NONE",)
    assert filled.short == (Short("MUG", 5, 2), Short("HAT", 1, 0))
    assert shop.read(cart, cart_id).subtotal == Money(2500, "USD")


def test_more_of_a_thing_may_cost_less_each_and_a_sale_counts_while_it_lasts(shop: Shop, clock: Any) -> None:
    shop.product("MUG", 1000, on_hand=50)

    def write(tx: Any) -> None:
        put(tx, prices, variant_id="var_MUG", price_list_id=PRICE_LIST, min_quantity=10, currency="USD", minor=800)
        put(tx, price_lists, id="prl_sale", name="Sale", currency="USD", kind="sale", starts_at=clock.forward(hours=1),
            ends_at=clock.forward(hours=1))  # fmt: skip
        put(tx, prices, variant_id="var_MUG", price_list_id="prl_sale", min_quantity=1, currency="USD", minor=700)

    shop.do(write)
    clock.forward(hours=-2)
    few, many = shop.cart("per_few", MUG=9), shop.cart("per_many", MUG=10)

    def unit(cart_id: str) -> int:
        return int(shop.read(cart, cart_id).lines[0].unit.minor)

    assert (unit(few), unit(many)) == (1000, 800)
    clock.forward(minutes=90)
    assert (unit(few), unit(many)) == (700, 700)
    clock.forward(minutes=90)
    assert unit(few) == 1000


def test_a_line_shows_the_picture_of_its_variant(shop: Shop) -> None:
    shop.product("MUG", options={"Colour": "Blue", "Size": "M"})
    for position, options in enumerate(({}, {"Colour": "Red"}, {"Colour": "Blue"})):
        shop.do(
            lambda tx, position=position, options=options: put(
                tx, images, id=f"img{position}", product_id="prd_MUG", position=position, url=f"/{position}.jpg",
                options=options,
            )
        )  # fmt: skip
    assert shop.read(cart, shop.cart(MUG=1)).lines[0].image_url == "/2.jpg"


def test_a_quoted_thing_is_bought_once_and_only_by_whom_it_was_quoted_to(shop: Shop) -> None:
    def write(tx: Any) -> None:
        put(tx, quotes, id="quo_1", contact_id="per_ada", title="A hat made for you", currency="USD", minor=9900,
            ships=True, created_at=tx.now)  # fmt: skip

    shop.do(write)
    cart_id = shop.cart()
    shop.do(add_line, AddLine(cart_id, "", quote_id="quo_1"))
    refused(shop, CartFull, add_line, AddLine(cart_id, "", quote_id="quo_1"))
    refused(shop, NotSold, add_line, AddLine(shop.cart("per_bob"), "", quote_id="quo_1"))
    (line,) = shop.read(cart, cart_id).lines
    assert (line.title, line.total, line.sold) == ("A hat made for you", Money(9900, "USD"), True)
    assert shop.do(pay, Pay(shop.checkout(), "cash_on_delivery")).order_id
    refused(shop, NotSold, add_line, AddLine(shop.cart(), "", quote_id="quo_1"))


def test_adding_costs_few_statements(shop: Shop) -> None:
    shop.product("MUG")
    cart_id = shop.cart(MUG=1)

    def count(operation: Any, argument: Any) -> int:
        def run(tx: Any) -> int:
            operation(tx, argument)
            return int(tx.statements)

        return int(shop.db.write_now(SHOP, run))

    assert count(add_line, AddLine(cart_id, "var_MUG", 1)) <= 4
    assert count(cart, cart_id) <= 2
    checkout_id = shop.checkout()
    assert count(pay, Pay(checkout_id, "trial")) <= 11
