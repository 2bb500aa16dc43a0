import json

import pytest

from chaffer.channels.contract import Account, Reply
from chaffer.channels.whatsapp.endpoint import messages_url
from chaffer.channels.whatsapp.errors import class_of, fault_of, wait_seconds
from chaffer.channels.whatsapp.render import render
from chaffer.channels.whatsapp.send import receipt
from chaffer.kernel.errors import (
    AccountBroken,
    AccountThrottled,
    ChannelThrottled,
    ChannelUnreachable,
    ContentRejected,
    RecipientOptedOut,
    RecipientUnreachable,
    SendFault,
    SendUncertain,
    WindowClosed,
)
from chaffer.kernel.message import Identity, Outbound, Template, Text

LATER = {4, 80007, 130429, 131048, 131049, 131056}
AGAIN = {1, 2, 131000, 131016, 131053, 131057, 133004}
NEVER = {
    0, 3, 10, 33, 100, 190, 200, 250, 299, 368, 130472, 130497, 131005, 131008, 131009, 131021, 131026, 131030, 131031,
    131037, 131042, 131045, 131047, 131050, 131051, 131052, 131062, 131063, 131064, 132000, 132001, 132005, 132007,
    132008, 132012, 132015, 132016, 132068, 132069, 133010, 135000, 137000, 139100, 424242,
}  # fmt: skip


def answer(status: int, told: object, **headers: str) -> Reply:
    return Reply(status, {name.replace("_", "-"): value for name, value in headers.items()}, json.dumps(told).encode())


def error(code: int, status: int = 400, **more: object) -> Reply:
    return answer(status, {"error": {"message": f"(#{code})", "code": code, "error_data": {"details": "why"}, **more}})


@pytest.mark.parametrize("code", sorted(LATER | AGAIN | NEVER))
def test_a_code_is_retried_only_if_waiting_may_help(code: int) -> None:
    fault = fault_of(error(code))

    assert fault.retryable == (code in LATER | AGAIN)
    assert isinstance(fault, ChannelThrottled) == (code in LATER)
    assert fault.provider_code == str(code)
    assert str(fault) == f"(#{code}): why"


def test_the_codes_that_need_an_answer_of_their_own_have_one() -> None:
    assert class_of(131047) is WindowClosed
    assert class_of(131050) is RecipientOptedOut
    assert class_of(131026) is RecipientUnreachable
    assert class_of(190) is AccountBroken
    assert class_of(132001) is ContentRejected


def test_the_pair_rate_waits_four_times_longer_each_time() -> None:
    assert [wait_seconds(131056, attempt) for attempt in (1, 2, 3, 6, 60)] == [4, 16, 64, 3600, 3600]
    assert wait_seconds(131049) == 86_400
    assert fault_of(error(131056)).retry_after_seconds == 4


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (answer(429, {}, retry_after="7"), AccountThrottled),
        (Reply(500, {}, b"<html>"), ChannelUnreachable),
        (Reply(502, {}, b""), ChannelUnreachable),
        (Reply(504, {}, b""), SendUncertain),
        (Reply(401, {}, b""), AccountBroken),
        (Reply(418, {}, b"tea"), ContentRejected),
        (error(100, is_transient=True), ChannelUnreachable),
        (answer(400, {"error": "a text"}), ContentRejected),
        (answer(400, {"error": {"code": "190"}}), ContentRejected),
        (answer(503, {"error": {"code": 987654}}), ChannelUnreachable),
    ],
)
def test_answers_without_a_code_are_judged_by_their_status(reply: Reply, expected: type[SendFault]) -> None:
    assert type(fault_of(reply)) is expected


def test_the_wait_that_was_asked_for_is_kept() -> None:
    assert fault_of(answer(429, {}, retry_after="7")).retry_after_seconds == 7
    assert fault_of(answer(429, {}, retry_after="soon")).retry_after_seconds is None


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"{}", b'{"messages":[]}', b'{"messages":[{"id":7}]}', b'{"messages":[{"id":"']
)
def test_a_success_that_names_no_message_is_uncertain(body: bytes) -> None:
    with pytest.raises(SendUncertain):
        receipt(Reply(200, {}, body))


def test_a_success_gives_the_id_and_says_if_it_is_held() -> None:
    assert receipt(answer(200, {"messages": [{"id": "wamid.1"}]})).provider_id == "wamid.1"
    assert receipt(answer(200, {"messages": [{"id": "wamid.1", "message_status": "held_for_quality_assessment"}]})).held


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("http://127.0.0.1:9", "http://127.0.0.1:9/v25.0/1065/messages"),
        ("http://127.0.0.1:9/", "http://127.0.0.1:9/v25.0/1065/messages"),
        ("https://graph.facebook.com/v25.0", "https://graph.facebook.com/v25.0/1065/messages"),
        ("https://graph.facebook.com/v23.0/", "https://graph.facebook.com/v23.0/1065/messages"),
        ("https://proxy.example/meta", "https://proxy.example/meta/v25.0/1065/messages"),
        ("", "https://graph.facebook.com/v25.0/1065/messages"),
    ],
)
def test_the_address_gets_a_version_if_it_has_none(base: str, url: str) -> None:
    assert messages_url(Account("acc_1", "shp_1", "whatsapp", "1065", {"api_base_url": base}, {})) == url


def test_the_first_known_address_is_used_and_codes_go_to_numbers() -> None:
    both = (Identity("bsuid", "US.7"), Identity("phone", "16505551234"))
    code = Template("code", "en", "authentication", ("123",))

    assert render(Outbound("m", both, Text("hi")), {})["recipient"] == "US.7"
    assert render(Outbound("m", both, code), {})["to"] == "+16505551234"
    with pytest.raises(RecipientUnreachable):
        render(Outbound("m", (Identity("username", "ana"),), Text("hi")), {})
