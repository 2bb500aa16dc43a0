"""Forms while they are filled in: the endpoint a phone talks to, through the stand-in for Graph and by hand."""

import hashlib
import hmac
import json
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from chaffer.accounts.operations.change_channel_account import ChangeChannelAccount, change_channel_account
from chaffer.channels.whatsapp.flows.crypt import new_key_pair
from chaffer.channels.whatsapp.flows.manage import flow_to_add
from chaffer.channels.whatsapp.flows.token import flow_token
from chaffer.kernel.message import Form
from chaffer.sandbox.graph.flows import EndpointFailed
from chaffer.threads.say import promise
from chaffer.threads.tables import conversations
from tests.inbox.conftest import street
from tests.inbox.street import ANA, NUMBER, Street

__all__ = ["street"]
ADDRESS = {
    "name": "Ann Smith", "line": "12 Main Street", "city": "Springfield", "region": "IL", "postcode": "62701",
    "country": "US",
}  # fmt: skip


@pytest.fixture
def forms(street: Street) -> Street:
    """The number has forms, and Ana has said hi."""
    private, public = new_key_pair()
    asked = flow_to_add("address", f"{street.town.app.url}/in/whatsapp/flows/{NUMBER}")

    def publish(graph: Any) -> str:
        graph.flows.set_key(NUMBER, public)
        return str(graph.flows.create(graph.numbers[NUMBER].waba_id, asked)["id"])

    flow_id = street.meta(publish)
    change = ChangeChannelAccount(street.account_id, {"flow_address": flow_id}, {"flows_private_key": private})
    street.db.write_now(street.shop_id, lambda tx: change_channel_account(tx, change, street.server.secrets))
    street.says({"type": "text", "text": {"body": "hi"}})
    street.until(lambda: shown(street))
    return street


def shown(street: Street) -> list[Any]:
    return [each for each in street.graph.thread(ANA) if each["kind"] == "message"]


def send_form(street: Street, language: str = "en", **more: Any) -> tuple[str, dict[str, Any]]:
    (thread,) = street.rows(select(conversations.c.id))
    form = Form("Where to?", "address", "Fill in", (), **more)
    street.db.write_now(street.shop_id, lambda tx: promise(tx, thread.id, 1000, [form], language=language))
    (event,) = street.until(lambda: [x for x in shown(street) if "flow" in str(x["message"].get("interactive"))])
    return event["id"], event["message"]["interactive"]["action"]["parameters"]


def ask(street: Street, told: dict[str, Any]) -> Any:
    """One exchange as the phone makes it."""
    flows, number = street.graph.flows, street.graph.numbers[NUMBER]
    flow = next(iter(flows._flows.values()))
    return street.town.graph_app.call(flows._ask(number, flow, told))


def test_a_ping_is_answered(forms: Street) -> None:
    assert ask(forms, {"action": "ping"}) == {"data": {"status": "active"}}


def test_a_phones_own_trouble_is_acknowledged(forms: Street) -> None:
    _, parameters = send_form(forms)
    told = {"action": "data_exchange", "screen": "ADDRESS", "data": {"error": "x", "error_message": "y"}}

    assert ask(forms, {**told, "flow_token": parameters["flow_token"]}) == {"data": {"acknowledged": True}}


@pytest.mark.parametrize(
    ("language", "title", "wrong"),
    [
        ("en", "Delivery address", "postcode"),
        ("fr", "Adresse de livraison", "code postal"),
        ("ko", "배송지", "우편번호"),
        ("ru", "Адрес доставки", "индекс"),
    ],
)
def test_the_form_speaks_the_shoppers_language_and_says_what_is_wrong(
    forms: Street, language: str, title: str, wrong: str
) -> None:
    _, parameters = send_form(forms, language, values={"city": "Springfield"}, country="US")
    token = parameters["flow_token"]

    first = ask(forms, {"action": "INIT", "flow_token": token})
    filled = {**ADDRESS, "postcode": "Q1"}
    second = ask(forms, {"action": "data_exchange", "screen": "ADDRESS", "data": filled, "flow_token": token})

    assert (first["screen"], first["data"]["title"]) == ("ADDRESS", title)
    assert first["data"]["values"] == {"city": "Springfield", "country": "US"}
    assert first["data"]["countries"][0]["id"] == "US"
    assert second["screen"] == "ADDRESS"
    assert list(second["data"]["errors"]) == ["postcode"]
    assert wrong in second["data"]["errors"]["postcode"].lower()
    assert second["data"]["values"]["line"] == "12 Main Street"


def test_a_right_address_ends_the_form_and_is_heard(forms: Street) -> None:
    message_id, _ = send_form(forms)
    before = len(shown(forms))

    forms.town.graph_app.call(forms.graph.shopper_fills(NUMBER, ANA, message_id, ADDRESS))

    forms.until(lambda: len(shown(forms)) > before)
    (said,) = [x for x in forms.graph.thread(ANA) if x["kind"] == "said" and x["message"]["type"] == "interactive"]
    answers = json.loads(said["message"]["interactive"]["nfm_reply"]["response_json"])
    assert {**ADDRESS, "form": "address"}.items() <= answers.items()


@pytest.mark.parametrize("which", ["of another message", "of nobody", "of a closed account"])
def test_a_form_that_is_none_of_ours_is_closed(forms: Street, which: str) -> None:
    _, parameters = send_form(forms)
    token = parameters["flow_token"]
    if which == "of another message":
        token = flow_token("msg_unknown", "secret")
    if which == "of nobody":
        token = "x" + token
    if which == "of a closed account":
        gone = update(conversations).values(account_id="acc_other").returning(conversations.c.id)
        forms.db.write_now(forms.shop_id, lambda tx: tx.query("test.move", gone))

    with pytest.raises(EndpointFailed) as failed:
        ask(forms, {"action": "INIT", "flow_token": token})

    assert failed.value.status == 427


def test_an_old_key_is_told_so_that_the_phone_fetches_the_new_one(forms: Street) -> None:
    _, strange = new_key_pair()
    forms.meta(lambda graph: graph.flows.set_key(NUMBER, strange))

    with pytest.raises(EndpointFailed) as failed:
        ask(forms, {"action": "ping"})

    assert failed.value.status == 421


@pytest.mark.parametrize(
    ("body", "secret", "path", "status"),
    [
        (b'{"encrypted_flow_data":"", "encrypted_aes_key":"", "initial_vector":""}', "secret", NUMBER, 400),
        (b"not json", "secret", NUMBER, 400),
        (b"{}", "another", NUMBER, 432),
        (b"{}", "secret", "999", 432),
        (b"x" * 300_000, "secret", NUMBER, 413),
    ],
)
def test_strangers_and_nonsense_are_turned_away(
    forms: Street, body: bytes, secret: str, path: str, status: int
) -> None:
    sign = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    url = f"{forms.town.app.url}/in/whatsapp/flows/{path}"

    answer = httpx.post(url, content=body, headers={"x-hub-signature-256": f"sha256={sign}"})

    assert answer.status_code == status


def test_a_repeated_request_changes_nothing(forms: Street) -> None:
    _, parameters = send_form(forms)
    told = {"action": "data_exchange", "screen": "ADDRESS", "data": ADDRESS, "flow_token": parameters["flow_token"]}

    assert ask(forms, told) == ask(forms, told)
