import hashlib
import hmac
import json
from collections.abc import Iterator, Sequence

import httpx
import pytest
from starlette.testclient import TestClient

from chaffer.accounts.channels import OpenAccount
from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.channels.registry import CHANNELS
from chaffer.channels.whatsapp.handshake import answer_handshake
from chaffer.kernel.message import Slice
from chaffer.runtime.database import Database
from chaffer.testing import ManualClock
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage
from chaffer.web.webhooks import Hook
from tests.web.conftest import Shop

PATH = "/in/whatsapp"


class Kept:
    """An inlet that remembers what it was given, or cannot keep anything."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, str]] = []
        self.broken = False

    async def keep(self, account: OpenAccount, pieces: Sequence[Slice], request_id: str) -> None:
        assert request_id.startswith("req_")
        if self.broken:
            raise OSError("disk full")
        self.pieces += [(account.shop_id, piece.external_id) for piece in pieces]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def hooked(backstage: Backstage, kept: Kept, ours: Shop, theirs: Shop, db: Database) -> Iterator[TestClient]:
    for shop, number in ((ours, "1001"), (theirs, "2002")):
        secrets = {"app_secret": f"secret-{number}", "verify_token": f"verify-{number}", "access_token": "x"}
        settings = {"business_account_id": f"9{number}"}
        command = AddChannelAccount("whatsapp", number, settings, secrets)
        db.write_now(shop.id, lambda tx, command=command: add_channel_account(tx, command, backstage.secrets))  # type: ignore[misc]
    backstage.inlet = kept
    hook = Hook(PATH, CHANNELS["whatsapp"], answer_handshake)
    with TestClient(create_app(backstage, [hook]), raise_server_exceptions=False) as client:
        yield client


def webhook(*messages: tuple[str, str]) -> bytes:
    """One call with (number, message id) each in a change of its own."""
    changes = [
        {"field": "messages", "value": {
            "messaging_product": "whatsapp", "metadata": {"phone_number_id": number},
            "contacts": [{"wa_id": "4915100000001", "profile": {"name": "Ana"}}],
            "messages": [{"from": "4915100000001", "id": id_, "timestamp": "1772452800", "type": "text",
                          "text": {"body": "hi"}}],
        }}
        for number, id_ in messages
    ]  # fmt: skip
    return json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "9", "changes": changes}]}).encode()


def send(client: TestClient, body: bytes, number: str = "1001", **headers: str) -> httpx.Response:
    signature = hmac.new(f"secret-{number}".encode(), body, hashlib.sha256).hexdigest()
    sent = {"content-type": "application/json", "x-hub-signature-256": f"sha256={signature}", **headers}
    answer: httpx.Response = client.post(PATH, content=body, headers=sent)
    return answer


def test_a_signed_call_is_kept_for_its_account(hooked: TestClient, kept: Kept, ours: Shop) -> None:
    assert send(hooked, webhook(("1001", "wamid.1"))).status_code == 200

    assert kept.pieces == [(ours.id, "wamid.1")]


def test_another_shops_signature_is_worth_nothing_for_our_number(hooked: TestClient, kept: Kept) -> None:
    assert send(hooked, webhook(("1001", "wamid.1")), number="2002").status_code == 403

    assert kept.pieces == []


def test_in_a_mixed_call_only_the_signers_events_are_kept(hooked: TestClient, kept: Kept, theirs: Shop) -> None:
    body = webhook(("1001", "wamid.1"), ("2002", "wamid.2"), ("3003", "wamid.3"))

    assert send(hooked, body, number="2002").status_code == 200

    assert kept.pieces == [(theirs.id, "wamid.2")]


@pytest.mark.parametrize(
    "headers",
    [
        {"x-hub-signature-256": ""},
        {"x-hub-signature-256": "sha256=" + "0" * 64},
        {"x-hub-signature-256": "sha1=abc"},
        {"x-hub-signature-256": "sha256=é"},
    ],
)
def test_a_forged_call_is_refused(hooked: TestClient, kept: Kept, headers: dict[str, str]) -> None:
    sent = {key: value.encode() for key, value in headers.items()}

    assert send(hooked, webhook(("1001", "wamid.1")), **sent).status_code == 403  # type: ignore[arg-type]
    assert kept.pieces == []


def test_one_changed_byte_is_a_forgery(hooked: TestClient, kept: Kept) -> None:
    body = webhook(("1001", "wamid.1"))
    signature = hmac.new(b"secret-1001", body, hashlib.sha256).hexdigest()

    answer = send(hooked, body + b" ", **{"x-hub-signature-256": f"sha256={signature}"})

    assert (answer.status_code, kept.pieces) == (403, [])


def test_what_cannot_be_kept_is_not_acknowledged(hooked: TestClient, kept: Kept) -> None:
    kept.broken = True

    answer = send(hooked, webhook(("1001", "wamid.1")))

    assert answer.status_code == 503
    assert "disk" not in answer.text


def test_three_megabytes_and_no_more(hooked: TestClient, kept: Kept) -> None:
    assert send(hooked, b"x" * 3_145_729).status_code == 413
    assert send(hooked, webhook(("1001", "wamid.1")) + b" " * 3_000_000).status_code == 200


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"object":"page"}', b"\xff", b"[" * 100_000])
def test_what_is_no_webhook_is_never_a_fault_of_ours(hooked: TestClient, kept: Kept, body: bytes) -> None:
    assert send(hooked, body).status_code in {400, 403}
    assert kept.pieces == []


def test_another_content_type_is_refused(hooked: TestClient) -> None:
    assert send(hooked, webhook(("1001", "x")), **{"content-type": "text/xml"}).status_code == 415


def test_the_handshake_knows_the_token_of_any_account(hooked: TestClient) -> None:
    def ask(token: str) -> httpx.Response:
        query = {"hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": "<b>42</b>"}
        answer: httpx.Response = hooked.get(PATH, params=query)
        return answer

    assert [(ask(token).status_code, ask(token).text) for token in ("verify-1001", "verify-2002")] == [
        (200, "<b>42</b>"), (200, "<b>42</b>"),
    ]  # fmt: skip
    assert ask("verify-1001").headers["content-type"].startswith("text/plain")
    assert {ask(token).status_code for token in ("", "wrong", "verify-3003")} == {403}


def test_an_event_of_the_business_account_reaches_its_shop(hooked: TestClient, kept: Kept, ours: Shop) -> None:
    change = {"field": "message_template_status_update", "value": {"event": "APPROVED", "message_template_id": 7}}
    body = json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "91001", "changes": [change]}]}).encode()

    assert send(hooked, body).status_code == 200
    assert [shop_id for shop_id, _ in kept.pieces] == [ours.id]


def test_new_secrets_count_within_a_moment(
    hooked: TestClient, kept: Kept, ours: Shop, db: Database, backstage: Backstage, clock: ManualClock
) -> None:
    assert send(hooked, webhook(("1001", "wamid.1"))).status_code == 200
    changed = AddChannelAccount("whatsapp", "1001", {}, {"app_secret": "another"})
    db.write_now(ours.id, lambda tx: add_channel_account(tx, changed, backstage.secrets))
    clock.forward(seconds=2)

    assert send(hooked, webhook(("1001", "wamid.2"))).status_code == 403
