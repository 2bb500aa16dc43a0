"""Paying at Stripe's page, whatever Stripe tells of it and when."""

import asyncio
import re
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import pytest
from tests.commerce.books import check_books
from tests.commerce.shop import Shop, open_shop, put
from tests.sandbox.stripe.stage import SECRET, staged

from chaffer.accounts.tables import shops
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.add_payment_account import AddPaymentAccount, add_payment_account
from chaffer.commerce.payments.tables import disputes, payments, refunds
from chaffer.kernel.errors import ProviderFault
from chaffer.runtime.database import Database
from chaffer.sandbox.notify import sign
from chaffer.sandbox.stripe.deliver import Modes
from chaffer.testing import ManualClock


@pytest.fixture
def shop(db: Database) -> Shop:
    return open_shop(db)


def play(scene: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scene)


def test_a_card_that_pays_ends_in_one_order(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            url = await stage.begin()
            html = await (await stage.page.get(url)).text()
            assert "2 × The MUG" in html
            assert "20.00 USD" in html
            assert not re.search(r'type="(text|tel|number)"', html)

            back = await stage.choose(url, "pays")
            assert back.status == 303
            assert "/pay/back/pay_" in back.headers["location"]
            await stage.settled()
            assert len(stage.world.charges_made) == 1
            assert (await stage.page.get(url)).status == 410

    play(scene())
    assert shop.rows(payments, "state", "fee_minor") == [("paid", 88)]
    assert shop.rows(orders, "payment_state", "total_minor") == [("paid", 2000)]
    assert shop.stock("MUG") == (3, 0)
    check_books(shop)


@pytest.mark.parametrize("card", ["declined", "expired"])
def test_a_declined_card_leaves_the_page_open_for_another(shop: Shop, card: str) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            url = await stage.begin()
            assert (await stage.choose(url, card)).status == 200
            await stage.throw("again", id=stage.deliverer.told[-1]["id"])
            await stage.settled()
            assert [row.state for row in await stage.rows("state")] == ["open"]  # the intent was not known to us yet
            await stage.choose(url, "pays")
            await stage.settled()

    play(scene())
    assert shop.rows(payments, "state") == [("paid",)]
    check_books(shop)


def test_a_bank_that_asks_back_is_answered_on_the_page(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            url = await stage.begin()
            asked = await stage.choose(url, "authentication")
            assert "Do you confirm this payment?" in await asked.text()
            assert (await stage.choose(url, "authentication", answer="no")).status == 200
            assert (await stage.choose(url, "authentication", answer="yes")).status == 303
            await stage.settled()

    play(scene())
    assert shop.rows(orders, "payment_state") == [("paid",)]


def test_the_poller_finds_what_no_webhook_told(shop: Shop, clock: ManualClock) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(silent=True)) as stage:
            await stage.choose(await stage.begin(), "pays")
            await stage.settled()
            assert [row.state for row in await stage.rows("state")] == ["open"]
            clock.forward(seconds=61)
            await stage.work()

    play(scene())
    assert shop.rows(orders, "payment_state") == [("paid",)]
    check_books(shop)


def test_webhooks_that_come_thrice_in_any_order_do_their_work_once(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(copies=3, shuffle=9, delay_seconds=0.01)) as stage:
            await stage.choose(await stage.begin(), "pays")
            stage.deliverer.release()
            await stage.settled()
            assert stage.deliverer.notifier.posted >= 9

    play(scene())
    assert shop.rows(payments, "state") == [("paid",)]
    assert len(shop.rows(orders, "id")) == 1
    check_books(shop)


def test_slow_money_makes_the_order_when_it_arrives(shop: Shop, clock: ManualClock) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            await stage.choose(await stage.begin(), "slow")
            await stage.settled()
            (row,) = await stage.rows("state", "provider_id")
            assert row.state == "open"
            clock.forward(hours=3)  # what was held is for sale again
            await stage.work()
            await stage.throw("arrive", id=row.provider_id, paid=True)
            await stage.settled()

    play(scene())
    assert shop.rows(orders, "payment_state") == [("paid",)]
    assert shop.stock("MUG") == (3, 0)
    check_books(shop)


def test_slow_money_that_does_not_arrive_fails(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            await stage.choose(await stage.begin(), "slow")
            await stage.settled()
            (row,) = await stage.rows("provider_id")
            await stage.throw("arrive", id=row.provider_id, paid=False)
            await stage.settled()

    play(scene())
    assert shop.rows(payments, "state", "error") == [("failed", "card_declined")]
    assert shop.rows(orders, "id") == []
    check_books(shop)


def test_a_part_goes_back_through_stripe_and_the_rest_by_hand_there(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            await stage.choose(await stage.begin(), "pays")
            await stage.settled()
            (order,) = await stage.rows("id", table=orders)
            await asyncio.to_thread(shop.do, ask_refund, AskRefund(order.id, "k1", minor=700))
            await stage.work()
            await stage.settled()
            intent = stage.world.of("payment_intent")[0]
            assert [each["amount"] for each in stage.world.of("refund")] == [700]
            await stage.throw("refund", id=intent["id"])
            await stage.settled()

    play(scene())
    assert sorted(shop.rows(refunds, "minor", "state", "actor_kind")) == [
        (700, "done", "staff"), (1300, "done", "provider"),
    ]  # fmt: skip
    assert shop.rows(orders, "payment_state", "refunded_minor") == [("refunded", 2000)]
    assert shop.rows(payments, "state", "refunded_minor") == [("refunded", 2000)]
    check_books(shop)


def test_a_refund_the_bank_sends_back_is_owed_again(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            await stage.choose(await stage.begin(), "pays")
            await stage.settled()
            (order,) = await stage.rows("id", table=orders)
            await asyncio.to_thread(shop.do, ask_refund, AskRefund(order.id, "k1"))
            await stage.work()
            await stage.settled()
            assert [row.payment_state for row in await stage.rows("payment_state", table=orders)] == ["refunded"]
            await stage.throw("fail_refund", id=stage.world.of("refund")[0]["id"])
            await stage.settled()

    play(scene())
    assert shop.rows(refunds, "state", "error") == [("failed", "came_back")]
    assert shop.rows(orders, "payment_state", "refunded_minor") == [("paid", 0)]
    check_books(shop)


@pytest.mark.parametrize("won", [True, False])
def test_a_dispute_is_recorded_booked_and_decided(shop: Shop, won: bool) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(copies=2)) as stage:
            await stage.choose(await stage.begin(), "pays")
            await stage.settled()
            intent = stage.world.of("payment_intent")[0]
            dispute = await stage.throw("dispute", id=intent["id"])
            await stage.settled()
            (row,) = await stage.rows("state", "minor", "taken_minor", "fee_minor", table=disputes)
            assert tuple(row) == ("open", 2000, 2000, 1500)
            await stage.throw("decide", id=dispute["id"], won=won)
            await stage.settled()

    play(scene())
    assert shop.rows(disputes, "state", "taken_minor") == [("won", 0) if won else ("lost", 2000)]
    assert shop.rows(payments, "disputed_minor") == [(0,) if won else (2000,)]
    check_books(shop)


def test_a_disputed_payment_is_not_refunded_as_well(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(silent=True)) as stage:
            await stage.choose(await stage.begin(), "pays")
            shop.db.clock.forward(seconds=61)  # type: ignore[attr-defined]
            await stage.work()
            await stage.throw("dispute", id=stage.world.of("payment_intent")[0]["id"])
            (order,) = await stage.rows("id", table=orders)
            await asyncio.to_thread(shop.do, ask_refund, AskRefund(order.id, "k1"))
            await stage.work()

    play(scene())
    assert shop.rows(refunds, "state", "error") == [("failed", "charge_disputed")]
    assert shop.rows(orders, "refunded_minor") == [(0,)]
    check_books(shop)


BODY = b'{"id":"evt_1","object":"event","type":"checkout.session.completed","data":{"object":{"id":"cs_1"}}}'


def test_only_the_accounts_own_secret_opens_its_address(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            now = shop.db.clock.now()

            async def posted(signature: str, body: bytes = BODY, address: str = stage.webhook) -> int:
                headers = {"stripe-signature": signature, "content-type": "application/json"}
                return (await stage.page.post(address, data=body, headers=headers)).status

            assert await posted(sign(SECRET, now, BODY)) == 200
            assert await posted(sign(SECRET, now, BODY).replace("v1=", f"v1={'0' * 64},v1=")) == 200
            assert await posted(sign("whsec_other", now, BODY)) == 403
            assert await posted(sign(SECRET, now + timedelta(seconds=100), BODY)) == 403
            assert await posted(sign(SECRET, now - timedelta(seconds=310), BODY)) == 403
            assert await posted(sign(SECRET, now, BODY), BODY + b" ") == 403
            assert await posted("") == 403
            assert await posted(sign(SECRET, now, b"[]"), b"[]") == 400
            assert await posted(sign(SECRET, now, BODY), address=f"{stage.webhook}0") == 404

    play(scene())


def test_what_one_shops_account_says_of_anothers_payment_counts_for_nothing(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(silent=True)) as stage:
            await stage.choose(await stage.begin(), "pays")
            (row,) = await stage.rows("provider_id")
            keys = {"secret_key": "sk_eve", "webhook_secret": "whsec_eve"}
            eve = await asyncio.to_thread(
                shop.db.write_now, "shp_eve",
                lambda tx: (
                    put(tx, shops, slug="eve", name="Eve", currency="USD", language="en", country="US", created_at=tx.now),
                    add_payment_account(tx, AddPaymentAccount("stripe", {}, keys), stage.providers._secrets),
                )[1],
            )  # fmt: skip
            body = BODY.replace(b"cs_1", row.provider_id.encode())
            headers = {"stripe-signature": sign("whsec_eve", shop.db.clock.now(), body)}
            address = f"{stage.webhook.rpartition('/')[0]}/{eve}"
            assert (await stage.page.post(address, data=body, headers=headers)).status == 200
            assert await stage.work() == 0

    play(scene())
    assert shop.rows(payments, "state") == [("open",)]


def test_a_new_key_is_used_within_moments_and_a_wrong_one_is_a_fault(shop: Shop, clock: ManualClock) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            url = await stage.begin()
            wrong = AddPaymentAccount(
                "stripe", {"api_base_url": stage.stripe_url}, {"secret_key": "sk_no", "webhook_secret": SECRET}
            )
            await asyncio.to_thread(shop.do, add_payment_account, wrong, stage.providers._secrets)
            clock.forward(seconds=3)
            session = url.rpartition("/")[2]
            with pytest.raises(ProviderFault) as fault:
                await (await stage.providers.get("shp_test", "stripe")).look(session)
            assert not fault.value.retryable
            with pytest.raises(ProviderFault):
                await stage.providers.get("shp_other", "stripe")

    play(scene())
