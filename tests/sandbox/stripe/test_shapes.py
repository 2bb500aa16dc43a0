"""The stand-in's objects are Stripe's: field by field as the official library declares them, and read by it."""

import asyncio
from typing import Any

import pytest
import stripe
from stripe import checkout
from tests.channels.wire import served
from tests.sandbox.stripe.declared import differences

from chaffer.sandbox.stripe import saving
from chaffer.sandbox.stripe.app import stripe_app
from chaffer.sandbox.stripe.world import World
from chaffer.testing import ManualClock

KINDS: dict[str, Any] = {
    "checkout.session": checkout.Session, "payment_intent": stripe.PaymentIntent, "charge": stripe.Charge,
    "refund": stripe.Refund, "dispute": stripe.Dispute, "payment_method": stripe.PaymentMethod,
    "customer": stripe.Customer, "balance_transaction": stripe.BalanceTransaction,
    "setup_intent": stripe.SetupIntent,
}  # fmt: skip
WISH = {
    "mode": "payment", "success_url": "https://shop.example/done", "customer_creation": "always",
    "customer_email": "a@b.example", "saved_payment_method_options": {"payment_method_save": "enabled"},
    "line_items": [
        {"quantity": 1, "price_data": {"currency": "usd", "unit_amount": 2000, "product_data": {"name": "Mug"}}}
    ],
}  # fmt: skip

SAVING = {
    "mode": "setup", "success_url": "https://shop.example/done", "customer_creation": "always",
    "allowed_payment_method_types": ["card"], "client_reference_id": "cst_1",
    "consent_collection": {"payment_method_reuse_agreement": {"position": "auto"}},
    "payment_method_data": {"allow_redisplay": "always"}, "setup_intent_data": {"metadata": {"k": "v"}},
}  # fmt: skip


def busy() -> tuple[World, list[dict[str, Any]]]:
    """A world in which everything has happened, and all that was told of it."""
    world, told = World(ManualClock()), []
    world.tell = told.append
    for card in ("pays", "declined", "slow", "always_asks"):
        session = world.open_session(WISH, "https://pay.example/")
        world.pay(session, card, keeps=True, confirmed=True)
    for card in ("pays", "declined"):
        saving.save(world, saving.open_session(world, SAVING, "https://pay.example/"), card, confirmed=True)
    session, declined, slow, _asks, _kept, given_up = world.of("checkout.session")
    world.expire(given_up)
    world.expire(declined)
    world.arrive(slow, paid=True)
    method = next(each for each in world.of("payment_method") if each["customer"])
    world.charge_away({
        "amount": 900, "currency": "usd", "customer": method["customer"], "payment_method": method["id"],
        "confirm": True, "off_session": True,
    })  # fmt: skip
    world.fail_refund(world.refund(session["payment_intent"], 500, {"k": "v"}))
    world.close_dispute(world.open_dispute(session["payment_intent"]), won=True)
    world.open_dispute(slow["payment_intent"], only_asks=True)
    return world, told


@pytest.mark.parametrize("kind", KINDS)
def test_every_object_has_the_fields_the_library_declares(kind: str) -> None:
    world, _ = busy()
    made = world.of(kind)

    assert made
    assert [each for one in made for each in differences(one, KINDS[kind])] == []


def test_every_event_is_one_stripe_sends() -> None:
    _, told = busy()

    assert len({each["type"] for each in told}) >= 10
    assert [each for one in told for each in differences(one, stripe.Event)] == []


def test_a_field_the_library_does_not_know_would_be_seen() -> None:
    world, _ = busy()
    session = world.of("checkout.session")[0]
    wrong = {**session, "colour": "red", "amount_total": "20", "status": "happy"}
    del wrong["payment_status"]

    found = " ".join(differences(wrong, checkout.Session))

    for each in (".colour is unknown", ".amount_total is '20'", ".payment_status is missing"):
        assert each in found


def test_the_library_reads_what_the_stand_in_answers_unfolded() -> None:
    async def scene() -> None:
        app = stripe_app(ManualClock(), "sk_test", "whsec")
        world: World = app.state.world
        async with served(app) as url:
            http = stripe.AIOHTTPClient()
            client = stripe.StripeClient(
                "sk_test", http_client=http, base_addresses={"api": url}, max_network_retries=0
            )
            session = await client.v1.checkout.sessions.create_async(WISH)  # type: ignore[arg-type]
            world.pay(world.kept[session.id], "pays", keeps=True)
            world.refund(world.kept[session.id]["payment_intent"], 300, {})
            seen = await client.v1.checkout.sessions.retrieve_async(
                session.id,
                {"expand": ["payment_intent.latest_charge.refunds", "payment_intent.latest_charge.balance_transaction",
                            "payment_intent.payment_method"]},
            )  # fmt: skip
            intent = seen.payment_intent
            assert isinstance(intent, stripe.PaymentIntent)
            assert isinstance(intent.latest_charge, stripe.Charge)
            assert isinstance(intent.payment_method, stripe.PaymentMethod)
            assert intent.payment_method.allow_redisplay == "always"
            assert intent.latest_charge.refunds is not None
            assert intent.latest_charge.refunds.data[0].amount == 300
            assert differences(seen.to_dict(), checkout.Session) == []
            with pytest.raises(stripe.InvalidRequestError):
                await client.v1.checkout.sessions.retrieve_async(session.id, {"expand": ["url"]})
            saved = await client.v1.checkout.sessions.create_async(SAVING)  # type: ignore[arg-type]
            saving.save(world, world.kept[saved.id], "pays")
            seen = await client.v1.checkout.sessions.retrieve_async(
                saved.id, {"expand": ["setup_intent.payment_method"]}
            )  # fmt: skip
            assert isinstance(seen.setup_intent, stripe.SetupIntent)
            assert isinstance(seen.setup_intent.payment_method, stripe.PaymentMethod)
            assert differences(seen.to_dict(), checkout.Session) == []
            gone = await client.v1.payment_methods.detach_async(seen.setup_intent.payment_method.id)
            assert gone.customer is None
            await http.close_async()  # type: ignore[no-untyped-call]

    asyncio.run(scene())
