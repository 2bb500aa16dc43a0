"""A second opinion: `localstripe` (GPL, so it is no dependency), in a process of its own, where it knows what we use.

It knows neither Checkout Sessions nor the fields a look needs; refunds it does. CHAFFER_LOCALSTRIPE is the Python that
has it installed.
"""

import asyncio
import os
import socket
import subprocess

import pytest
import stripe

from chaffer.commerce.payments.port import RefundRequest
from chaffer.integrations.payments.stripe.provider import StripeProvider
from chaffer.kernel.errors import ProviderFault
from chaffer.kernel.money import Money

PYTHON = os.environ.get("CHAFFER_LOCALSTRIPE", "")


@pytest.mark.skipif(not PYTHON, reason="CHAFFER_LOCALSTRIPE names no Python with localstripe")
def test_localstripe_takes_our_refunds_and_refuses_those_of_nothing() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [PYTHON, "-m", "localstripe", "--port", str(port), "--from-scratch"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        asyncio.run(scene(f"http://127.0.0.1:{port}"))
    finally:
        running.terminate()
        running.wait(10)


async def scene(url: str) -> None:
    http = stripe.AIOHTTPClient(timeout=10)
    client = stripe.StripeClient("sk_test_1", http_client=http, base_addresses={"api": url}, max_network_retries=0)
    provider = StripeProvider(client, ("whsec",))
    for _ in range(100):
        try:
            customer = await client.v1.customers.create_async({"email": "a@b.example"})
            break
        except stripe.APIConnectionError:
            await asyncio.sleep(0.1)
    card = {"number": "4242424242424242", "exp_month": 12, "exp_year": 2034, "cvc": "123"}
    method = await client.v1.payment_methods.create_async({"type": "card", "card": card})  # type: ignore[typeddict-item]
    await client.v1.payment_methods.attach_async(method.id, {"customer": customer.id})
    intent = await client.v1.payment_intents.create_async({
        "amount": 2000, "currency": "eur", "customer": customer.id, "payment_method": method.id, "confirm": True,
    })  # fmt: skip

    made = await provider.refund(RefundRequest("rfd_1", "s", "stripe", "", Money(500, "EUR"), charge_id=intent.id))
    assert made.provider_id.startswith("re_")
    with pytest.raises(ProviderFault) as fault:
        await provider.refund(RefundRequest("rfd_2", "s", "stripe", "", Money(500, "EUR"), charge_id="pi_no"))
    assert not fault.value.retryable
    await http.close_async()  # type: ignore[no-untyped-call]
