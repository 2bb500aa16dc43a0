"""Cards kept at Stripe: charged by a word, once, within the mandate, or not at all."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from tests.commerce.books import check_books
from tests.commerce.shop import Shop, open_shop
from tests.sandbox.stripe.stage import Stage, staged

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.commerce.catalog.operations.set_stock import SetStock, set_stock
from chaffer.commerce.checkout.errors import CartMoved, NotOffered
from chaffer.commerce.checkout.operations.pay_saved import PaySaved, pay_saved
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.mandates import Limits, MandateTooSmall, Taken, give_back, revoke_mandates, use_mandate
from chaffer.commerce.payments.methods import MethodGone, forget_methods
from chaffer.commerce.payments.tables import mandates, payment_methods, payments
from chaffer.kernel.money import Money
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock

LIMITS = {"order_minor": 3000, "month_minor": 5000, "days": 365}


@pytest.fixture
def shop(db: Database) -> Shop:
    opened = open_shop(db)
    opened.do(change_shop, ChangeShop(settings={"saved_cards": LIMITS}))
    return opened


def play(scene: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scene)


async def kept(stage: Stage, card: str = "pays") -> str:
    """A first sale whose card is kept; our id of it."""
    await stage.choose(await stage.begin(), card, keep="yes", answer="yes")
    await stage.settled()
    (method,) = await stage.rows("id", "label", "last4", "customer_id", "expires_at", table=payment_methods)
    assert len(method.last4) == 4
    return str(method.id)


async def said_yes(stage: Stage, method: str, total: int = 2000, contact: str = "per_ada", **items: int) -> str:
    def work() -> str:
        checkout_id = stage.shop.checkout(contact, **(items or {"MUG": 2}))
        payment_id: str = stage.shop.do(pay_saved, PaySaved(checkout_id, method, total)).payment_id
        assert stage.shop.do(pay_saved, PaySaved(checkout_id, method, total)).payment_id == payment_id
        return payment_id

    return await asyncio.to_thread(work)


async def states(stage: Stage, payment_id: str) -> tuple[str, str]:
    row = next(row for row in await stage.rows("id", "state", "error") if row.id == payment_id)
    return str(row.state), str(row.error)


def test_a_kept_card_is_charged_once_for_one_yes(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            payment = await said_yes(stage, await kept(stage))
            await stage.work()
            await stage.settled()
            assert await states(stage, payment) == ("paid", "")
            assert [minor for _, minor in stage.world.charges_made] == [2000, 2000]

    play(scene())
    assert len(shop.rows(orders, "id")) == 2
    assert shop.rows(mandates, "used_minor", "limit_minor", "order_limit_minor") == [(2000, 5000, 3000)]
    check_books(shop)


def test_an_answer_lost_on_the_way_is_asked_for_again_and_charges_nothing_more(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            payment = await said_yes(stage, await kept(stage))
            charge = (await stage.providers.get("shp_test", "stripe")).charge
            from chaffer.commerce.payments.jobs import charge_saved

            request = await stage.shop.db.read("shp_test", lambda tx: charge_saved.prepare(tx, {"payment_id": payment}))
            assert request is not None
            await charge(request)  # the answer never reached us
            await stage.work()
            assert await states(stage, payment) == ("paid", "")
            assert len(stage.world.charges_made) == 2

    play(scene())
    check_books(shop)


@pytest.mark.parametrize(
    ("card", "error"), [("always_asks", "authentication_required"), ("saved_then_declined", "card_declined")]
)
def test_a_bank_that_says_no_leads_to_a_page_to_pay_on(shop: Shop, card: str, error: str) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            payment = await said_yes(stage, await kept(stage, card))
            await stage.work()
            assert await states(stage, payment) == ("failed", error)
            assert len(stage.world.charges_made) == 1
            page = next(row.url for row in await stage.rows("id", "state", "url") if row.state == "open")
            await stage.choose(page, "pays")
            await stage.settled()

    play(scene())
    assert len(shop.rows(orders, "id")) == 2
    assert shop.rows(mandates, "used_minor") == [(0,)]
    check_books(shop)


def test_what_was_not_read_back_or_allowed_is_not_charged(shop: Shop, clock: ManualClock) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            method = await kept(stage)
            await asyncio.to_thread(lambda: shop.product("BOWL", 3500, on_hand=9))
            with pytest.raises(CartMoved):
                await said_yes(stage, method, total=1999, contact="per_ada", MUG=2)
            with pytest.raises(MandateTooSmall):
                await said_yes(stage, method, total=5500, contact="per_ada", BOWL=1)

    play(scene())
    assert shop.rows(mandates, "id") == []


def test_a_card_is_charged_only_for_its_shopper_and_until_it_is_forgotten(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            method = await kept(stage)
            with pytest.raises(MethodGone):
                await said_yes(stage, method, contact="per_eve")
            await asyncio.to_thread(shop.do, forget_methods, "per_ada")
            await asyncio.to_thread(shop.do, revoke_mandates, "per_ada")
            with pytest.raises(MethodGone):
                await said_yes(stage, method)

    play(scene())


def test_without_the_shops_wish_nothing_is_kept_or_charged(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            method = await kept(stage)
            await asyncio.to_thread(shop.do, change_shop, ChangeShop(settings={"saved_cards": None}))
            with pytest.raises(NotOffered):
                await said_yes(stage, method)
            await asyncio.to_thread(lambda: shop.do(set_stock, SetStock("var_MUG", 9)))
            url = await stage.begin("per_bob")
            assert "Keep this card" not in await (await stage.page.get(url)).text()

    play(scene())


def test_a_mandate_is_never_overdrawn_by_rivals(db: Database) -> None:
    shop = open_shop(db)
    limits = Limits(1000, 3000)

    def use(tx: Transaction) -> Taken:
        return use_mandate(tx, "per_ada", "pmt_1", Money(1000, "USD"), limits, {})

    mandate = shop.db.write_now("shp_test", use)

    async def rivals() -> list[Any]:
        return await asyncio.gather(*(db.write("shp_test", use) for _ in range(6)), return_exceptions=True)

    refused = [each for each in asyncio.run(rivals()) if isinstance(each, MandateTooSmall)]

    assert len(refused) == 4
    assert shop.rows(mandates, "used_minor") == [(3000,)]
    shop.do(give_back, mandate, 1000)
    assert shop.do(use) == mandate


def test_a_mandate_fills_up_again_after_its_month_and_ends_on_its_day(db: Database, clock: ManualClock) -> None:
    shop = open_shop(db)
    limits = Limits(1000, 1000, days=40)

    def use(tx: Transaction) -> str:
        return use_mandate(tx, "per_ada", "pmt_1", Money(1000, "USD"), limits, {}).mandate_id

    first = shop.do(use)
    with pytest.raises(MandateTooSmall):
        shop.do(use)
    clock.forward(days=31)
    assert shop.do(use) == first
    clock.forward(days=10)
    assert shop.do(use) != first
    assert len(shop.rows(payments, "id")) == 0
