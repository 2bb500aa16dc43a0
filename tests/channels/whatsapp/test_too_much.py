"""Calls that are all entries and no content: refused before anybody has to have signed them."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chaffer.channels.whatsapp import WhatsApp
from chaffer.channels.whatsapp.split import AT_MOST
from chaffer.kernel.errors import Malformed

WA = WhatsApp()
FULL = 3 * 1024 * 1024  # bytes, as many as a call may have


def of_entries(entries: str) -> bytes:
    return f'{{"object":"whatsapp_business_account","entry":[{entries}]}}'.encode()


def of_value(field: str, value: dict[str, Any]) -> bytes:
    value = {"metadata": {"phone_number_id": "1", "display_phone_number": "15550001"}, **value}
    return of_entries(json.dumps({"id": "waba", "changes": [{"field": field, "value": value}]}))


TOO_MUCH = {
    "entries": of_entries(",".join(["{}"] * 900_000)),
    "entries that are none": of_entries(",".join(["1"] * 1_400_000)),
    "changes": of_entries(f'{{"changes":[{",".join(["1"] * 1_400_000)}]}}'),
    "changes of many entries": of_entries(",".join([f'{{"changes":[{",".join(["1"] * 9_000)}]}}'] * 75)),
    "accounts": of_entries(",".join(f'{{"id":"{number}"}}' for number in range(60_000))),
    "a deep nest": of_entries("[" * 1_400_000 + "]" * 1_400_000),
    "much that has to be repaired": of_entries("NaN," + ",".join(["[]"] * 900_000)),
}


@pytest.mark.parametrize("named", TOO_MUCH)
@pytest.mark.parametrize("read", [WA.accounts_in, WA.split], ids=["accounts", "events"])
def test_a_call_of_nothing_but_entries_is_refused(named: str, read: Callable[[bytes], object]) -> None:
    assert len(TOO_MUCH[named]) <= FULL
    with pytest.raises(Malformed):
        read(TOO_MUCH[named])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("calls", {"calls": [{}] * 500_000}),
        ("messages", {"messages": [1] * 500_000}),
        ("history", {"history": [{"threads": [{}] * 500_000}]}),
        ("group_participants_update", {"groups": [{}] * 500_000}),
    ],
)
def test_a_signed_call_of_empty_events_is_refused(field: str, value: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        WA.split(of_value(field, value))


def test_a_call_full_of_real_messages_is_read() -> None:
    text = {"from": "15551110001", "timestamp": "1749416383", "type": "text", "text": {"body": "hello"}}
    messages = [{**text, "id": f"wamid.HBgLMTU1NTExMTAwMDEVAgASGBQzQ{number:06d}"} for number in range(15_000)]
    body = of_value("messages", {"messages": messages})

    assert FULL * 0.6 < len(body) <= FULL
    assert len(WA.split(body)) == 15_000
    assert AT_MOST * 130 > FULL, "what is refused is smaller than a message can be"
