"""Bundles in carts and orders, on both databases."""

from typing import Any

import pytest

from chaffer.commerce.bundles.operations.put_bundle import PutBundle, end_bundle, put_bundle
from chaffer.commerce.bundles.queries import bundle, bundles_offered, bundles_with
from chaffer.commerce.cart.errors import BundleShort, NotSold, OutOfStock
from chaffer.commerce.cart.operations.add_bundle import AddBundle, add_bundle
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.merge_carts import MergeCarts, merge_carts
from chaffer.commerce.cart.operations.set_quantity import SetQuantity, set_quantity
from chaffer.commerce.cart.queries import cart
from chaffer.commerce.cart.tables import cart_adjustments, cart_lines, carts
from chaffer.commerce.catalog.operations.set_stock import SetStock, set_stock
from chaffer.commerce.checkout.billing import off_cart
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.set_address import SetAddress, set_address
from chaffer.commerce.checkout.operations.start_checkout import StartCheckout, start_checkout
from chaffer.commerce.checkout.tables import reservations
from chaffer.commerce.invariants import broken_invariants
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.database import Database
from tests.commerce.shop import ADDRESS, SHOP, Shop
from tests.rivals import in_the_middle


@pytest.fixture
def shop(shop: Shop) -> Shop:
    shop.product("MUG", 1800, 6)
    shop.product("CANDLE", 2200, 3)
    shop.product("THROW", 11000, 2)
    return shop


def evening(shop: Shop, minor: int | None = 5000, ppm: int = 0) -> str:
    """Two mugs and a candle: 58.00 by themselves."""
    made: str = shop.do(put_bundle, PutBundle("Quiet evening", (("CANDLE", 1), ("MUG", 2)), "USD", minor, ppm))
    return made


def take(shop: Shop, bundle_id: str) -> str:
    cart_id, _ = shop.do(add_bundle, AddBundle(bundle_id, "per_ada", "cnv_1"))
    return str(cart_id)


def in_cart(shop: Shop) -> dict[str, int]:
    return {row.variant_id: row.quantity for row in shop.rows(cart_lines, "variant_id", "quantity")}


def to_pay(shop: Shop, cart_id: str) -> int:
    minor: int = off_cart(shop.read(cart, cart_id)).totals.total.minor
    return minor


def test_a_bundle_is_its_parts_with_one_sum_off(shop: Shop) -> None:
    cart_id = take(shop, evening(shop))

    assert in_cart(shop) == {"var_CANDLE": 1, "var_MUG": 2}
    assert to_pay(shop, cart_id) == 5000


def test_a_percentage_follows_the_prices_of_the_day(shop: Shop) -> None:
    assert to_pay(shop, take(shop, evening(shop, None, 100_000))) == 5220


def test_what_lies_in_the_cart_already_is_used_and_a_second_bundle_is_another_one(shop: Shop) -> None:
    bundle_id = evening(shop)
    cart_id = shop.cart(MUG=1)
    take(shop, bundle_id)
    once = in_cart(shop)
    take(shop, bundle_id)

    assert once == {"var_CANDLE": 1, "var_MUG": 2}
    assert in_cart(shop) == {"var_CANDLE": 2, "var_MUG": 4}
    assert to_pay(shop, cart_id) == 10000


def test_a_part_taken_out_takes_the_discount_with_it_and_brings_it_back(shop: Shop) -> None:
    cart_id = take(shop, evening(shop))
    candle = next(row.id for row in shop.rows(cart_lines, "id", "variant_id") if row.variant_id == "var_CANDLE")
    shop.do(set_quantity, SetQuantity(cart_id, candle, 0))
    without = to_pay(shop, cart_id)
    shop.do(add_line, AddLine(cart_id, "var_CANDLE"))

    assert (without, to_pay(shop, cart_id)) == (3600, 5000)


def test_a_line_at_a_price_of_its_own_is_no_part_of_a_bundle(shop: Shop) -> None:
    cart_id = shop.cart()
    shop.do(add_line, AddLine(cart_id, "var_CANDLE", 1, unit_minor=100))
    take(shop, evening(shop))

    assert sorted(row.quantity for row in shop.rows(cart_lines, "quantity")) == [1, 1, 2]
    assert to_pay(shop, cart_id) == 5100


def test_a_bundle_that_is_short_puts_nothing_in_and_says_what_is_missing(shop: Shop) -> None:
    bundle_id = evening(shop)
    shop.do(set_stock, SetStock("var_CANDLE", 0))
    with pytest.raises(BundleShort) as refusal:
        take(shop, bundle_id)

    assert [part["product_id"] for part in refusal.value.details["parts"]] == ["prd_CANDLE"]
    assert (shop.rows(cart_lines, "id"), shop.rows(carts, "id")) == ([], [])
    assert [each.missing[0].sku for each in shop.read(bundles_offered)] == ["CANDLE"]


def test_a_second_one_that_is_short_leaves_the_cart_and_its_version_as_they_were(shop: Shop) -> None:
    bundle_id = evening(shop)
    shop.do(set_stock, SetStock("var_CANDLE", 1))
    take(shop, bundle_id)
    before = shop.rows(carts, "id", "version"), in_cart(shop), shop.rows(cart_adjustments, "source")
    with pytest.raises(BundleShort):
        take(shop, bundle_id)

    assert (shop.rows(carts, "id", "version"), in_cart(shop), shop.rows(cart_adjustments, "source")) == before


def test_a_bundle_that_ended_costs_what_its_parts_cost(shop: Shop) -> None:
    bundle_id = evening(shop)
    cart_id = take(shop, bundle_id)
    shop.do(end_bundle, "quiet-evening")

    assert to_pay(shop, cart_id) == 5800
    with pytest.raises(NotSold):
        take(shop, bundle_id)
    with pytest.raises(NotFound):
        shop.do(end_bundle, "quiet-evening")


def test_the_same_parts_are_the_same_bundle_and_other_parts_another(shop: Shop) -> None:
    first = evening(shop)
    again = evening(shop, None, 50_000)
    other = shop.do(put_bundle, PutBundle("Quiet evening", (("THROW", 1), ("MUG", 2)), "USD", 13000))

    assert first == again != other
    assert shop.read(bundle, first) is None
    assert [each.id for each in shop.read(bundles_offered)] == [other]
    assert [each.id for each in shop.read(bundles_with, ["prd_THROW"])] == [other]
    assert shop.read(bundles_with, ["prd_CANDLE"]) == []


@pytest.mark.parametrize(
    "wrong",
    [
        PutBundle("One", (("MUG", 1),), "USD", 100), PutBundle("None", (), "USD", 100),
        PutBundle("Unknown", (("MUG", 1), ("NO", 1)), "USD", 100), PutBundle("Both", (("MUG", 2),), "USD", 100, 5),
        PutBundle("Neither", (("MUG", 2),), "USD"), PutBundle("…", (("MUG", 2),), "USD", 100),
        PutBundle("Much", (("MUG", 2),), "USD", None, 1_000_001),
    ],
)  # fmt: skip
def test_a_bundle_that_is_none_is_refused(shop: Shop, wrong: PutBundle) -> None:
    with pytest.raises(Invalid):
        shop.do(put_bundle, wrong)

    assert shop.read(bundles_offered) == []


def checkout_of(shop: Shop, cart_id: str) -> str:
    checkout_id: str = shop.do(start_checkout, StartCheckout(cart_id, "per_ada", "cnv_1", "en"))
    shop.do(set_address, SetAddress(checkout_id, dict(ADDRESS)))
    return checkout_id


def test_all_parts_are_reserved_or_none(shop: Shop) -> None:
    checkout_id = checkout_of(shop, take(shop, evening(shop)))
    shop.do(set_stock, SetStock("var_CANDLE", 0))
    with pytest.raises(OutOfStock):
        shop.do(pay, Pay(checkout_id, "trial"))
    refused = [row for row in shop.rows(reservations, "variant_id", "state") if row.state == "held"]
    shop.do(set_stock, SetStock("var_CANDLE", 1))
    shop.do(pay, Pay(checkout_id, "trial"))

    assert refused == []
    held = {row.variant_id: row.quantity for row in shop.rows(reservations, "variant_id", "quantity")}
    assert held == {"var_CANDLE": 1, "var_MUG": 2}
    assert shop.read(broken_invariants) == []


def test_an_order_keeps_each_parts_share_and_cancelling_gives_all_of_it_back(shop: Shop) -> None:
    checkout_id = checkout_of(shop, take(shop, evening(shop)))
    placed = shop.do(pay, Pay(checkout_id, "cash_on_delivery"))
    lines: list[Any] = shop.rows(order_lines, "sku", "quantity", "discount_minor", "total_minor")
    totals = shop.rows(orders, "subtotal_minor", "discount_minor", "total_minor")
    shop.do(cancel_order, CancelOrder(placed.order_id, "changed my mind"))

    assert [tuple(row) for row in lines] == [("CANDLE", 1, 303, 1897), ("MUG", 2, 497, 3103)]
    assert [tuple(row) for row in totals] == [(5800, 800, 5000)]
    assert {sku: shop.stock(sku) for sku in ("CANDLE", "MUG")} == {"CANDLE": (3, 0), "MUG": (6, 0)}
    assert shop.read(broken_invariants) == []


def test_two_who_take_a_bundle_at_once_have_two(shop: Shop, db: Database) -> None:
    bundle_id = evening(shop)
    cart_id = shop.cart(MUG=1)
    command = AddBundle(bundle_id, "per_ada", "cnv_1")
    in_the_middle(db, SHOP, lambda tx: add_bundle(tx, command), lambda tx: add_bundle(tx, command))

    assert in_cart(shop) == {"var_CANDLE": 2, "var_MUG": 4}
    assert [row.source["count"] for row in shop.rows(cart_adjustments, "source")] == [2]
    assert to_pay(shop, cart_id) == 10000


def test_a_first_cart_that_two_open_with_a_bundle_is_one(shop: Shop, db: Database) -> None:
    command = AddBundle(evening(shop), "per_ada", "cnv_1")
    in_the_middle(db, SHOP, lambda tx: add_bundle(tx, command), lambda tx: add_bundle(tx, command))

    assert in_cart(shop) == {"var_CANDLE": 2, "var_MUG": 4}
    assert [row.source["count"] for row in shop.rows(cart_adjustments, "source")] == [2]


def test_a_cart_that_takes_over_anothers_lines_takes_its_bundles_too(shop: Shop) -> None:
    into = shop.cart("per_bob")
    cart_id = take(shop, evening(shop))
    shop.do(merge_carts, MergeCarts(cart_id, into))

    assert to_pay(shop, into) == 5000


def test_what_lies_in_the_carts_of_others_is_not_used(shop: Shop) -> None:
    bundle_id = evening(shop)
    shop.cart("per_bea", MUG=2, CANDLE=1)

    for _ in range(2):  # into a new cart, and into one that is there
        cart_id = take(shop, bundle_id)

    lines = shop.rows(cart_lines, "cart_id", "variant_id", "quantity")
    own = {row.variant_id: row.quantity for row in lines if row.cart_id == cart_id}
    assert own == {"var_CANDLE": 2, "var_MUG": 4}
