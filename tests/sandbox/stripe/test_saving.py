"""Cards kept without a payment: by any order of webhooks or none, once, for the shopper who asked, and given up again."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import pytest
from tests.commerce.shop import Shop, open_shop, put
from tests.sandbox.stripe.stage import Stage, staged

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.commerce.checkout.operations.pay_saved import PaySaved, pay_saved
from chaffer.commerce.payments.methods import forget_method, forget_methods
from chaffer.commerce.payments.operations.begin_setup import BeginSetup, begin_setup
from chaffer.commerce.payments.tables import card_setups, payment_methods
from chaffer.runtime.database import Database
from chaffer.sandbox.stripe.deliver import Modes
from chaffer.testing import ManualClock

LIMITS = {"order_minor": 3000, "month_minor": 5000, "days": 365}


@pytest.fixture
def shop(db: Database) -> Shop:
    opened = open_shop(db)
    opened.do(change_shop, ChangeShop(settings={"saved_cards": LIMITS}))
    return opened


def play(scene: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scene)


async def begin(stage: Stage, contact: str = "per_ada") -> tuple[str, str]:
    """A setup opened at Stripe: our id of it and the address of its page."""
    command = BeginSetup(contact, "stripe", "en", {"said": "save my card"}, "cnv_1")
    setup_id: str = await asyncio.to_thread(stage.shop.do, begin_setup, command)
    await stage.work()
    row = next(row for row in await stage.rows("id", "url", table=card_setups) if row.id == setup_id)
    return setup_id, str(row.url)


async def states(stage: Stage) -> list[tuple[str, str]]:
    return [(row.state, row.error) for row in await stage.rows("state", "error", table=card_setups)]


async def cards(stage: Stage) -> list[tuple[str, str, str, str]]:
    rows = await stage.rows("contact_id", "label", "last4", "state", table=payment_methods)
    return [(row.contact_id, row.label, row.last4, row.state) for row in rows]


@pytest.mark.parametrize("modes", [
    Modes(), Modes(copies=3), Modes(shuffle=4, copies=2), Modes(silent=True),
], ids=["in order", "three times", "in any order", "never"])  # fmt: skip
def test_a_card_is_kept_once_however_stripe_tells_of_it(shop: Shop, clock: ManualClock, modes: Modes) -> None:
    async def scene() -> None:
        async with staged(shop, modes) as stage:
            _, url = await begin(stage)
            assert "Save this card" in await (await stage.page.get(url)).text()
            answer = await stage.choose(url, "pays")
            assert (answer.status, "/card/back/cst_" in answer.headers["location"]) == (303, True)
            stage.deliverer.release()
            await stage.settled()
            clock.forward(minutes=2)  # by then it is found without a webhook, too
            await stage.work()
            assert await states(stage) == [("kept", "")]
            assert await cards(stage) == [("per_ada", "Visa", "4242", "active")]
            assert stage.world.charges_made == []

    play(scene())


def test_a_card_kept_so_pays_by_a_word(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            _, url = await begin(stage)
            await stage.choose(url, "pays")
            await stage.settled()
            (method,) = await stage.rows("id", table=payment_methods)

            def yes() -> None:
                shop.product("MUG", 1000, on_hand=5)
                shop.do(pay_saved, PaySaved(shop.checkout(MUG=2), method.id, 2000))

            await asyncio.to_thread(yes)
            await stage.work()
            await stage.settled()
            assert [row.state for row in await stage.rows("state")] == ["paid"]
            assert [minor for _, minor in stage.world.charges_made] == [2000]

    play(scene())


def test_a_card_that_is_declined_can_be_followed_by_one_that_is_kept(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            _, url = await begin(stage)
            assert (await stage.choose(url, "declined")).status == 200
            await stage.settled()
            assert await states(stage) == [("failed", "card_declined")]
            assert await cards(stage) == []
            assert (await stage.choose(url, "always_asks")).status == 200
            await stage.choose(url, "always_asks", answer="yes")
            await stage.settled()
            assert await states(stage) == [("kept", "")]
            assert await cards(stage) == [("per_ada", "Mastercard", "3184", "active")]

    play(scene())


def test_a_page_that_ran_out_keeps_nothing(shop: Shop, clock: ManualClock) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(silent=True)) as stage:
            _, url = await begin(stage)
            clock.forward(hours=24)
            assert (await stage.choose(url, "pays")).status == 410
            await stage.work()
            assert await states(stage) == [("expired", "")]
            assert await cards(stage) == []

    play(scene())


def test_the_open_page_is_used_again_and_a_new_one_made_after_it(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            first, url = await begin(stage)
            assert (await begin(stage))[0] == first
            await stage.choose(url, "pays")
            await stage.settled()
            assert (await begin(stage))[0] != first
            customers = {each["customer"] for each in stage.world.of("setup_intent")}
            assert len(customers) == 1  # the shopper is the same one to Stripe

    play(scene())


def test_a_forgotten_card_is_given_up_at_stripe_and_pays_no_more(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            _, url = await begin(stage)
            await stage.choose(url, "pays")
            await stage.settled()
            (method,) = await stage.rows("id", "provider_id", table=payment_methods)
            assert await asyncio.to_thread(shop.do, forget_method, "per_eve", method.id) is False
            assert await asyncio.to_thread(shop.do, forget_method, "per_ada", method.id) is True
            await stage.work()
            assert stage.world.kept[method.provider_id]["customer"] is None
            assert await asyncio.to_thread(shop.do, forget_method, "per_ada", method.id) is False
            assert await asyncio.to_thread(shop.do, forget_methods, "per_ada") == 0
            provider: Any = await stage.providers.get("shp_test", "stripe")
            await provider.detach(method.provider_id)  # once more, after an answer was lost
            await provider.detach("pm_nobody_knows")

    play(scene())


def test_the_same_card_kept_anew_replaces_the_older_one_at_stripe_too(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            for _ in range(2):
                _, url = await begin(stage)
                await stage.choose(url, "pays")
                await stage.settled()
            assert sorted(await cards(stage)) == [
                ("per_ada", "Visa", "4242", "active"), ("per_ada", "Visa", "4242", "removed"),
            ]  # fmt: skip
            attached = [each for each in stage.world.of("payment_method") if each["customer"]]
            assert len(attached) == 1

    play(scene())


def test_a_webhook_of_another_shops_session_or_of_nobodys_changes_nothing(shop: Shop, db: Database) -> None:
    """What comes to a shop's address counts for its own setups alone, though it is rightly signed."""

    async def scene() -> None:
        async with staged(shop, Modes(silent=True)) as stage:
            other, url = await begin(stage)

            def hand_to_another_shop() -> None:
                row = shop.rows(card_setups, "id", "provider_id", "intent_id")[0]
                db.write_now("shp_other", lambda tx: put(
                    tx, card_setups, id="cst_other", contact_id="per_eve", provider="stripe", state="open",
                    provider_id="cs_other", intent_id="seti_other", proof={}, created_at=tx.now,
                    expires_at=tx.now + timedelta(hours=1),
                ))  # fmt: skip
                assert row.id == other

            await asyncio.to_thread(hand_to_another_shop)
            for kind, told in (
                ("checkout.session.completed", {"object": "checkout.session", "id": "cs_other", "mode": "setup"}),
                ("setup_intent.succeeded", {"object": "setup_intent", "id": "seti_other"}),
                ("setup_intent.canceled", {"object": "setup_intent", "id": "seti_nobody"}),
            ):
                event = {"object": "event", "id": f"evt_{kind}", "type": kind, "data": {"object": told}}
                await stage.deliverer.notifier.send(stage.webhook, event)
            await stage.work()
            assert stage.deliverer.notifier.posted == 3
            assert await states(stage) == [("open", "")]
            rows = await asyncio.to_thread(lambda: db.read_now("shp_other", lambda tx: tx.query(
                "test.other", card_setups.select().where(card_setups.c.shop_id == "shp_other"))))  # fmt: skip
            assert [row.state for row in rows] == ["open"]
            assert url

    play(scene())


def test_a_session_that_names_another_setup_keeps_no_card(shop: Shop) -> None:
    """As when ids were mixed up on the way: the session says itself whose it is."""

    async def scene() -> None:
        async with staged(shop, Modes(silent=True)) as stage:
            _, ada = await begin(stage, "per_ada")
            await begin(stage, "per_eve")
            await stage.choose(ada, "pays")
            session = next(each for each in stage.world.of("checkout.session") if each["status"] == "complete")
            adas, eves = session["client_reference_id"], stage.world.of("checkout.session")[1]["client_reference_id"]
            session["client_reference_id"] = eves
            assert adas != eves
            stage.shop.db.clock.forward(minutes=2)  # type: ignore[attr-defined]
            await stage.work()
            assert await cards(stage) == []

    play(scene())


def test_a_card_that_is_another_persons_stays_theirs(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(silent=True)) as stage:
            _, ada = await begin(stage, "per_ada")
            await stage.choose(ada, "pays")
            stage.shop.db.clock.forward(minutes=2)  # type: ignore[attr-defined]
            await stage.work()
            _, eve = await begin(stage, "per_eve")
            await stage.choose(eve, "pays")
            first, second = stage.world.of("setup_intent")
            second["payment_method"] = first["payment_method"]
            stage.shop.db.clock.forward(minutes=2)  # type: ignore[attr-defined]
            await stage.work()
            assert await cards(stage) == [("per_ada", "Visa", "4242", "active")]
            assert sorted(await states(stage)) == [("kept", ""), ("refused", "kept_elsewhere")]

    play(scene())


def test_a_provider_that_keeps_no_cards_refuses_kindly(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop) as stage:
            stage.providers.shared["stripe"] = type("Cash", (), {"name": "cash"})()
            await begin(stage)
            assert await states(stage) == [("refused", "keeps_no_cards")]
            assert await stage.rows("id") == []

    play(scene())


def test_nothing_is_asked_for_a_person_who_was_forgotten(shop: Shop) -> None:
    async def scene() -> None:
        async with staged(shop, Modes(silent=True)) as stage:
            _, url = await begin(stage)
            await stage.choose(url, "pays")
            await asyncio.to_thread(
                lambda: shop.db.write_now("shp_test", lambda tx: tx.query("test.erase", card_setups.delete().where(
                    card_setups.c.shop_id == "shp_test").returning(card_setups.c.id)))
            )  # fmt: skip
            stage.shop.db.clock.forward(minutes=2)  # type: ignore[attr-defined]
            await stage.work()
            assert await cards(stage) == []

    play(scene())
