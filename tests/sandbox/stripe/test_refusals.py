"""What Stripe refuses, the stand-in refuses; and a key that was used is answered as it was before."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from tests.channels.wire import served

from chaffer.sandbox.stripe.app import stripe_app
from chaffer.testing import ManualClock

CASES = json.loads(Path(__file__).with_name("refusals.json").read_text())
GOOD = {
    "mode": "payment", "success_url": "https://shop.example/done",
    "line_items[0][quantity]": "1", "line_items[0][price_data][currency]": "usd",
    "line_items[0][price_data][unit_amount]": "2000", "line_items[0][price_data][product_data][name]": "Mug",
}  # fmt: skip


def asked(*calls: tuple[dict[str, str], dict[str, str]]) -> list[tuple[int, Any]]:
    async def scene() -> list[tuple[int, Any]]:
        out = []
        async with served(stripe_app(ManualClock(), "sk_test", "whsec")) as url, aiohttp.ClientSession() as http:
            for form, headers in calls:
                held = {"authorization": "Bearer sk_test", **headers}
                async with http.post(f"{url}/v1/checkout/sessions", data=form, headers=held) as answer:
                    out.append((answer.status, await answer.json()))
        return out

    return asyncio.run(scene())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_refuses_as_stripe_does(case: dict[str, Any]) -> None:
    now = int(ManualClock().now().timestamp())
    form = {
        name: value
        for name, value in GOOD.items()
        if not any(name.startswith(each) for each in case.get("without", []))
    }
    form |= {
        name: str(now + int(value[1:])) if value.startswith("+") else value
        for name, value in case.get("with", {}).items()
    }
    ((status, told),) = asked((form, {"authorization": f"Bearer {case.get('key', 'sk_test')}"}))

    assert status == case["status"], told
    assert told["error"]["type"] == "invalid_request_error"
    for field in ("param", "code"):
        if field in case:
            assert told["error"][field] == case[field]


def test_a_key_is_answered_once_and_kept_for_its_own_parameters() -> None:
    key = {"idempotency-key": "pay_1"}
    first, again, other = asked((GOOD, key), (GOOD, key), ({**GOOD, "locale": "fr"}, key))

    assert first == again
    assert first[0] == 200
    assert (other[0], other[1]["error"]["type"]) == (400, "idempotency_error")
