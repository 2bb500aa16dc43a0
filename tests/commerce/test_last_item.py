"""Many want the last unit at the same moment. RACE_ROUNDS says how often."""

import os
from typing import Any

from sqlalchemy import select, update

from chaffer.commerce.cart.errors import OutOfStock
from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.reserving import reserve
from chaffer.commerce.checkout.tables import reservations
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.vouchers.errors import VoucherRefused
from chaffer.commerce.vouchers.operations.create_voucher import CreateVoucher, create_voucher
from chaffer.commerce.vouchers.operations.redeem import redeem
from chaffer.commerce.vouchers.tables import redemptions, vouchers
from chaffer.runtime.statements import Statement, given, mine
from tests.commerce.books import check_books
from tests.commerce.shop import SHOP, Shop
from tests.rivals import at_once

ROUNDS = int(os.environ.get("RACE_ROUNDS", "5"))
BUYERS = 16

LEFT = Statement(
    "test.naive_left",
    select((stock.c.on_hand - stock.c.reserved).label("left")).where(mine(stock), stock.c.variant_id == given("v")),
)
TAKE = Statement(
    "test.naive_take",
    update(stock).where(mine(stock), stock.c.variant_id == given("v")).values(reserved=stock.c.reserved + 1),
)


def test_the_last_unit_is_sold_once(shop: Shop) -> None:
    for number in range(ROUNDS):
        variant = shop.product(f"ITEM{number}", on_hand=1)

        def buy(tx: Any, variant: str = variant) -> None:
            reserve(tx, tx.new_id("checkout"), {variant: 1}, tx.now)

        results = at_once(shop.db, SHOP, [buy] * BUYERS)

        assert sum(each is None for each in results) == 1
        assert sum(isinstance(each, OutOfStock) for each in results) == BUYERS - 1
        assert shop.stock(f"ITEM{number}") == (1, 1)
    assert len(shop.rows(reservations, "id")) == ROUNDS


def test_a_shop_that_looks_before_it_takes_oversells(shop: Shop) -> None:
    """The control: without it the test above would prove nothing."""
    oversold = 0
    for number in range(ROUNDS):
        variant = shop.product(f"ITEM{number}", on_hand=1)
        # As a shop does that looks when it shows the page and takes when it is told to.
        left = shop.read(lambda tx, variant=variant: tx.one(LEFT, v=variant).left)
        assert left == 1
        at_once(shop.db, SHOP, [lambda tx, variant=variant: tx.run(TAKE, v=variant)] * BUYERS)
        oversold += shop.stock(f"ITEM{number}")[1] > 1
    assert oversold > 0.9 * ROUNDS


def test_whole_checkouts_race_for_the_last_unit(shop: Shop) -> None:
    shop.product("MUG", on_hand=3)
    waiting = [shop.checkout(f"per_{number}", MUG=1) for number in range(8)]
    ways = ("trial", "cash_on_delivery")

    def buyer(number: int) -> Any:
        return lambda tx: pay(tx, Pay(waiting[number], ways[number % 2]))

    results = at_once(shop.db, SHOP, [buyer(number) for number in range(len(waiting))])

    assert sum(isinstance(each, OutOfStock) for each in results) == 5
    on_hand, reserved = shop.stock("MUG")
    assert on_hand - reserved == 0
    assert len(shop.rows(orders, "id")) == 3 - reserved
    check_books(shop)


def test_a_voucher_with_one_use_left_is_used_once(shop: Shop) -> None:
    voucher_id, _ = shop.do(create_voucher, CreateVoucher("amount", 500, "USD", uses_at_most=2))
    shop.do(redeem, voucher_id, "per_0", "chk_0", 500)

    def use(number: int) -> Any:
        return lambda tx: redeem(tx, voucher_id, f"per_{number}", f"chk_{number}", 500)

    results = at_once(shop.db, SHOP, [use(number) for number in range(1, BUYERS + 1)])

    assert sum(isinstance(each, VoucherRefused) for each in results) == BUYERS - 1
    assert shop.rows(vouchers, "used") == [(2,)]
    assert len(shop.rows(redemptions, "id")) == 2
