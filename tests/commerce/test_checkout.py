from typing import Any

import pytest

from chaffer.accounts.tables import shops
from chaffer.commerce.cart.errors import NotSold, OutOfStock
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.catalog.tables import stock, variants
from chaffer.commerce.checkout.errors import (
    CartMoved,
    CheckoutClosed,
    CheckoutIncomplete,
    EmptyCart,
    NotOffered,
    NotServed,
)
from chaffer.commerce.checkout.operations.choose_delivery import ChooseDelivery, choose_delivery
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.set_address import SetAddress, set_address
from chaffer.commerce.checkout.operations.set_email import SetEmail, set_email
from chaffer.commerce.checkout.operations.start_checkout import StartCheckout, start_checkout
from chaffer.commerce.checkout.queries import checkout, delivery_choices, totals
from chaffer.commerce.checkout.tables import reservations
from chaffer.commerce.defaults import ZONE
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.pricing.tables import rounding, shipping_rates, shipping_zones, tax_rates
from chaffer.commerce.vouchers.errors import VoucherRefused
from chaffer.commerce.vouchers.operations.apply_voucher import ApplyVoucher, apply_voucher
from chaffer.commerce.vouchers.operations.create_voucher import CreateVoucher, create_voucher
from chaffer.commerce.vouchers.tables import vouchers
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given
from chaffer.runtime.transaction import guarded
from chaffer.testing import ManualClock
from tests.commerce.books import check_books
from tests.commerce.shop import ADDRESS, SHOP, Shop, put


def rate(shop: Shop, rate_id: str, minor: int, zone: str = ZONE, **more: Any) -> None:
    values = {"code": rate_id, "name": rate_id, "currency": "USD", "minor": minor} | more
    shop.do(lambda tx: put(tx, shipping_rates, id=rate_id, zone_id=zone, **values))


def test_an_empty_cart_cannot_be_ordered(shop: Shop) -> None:
    with pytest.raises(EmptyCart):
        shop.do(start_checkout, StartCheckout(shop.cart(), "per_ada"))


def test_what_is_gone_since_is_said_before_the_address(shop: Shop) -> None:
    shop.product("MUG", on_hand=2)
    shop.product("HAT")
    mugs, hats = shop.cart("per_ada", MUG=2), shop.cart("per_bob", HAT=1)
    shop.do(lambda tx: tx.run(guarded("test.take", stock, on_hand=1)))
    with pytest.raises(OutOfStock):
        shop.do(start_checkout, StartCheckout(mugs, "per_ada"))
    shop.do(lambda tx: tx.run(guarded("test.end", variants, variants.c.id == "var_HAT", state="archived")))
    with pytest.raises(NotSold):
        shop.do(start_checkout, StartCheckout(hats, "per_bob"))


def test_a_checkout_tells_what_is_missing(shop: Shop) -> None:
    shop.product("MUG")
    rate(shop, "express", 900)
    checkout_id = shop.do(start_checkout, StartCheckout(shop.cart(MUG=1), "per_ada"))
    assert shop.read(checkout, checkout_id).missing == ("address", "delivery", "payment")
    with pytest.raises(CheckoutIncomplete):
        shop.do(pay, Pay(checkout_id, "trial"))
    with pytest.raises(CheckoutIncomplete):
        shop.do(choose_delivery, ChooseDelivery(checkout_id, "express"))
    shop.do(set_address, SetAddress(checkout_id, ADDRESS))
    assert shop.read(checkout, checkout_id).missing == ("delivery", "payment")
    assert {each.rate_id for each in shop.read(delivery_choices, checkout_id)} == {"rat_standard", "express"}
    with pytest.raises(NotOffered):
        shop.do(choose_delivery, ChooseDelivery(checkout_id, "rocket"))
    shop.do(choose_delivery, ChooseDelivery(checkout_id, "express"))
    assert shop.read(checkout, checkout_id).missing == ("payment",)
    assert shop.read(totals, checkout_id).total.minor == 1900
    with pytest.raises(NotOffered):
        shop.do(pay, Pay(checkout_id, "shells"))


def test_nothing_is_delivered_where_no_zone_reaches(shop: Shop) -> None:
    shop.product("MUG")
    shop.do(lambda tx: tx.run(guarded("test.zone", shipping_zones, countries=["US", "CA"])))
    checkout_id = shop.do(start_checkout, StartCheckout(shop.cart(MUG=1), "per_ada"))
    with pytest.raises(NotServed):
        shop.do(set_address, SetAddress(checkout_id, {**ADDRESS, "country": "fr"}))
    assert shop.read(checkout, checkout_id).address is None


def test_the_nearest_zone_and_the_weight_decide(shop: Shop) -> None:
    shop.product("MUG", 1000, grams=400)
    shop.do(lambda tx: put(tx, shipping_zones, id="zon_us", name="US", countries=["US"]))
    rate(shop, "light", 300, "zon_us", max_grams=1000, free_over_minor=3000)
    rate(shop, "heavy", 900, "zon_us", min_grams=1001)
    one = shop.checkout("per_1", MUG=1)
    assert [(each.rate_id, each.price.minor) for each in shop.read(delivery_choices, one)] == [("light", 300)]
    three = shop.checkout("per_3", MUG=3)
    assert [(each.rate_id, each.price.minor) for each in shop.read(delivery_choices, three)] == [("heavy", 900)]
    far = shop.checkout("per_far", {**ADDRESS, "country": "FR"}, MUG=1)
    assert [each.rate_id for each in shop.read(delivery_choices, far)] == ["rat_standard"]


def test_delivery_is_free_over_an_amount(shop: Shop) -> None:
    shop.product("MUG", 3000)
    rate(shop, "post", 500, free_over_minor=3000)
    checkout_id = shop.checkout(MUG=1)
    assert {each.rate_id: each.price.minor for each in shop.read(delivery_choices, checkout_id)}["post"] == 0


def test_the_tax_of_the_place_is_on_the_bill(shop: Shop) -> None:
    shop.product("MUG", 1000)
    for region, name, ppm in (("", "Federal", 10_000), ("TX", "Texas", 62_500), ("CA", "California", 72_500)):
        shop.do(
            lambda tx, region=region, name=name, ppm=ppm: put(
                tx, tax_rates, id=name, country="US", region=region, name=name, rate_ppm=ppm
            )
        )
    shop.do(lambda tx: put(tx, rounding, currency="USD", step_minor=5, updated_at=tx.now))
    found = shop.read(totals, shop.checkout(MUG=1))
    assert [(tax.name, tax.minor) for tax in found.tax_lines] == [("Federal", 10), ("Texas", 62)]
    assert (found.total.minor, found.rounding_minor) == (1070, -2)


def test_a_cart_that_changed_must_be_looked_at_again(shop: Shop) -> None:
    shop.product("MUG", 1000)
    cart_id = shop.cart(MUG=1)
    checkout_id = shop.checkout()
    shop.do(add_line, AddLine(cart_id, "var_MUG", 1))
    assert shop.read(checkout, checkout_id).cart_moved
    with pytest.raises(CartMoved):
        shop.do(pay, Pay(checkout_id, "trial"))
    assert shop.do(start_checkout, StartCheckout(cart_id, "per_ada")) == checkout_id
    found = shop.read(checkout, checkout_id)
    assert (found.bill.totals.total.minor, found.missing) == (2000, ("payment",))
    assert shop.do(pay, Pay(checkout_id, "trial")).payment_id


def test_a_new_address_while_paying_lets_go_of_what_was_held(shop: Shop) -> None:
    shop.product("MUG", 1000)
    checkout_id = shop.checkout(MUG=1)
    shop.do(pay, Pay(checkout_id, "trial"))
    shop.do(set_address, SetAddress(checkout_id, {**ADDRESS, "city": "Dallas"}))
    assert shop.stock("MUG") == (10, 0)
    assert shop.read(checkout, checkout_id).state == "open"
    check_books(shop)


def test_a_checkout_is_over_after_its_time(shop: Shop, clock: ManualClock) -> None:
    shop.product("MUG")
    checkout_id = shop.checkout(MUG=1)
    clock.forward(minutes=31)
    assert shop.read(checkout, checkout_id).state == "expired"
    with pytest.raises(CheckoutClosed):
        shop.do(pay, Pay(checkout_id, "trial"))
    assert shop.checkout() == checkout_id
    assert shop.do(pay, Pay(checkout_id, "cash_on_delivery")).order_id


def test_two_lines_of_one_thing_are_one_demand(shop: Shop) -> None:
    shop.product("MUG", 1000, on_hand=3)
    cart_id = shop.cart(MUG=2)
    shop.do(add_line, AddLine(cart_id, "var_MUG", 1, unit_minor=900))
    checkout_id = shop.checkout()
    shop.do(lambda tx: tx.run(guarded("test.take", stock, on_hand=2)))
    with pytest.raises(OutOfStock):
        shop.do(pay, Pay(checkout_id, "cash_on_delivery"))
    assert shop.rows(orders, "id") == []
    assert shop.rows(reservations, "id") == []


def test_a_refused_voucher_leaves_nothing_behind(shop: Shop) -> None:
    shop.product("MUG", 1000)
    voucher_id, code = shop.do(create_voucher, CreateVoucher("amount", 300, "USD"))
    cart_id = shop.cart(MUG=1)
    shop.do(apply_voucher, ApplyVoucher(cart_id, f" {code[:5].lower()}-{code[5:]} "))
    checkout_id = shop.checkout()
    assert shop.read(totals, checkout_id).total.minor == 700
    shop.do(lambda tx: tx.run(Statement("test.use", guarded("x", vouchers, vouchers.c.id == given("v"), used=1).clause), v=voucher_id))  # fmt: skip

    def attempt(tx: Any) -> None:  # caught inside, as a turn does: the transaction commits
        with pytest.raises(VoucherRefused):
            pay(tx, Pay(checkout_id, "trial"))

    shop.db.write_now(SHOP, attempt)
    assert shop.stock("MUG") == (10, 0)
    check_books(shop)


def test_an_unknown_code_is_refused_like_a_used_one(shop: Shop) -> None:
    cart_id = shop.cart()
    _, code = shop.do(create_voucher, CreateVoucher("percent", 100_000, contact_id="per_bob"))
    texts = []
    for each in ("NOPE", code):
        with pytest.raises(VoucherRefused) as refusal:
            shop.do(apply_voucher, ApplyVoucher(cart_id, each))
        texts.append(str(refusal.value))
    assert texts[0] == texts[1]


def test_what_costs_nothing_is_ordered_without_paying(shop: Shop) -> None:
    shop.product("MUG", 1000)
    _, code = shop.do(create_voucher, CreateVoucher("percent", 1_000_000))
    shop.do(apply_voucher, ApplyVoucher(shop.cart(MUG=1), code))
    assert shop.do(pay, Pay(shop.checkout(), "trial")).order_id
    assert shop.rows(orders, "payment_state", "total_minor") == [("paid", 0)]
    check_books(shop)


@pytest.mark.parametrize(
    "wrong", [{"country": "USA"}, {"country": "1!"}, {"lines": ["x"] * 7}, {"name": "x" * 201}, {"lines": "no list"}]
)
def test_an_address_that_cannot_be_is_refused(shop: Shop, wrong: dict[str, Any]) -> None:
    shop.product("MUG")
    checkout_id = shop.checkout(MUG=1)
    with pytest.raises(Invalid):
        shop.do(set_address, SetAddress(checkout_id, {**ADDRESS, **wrong}))


def test_a_mail_address_is_kept_if_it_is_one(shop: Shop) -> None:
    shop.product("MUG")
    checkout_id = shop.checkout(MUG=1)
    shop.do(set_email, SetEmail(checkout_id, " ada@example.com "))
    assert shop.read(checkout, checkout_id).email == "ada@example.com"
    with pytest.raises(Invalid):
        shop.do(set_email, SetEmail(checkout_id, "ada at example"))


def test_the_merchant_says_how_one_may_pay(shop: Shop) -> None:
    shop.product("MUG")
    checkout_id = shop.checkout(MUG=1)
    shop.do(lambda tx: tx.run(guarded("test.settings", shops, settings={"payment_methods": ["trial"]})))
    with pytest.raises(NotOffered):
        shop.do(pay, Pay(checkout_id, "cash_on_delivery"))


def test_an_order_is_sent_from_one_place_if_one_has_it_all(shop: Shop) -> None:
    shop.product("MUG", on_hand=1)
    shop.product("HAT", on_hand=5)
    shop.location("loc_a", MUG=5, HAT=5)
    shop.do(pay, Pay(shop.checkout(MUG=2, HAT=1), "trial"))
    assert {row.location_id for row in shop.rows(reservations, "location_id")} == {"loc_a"}
