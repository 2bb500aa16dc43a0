import asyncio
import re
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.commerce.books import check_books
from tests.commerce.shop import Shop, open_shop
from tests.sandbox.payments.stage import Stage, staged

from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.integrations.payments.trial.provider import TrialProvider
from chaffer.kernel.errors import Forged, ProviderFault
from chaffer.runtime.database import Database
from chaffer.runtime.http import Client
from chaffer.sandbox.notify import sign
from chaffer.sandbox.payments.bank import Modes
from chaffer.testing import ManualClock


@pytest.fixture
def shop(db: Database, clock: ManualClock) -> Shop:
    # The provider lives in real time; so does this shop.
    clock.forward(seconds=(datetime.now(UTC) - clock.now()).total_seconds())
    return open_shop(db)


def play(scene: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scene)


async def settled(stage: Stage) -> None:
    """Let the provider's webhooks arrive and be looked into."""
    async with asyncio.timeout(10):
        while not stage.notices:
            await asyncio.sleep(0.02)
    await stage.work()


def test_a_card_that_pays_ends_in_one_order(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            url = await stage.begin()
            html = await (await stage.page.get(url)).text()
            assert "20.00 USD" in html
            assert "<b>Test</b>" in html
            assert "Choose a test card" in html
            assert not re.search(r'type="(text|tel|number)"', html)

            back = await stage.choose(url, "pays")
            assert back.status == 303
            assert "/pay/back/pay_" in back.headers["location"]
            await settled(stage)
            assert "Thank you" in await (await stage.page.get(url)).text()
            assert len(stage.bank.charges) == 1

    play(scene())
    assert shop.rows(orders, "payment_state", "total_minor") == [("paid", 2000)]
    assert shop.rows(payments, "state", "fee_minor") == [("paid", 88)]
    check_books(shop)


@pytest.mark.parametrize("card", ["declines", "times_out"])
def test_a_card_that_does_not_pay_may_be_followed_by_one_that_does(shop: Shop, card: str) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(think_seconds=0.01)) as stage:
            url = await stage.begin()
            html = await (await stage.choose(url, card)).text()
            assert 'role="alert"' in html
            await settled(stage)
            assert [row.state for row in await stage.rows("state")] == ["failed"]
            stage.notices.clear()
            assert (await stage.choose(url, "pays")).status == 303
            await settled(stage)

    play(scene())
    assert shop.rows(payments, "state") == [("paid",)]
    check_books(shop)


def test_a_card_that_asks_back_pays_once_confirmed(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            url = await stage.begin()
            assert "Do you confirm" in await (await stage.choose(url, "authentication")).text()
            refused = await stage.page.post(f"{url}/confirm", data={"answer": "no"}, allow_redirects=False)
            assert "was not confirmed" in await refused.text()
            assert stage.bank.charges == []
            agreed = await stage.page.post(f"{url}/confirm", data={"answer": "yes"}, allow_redirects=False)
            assert agreed.status == 303
            await settled(stage)
            await asyncio.sleep(0.5)
            await stage.work()

    play(scene())
    assert shop.rows(payments, "state") == [("paid",)]


def test_the_webhook_may_come_before_the_shopper_does(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(webhook="before")) as stage:
            url = await stage.begin()
            await stage.choose(url, "pays")
            assert len(stage.notices) == 1
            await stage.work()

    play(scene())
    assert len(shop.rows(orders, "id")) == 1


def test_the_webhook_may_come_twice(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(webhook="twice")) as stage:
            url = await stage.begin()
            await stage.choose(url, "pays")
            async with asyncio.timeout(10):
                while len(stage.notices) < 2:
                    await asyncio.sleep(0.02)
            await stage.work()

    play(scene())
    assert len(shop.rows(orders, "id")) == 1
    check_books(shop)


def test_a_payment_whose_webhook_never_comes_is_found_by_looking(shop: Shop, clock: ManualClock) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(webhook="never")) as stage:
            url = await stage.begin()
            await stage.choose(url, "pays")
            assert await stage.work() == 0
            clock.forward(seconds=61)
            assert await stage.work() == 1

    play(scene())
    assert shop.rows(payments, "state") == [("paid",)]
    check_books(shop)


def test_a_payment_that_stays_open_is_looked_at_ever_more_rarely(shop: Shop, clock: ManualClock) -> None:
    looks: list[float] = []

    async def scene() -> None:
        async with staged(shop, Modes(webhook="never")) as stage:
            await stage.begin()
            begun = clock.now()
            for _ in range(16):
                clock.forward(minutes=1)
                if await stage.work():
                    looks.append((clock.now() - begun).total_seconds() / 60)

    play(scene())
    assert looks == [1, 3, 7, 15]


def test_cancelling_a_paid_order_sends_the_money_back(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            await stage.choose(await stage.begin(), "pays")
            await settled(stage)
            (order,) = await asyncio.to_thread(shop.rows, orders, "id")
            await asyncio.to_thread(shop.do, cancel_order, CancelOrder(order.id, "changed my mind"))
            await stage.work()
            (session,) = stage.bank.sessions.values()
            assert session.refunded_minor == 2000

    play(scene())
    assert shop.rows(orders, "state", "payment_state") == [("cancelled", "refunded")]
    assert shop.rows(refunds, "state", "minor") == [("done", 2000)]
    assert shop.stock("MUG") == (5, 0)
    check_books(shop)


def test_a_session_asked_for_twice_is_one_session(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            http, headers = Client(), {"authorization": "Bearer sk_trial", "idempotency-key": "k1"}
            base = stage.tools.payment_providers.by_name["trial"]._base
            wish = {"reference": "p1", "minor": 500, "currency": "USD"}
            first = await http.post(f"{base}/v1/sessions", json=wish, headers=headers)
            again = await http.post(f"{base}/v1/sessions", json=wish, headers=headers)
            other = await http.post(f"{base}/v1/sessions", json={**wish, "minor": 501}, headers=headers)
            stranger = await http.post(f"{base}/v1/sessions", json=wish, headers={"authorization": "Bearer no"})
            assert first.body == again.body
            assert (other.status, stranger.status) == (409, 401)
            await http.close()

    play(scene())


def test_a_provider_that_is_away_is_asked_again_later(shop: Shop, clock: ManualClock) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            provider = stage.tools.payment_providers.by_name["trial"]
            provider._base, there = "http://127.0.0.1:9", provider._base
            with pytest.raises(ProviderFault) as fault:
                await provider.look("x")
            assert fault.value.retryable
            assert await stage.begin() == ""
            assert [row.state for row in await stage.rows("state")] == ["asked"]
            provider._base = there
            clock.forward(seconds=2)
            await stage.work()
            assert [row.state for row in await stage.rows("state")] == ["open"]

    play(scene())


NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BODY = b'{"id":"te_1","session":"ts_1"}'


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("", BODY),
        ("v1=00", BODY),
        (sign("whsec_trial", NOW, BODY), BODY + b" "),
        (sign("other", NOW, BODY), BODY),
        (sign("whsec_trial", datetime(2026, 3, 2, 11, 54, tzinfo=UTC), BODY), BODY),
        (sign("whsec_trial", datetime(2026, 3, 2, 12, 2, tzinfo=UTC), BODY), BODY),
        (sign("whsec_trial", NOW, BODY) + ",t=1", BODY),
    ],
)
def test_a_forged_or_stale_notice_is_refused(header: str, body: bytes) -> None:
    provider = TrialProvider(Client(), "http://x", "k", "whsec_trial")

    assert provider.parse_notice({"trial-signature": sign("whsec_trial", NOW, BODY)}, BODY, NOW).provider_id == "ts_1"
    with pytest.raises(Forged):
        provider.parse_notice({"trial-signature": header}, body, NOW)
