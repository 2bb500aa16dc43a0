"""Stripe's answers as an outsider's: whatever comes, it is a truth we can read, or a fault whose word is obeyed."""

import asyncio
import contextlib
import json
from typing import Any

import pytest
import stripe
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chaffer.commerce.payments.port import Item, OpenRequest
from chaffer.integrations.payments.stripe.amounts import from_stripe, to_stripe
from chaffer.integrations.payments.stripe.notices import read_notice
from chaffer.integrations.payments.stripe.provider import StripeProvider
from chaffer.integrations.payments.stripe.reading import (
    truth_of_dispute,
    truth_of_intent,
    truth_of_session,
    truth_of_setup,
)
from chaffer.kernel.errors import Forged, Malformed, ProviderFault
from chaffer.kernel.money import Money
from chaffer.kernel.untrusted import Untrusted
from chaffer.sandbox.notify import sign
from chaffer.testing import ManualClock
from tests.channels.wire import served

PAID = {"id": "cs_1", "object": "checkout.session", "payment_status": "paid", "status": "complete", "currency": "usd"}
ANSWERS: list[tuple[str, int, dict[str, str], Any, bool]] = [
    ("html", 200, {}, "<html>maintenance</html>", True),
    ("nothing", 200, {}, "", True),
    ("a list", 200, {}, [], True),
    ("paid, but how much?", 200, {}, PAID, True),
    ("paid a text", 200, {}, PAID | {"amount_total": "much", "payment_intent": {"id": "pi_1"}}, True),
    ("a state of tomorrow", 200, {}, {"payment_status": "unpaid", "status": "dreaming"}, True),
    ("too many", 429, {"retry-after": "7"}, {"error": {"type": "x", "code": "rate_limit", "message": "slow"}}, True),
    ("their trouble", 500, {}, {"error": {"type": "api_error", "message": "oops"}}, True),
    ("their proxy's trouble", 502, {}, "Bad gateway", True),
    ("a twin is running", 409, {}, {"error": {"type": "idempotency_error", "code": "idempotency_key_in_use"}}, True),
    ("no such thing", 404, {}, {"error": {"type": "invalid_request_error", "code": "resource_missing"}}, False),
    ("a wrong key", 401, {}, {"error": {"type": "invalid_request_error", "message": "no"}}, False),
    ("not allowed", 403, {}, {"error": {"type": "invalid_request_error", "message": "no"}}, False),
    ("an error without one", 400, {}, {"error": "teapot"}, True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "headers", "body", "again"), [each[1:] for each in ANSWERS], ids=[each[0] for each in ANSWERS]
)
def test_an_answer_that_is_no_truth_is_a_fault(status: int, headers: dict[str, str], body: Any, again: bool) -> None:
    async def answer(_request: Request) -> Response:
        raw = body if isinstance(body, str) else json.dumps(body)
        return Response(raw, status, headers)

    async def scene() -> None:
        app = Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])
        async with served(app) as url:
            http = stripe.AIOHTTPClient(timeout=5)
            client = stripe.StripeClient("sk", http_client=http, base_addresses={"api": url}, max_network_retries=0)
            with pytest.raises(ProviderFault) as fault:
                await StripeProvider(client, ("whsec",)).look("cs_1")
            assert fault.value.retryable is again
            with pytest.raises(ProviderFault) as fault:
                await StripeProvider(client, ("whsec",)).look_setup("cs_1")
            assert fault.value.retryable is again
            assert fault.value.retry_after_seconds == (7 if "retry-after" in headers else None)
            assert "sk" not in str(fault.value).split()
            await http.close_async()  # type: ignore[no-untyped-call]

    asyncio.run(scene())


def test_nobody_there_is_a_fault_to_be_tried_again() -> None:
    async def scene() -> None:
        http = stripe.AIOHTTPClient(timeout=2)
        client = stripe.StripeClient(
            "sk", http_client=http, base_addresses={"api": "http://127.0.0.1:9"}, max_network_retries=0
        )
        with pytest.raises(ProviderFault) as fault:
            await StripeProvider(client, ("whsec",)).dispute("du_1")
        assert fault.value.retryable
        await http.close_async()  # type: ignore[no-untyped-call]

    asyncio.run(scene())


jsons: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "status", "payment_status", "currency", "amount_total", "payment_intent", "latest_charge",
                         "refunds", "data", "metadata", "payment_method", "card", "last4", "customer", "amount",
                         "balance_transactions", "evidence_details", "due_by", "last_payment_error", "code", "object",
                         "setup_intent", "mode", "last_setup_error", "client_reference_id", "type", "amount_received", "allow_redisplay", "exp_year", "exp_month", "fee"]),
        inner, max_size=6),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(jsons, st.sampled_from(["paid", "unpaid", "succeeded", "won", "needs_response", "open"]))
def test_no_object_at_all_is_read_into_anything_but_a_truth_or_a_refusal(told: Any, word: str) -> None:
    plain = told if isinstance(told, dict) else {"x": told}
    for read in (truth_of_session, truth_of_intent, truth_of_dispute, truth_of_setup):
        try:
            read(Untrusted({**plain, "status": word, "payment_status": word, "mode": "setup"}))
        except Malformed:
            continue


KEPT = {
    "mode": "setup", "status": "complete", "client_reference_id": "cst_1",
    "setup_intent": {"status": "succeeded", "payment_method": {
        "id": "pm_1", "type": "card", "customer": "cus_1",
        "card": {"brand": "visa", "last4": "4242", "exp_year": 2034, "exp_month": 12},
    }},
}  # fmt: skip


@pytest.mark.parametrize(("change", "state"), [
    ({}, "kept"),
    ({"customer": None}, "failed"),
    ({"type": "sepa_debit"}, "failed"),
    ({"customer": {"id": "cus_1"}}, ""),
    ({"card": {"brand": "visa", "last4": "42421111"}}, ""),
    ({"card": None}, ""),
    ({"id": 7}, ""),
])  # fmt: skip
def test_a_kept_card_is_only_what_can_be_charged(change: dict[str, Any], state: str) -> None:
    """Without a customer, or as another thing than a card, it is none; what cannot be read is asked for again."""
    told = json.loads(json.dumps(KEPT))
    told["setup_intent"]["payment_method"] |= change
    if not state:
        with pytest.raises(Malformed):
            truth_of_setup(Untrusted(told))
        return
    truth = truth_of_setup(Untrusted(told))
    assert (truth.state, truth.reference, truth.saved is not None) == (state, "cst_1", state == "kept")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=120))
def test_no_webhook_is_anything_but_a_notice_or_a_refusal(body: bytes, header: str) -> None:
    now = ManualClock().now()
    with pytest.raises(Forged):
        read_notice({"stripe-signature": header}, body, ("whsec",), now)
    with contextlib.suppress(Malformed):
        read_notice({"stripe-signature": sign("whsec", now, body)}, body, ("whsec",), now)


@pytest.mark.parametrize(
    ("minor", "currency", "units"),
    [(1999, "USD", 1999), (500, "JPY", 500), (60_000, "KRW", 60_000), (500, "ISK", 50_000), (12_300, "MGA", 123),
     (1_230, "KWD", 1_230), (7, "UGX", 700)],
)  # fmt: skip
def test_amounts_are_written_as_stripe_counts(minor: int, currency: str, units: int) -> None:
    assert to_stripe(Money(minor, currency)) == units
    assert from_stripe(units, currency.lower()) == Money(minor, currency)


@pytest.mark.parametrize(("minor", "currency"), [(1_234, "KWD"), (150, "MGA")])
def test_an_amount_stripe_cannot_take_is_said_before_it_is_asked(minor: int, currency: str) -> None:
    with pytest.raises(ProviderFault):
        to_stripe(Money(minor, currency))


def test_what_is_shown_adds_up_to_what_is_paid() -> None:
    from chaffer.integrations.payments.stripe.provider import _wish

    now = ManualClock().now()

    def lines(*items: Item, total: int) -> list[Any]:
        request = OpenRequest("pay_1", "s", "stripe", Money(total, "USD"), "Mugs", items, "ko", "a@b.example", now)
        return list(_wish(request)["line_items"])  # type: ignore[arg-type]

    plain = lines(Item("Mug", 2, 2000), Item("Delivery", 0, 500), Item("Free", 1, 0), total=2500)
    assert [each["price_data"]["unit_amount"] for each in plain] == [2000, 500]
    assert plain[0]["price_data"]["product_data"]["name"] == "2 × Mug"
    off = lines(Item("Mug", 2, 2000), Item("Voucher", 0, -500), total=1500)
    assert [each["price_data"]["unit_amount"] for each in off] == [1500]
