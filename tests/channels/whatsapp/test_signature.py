import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaffer.channels.whatsapp import WhatsApp, answer_handshake

WA = WhatsApp()
BODY = json.dumps({"object": "whatsapp_business_account", "entry": [], "é": "ü"}, ensure_ascii=False).encode()


def signed(secret: str, body: bytes = BODY) -> dict[str, str]:
    return {"x-hub-signature-256": "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}


def test_the_own_secret_signs() -> None:
    assert WA.signed_by(signed("mine"), BODY, {"app_secret": "mine"})


def test_another_shops_secret_does_not() -> None:
    assert not WA.signed_by(signed("theirs"), BODY, {"app_secret": "mine"})


def test_both_secrets_sign_during_a_rotation() -> None:
    both = {"app_secret": "new", "app_secret_previous": "old"}

    assert WA.signed_by(signed("new"), BODY, both)
    assert WA.signed_by(signed("old"), BODY, both)
    assert not WA.signed_by(signed("old"), BODY, {"app_secret": "new"})


def test_an_account_without_a_secret_trusts_nobody() -> None:
    assert not WA.signed_by(signed(""), BODY, {"app_secret": ""})
    assert not WA.signed_by(signed(""), BODY, {})


def test_one_changed_byte_breaks_it() -> None:
    assert not WA.signed_by(signed("mine"), BODY + b" ", {"app_secret": "mine"})


@pytest.mark.parametrize("header", ["", "sha256=", "sha1=" + "0" * 40, "0" * 64, "sha256=" + "0" * 64, "sha256=é"])
def test_a_strange_header_is_no_signature(header: str) -> None:
    assert not WA.signed_by({"x-hub-signature-256": header}, BODY, {"app_secret": "mine"})
    assert not WA.signed_by({}, BODY, {"app_secret": "mine"})


@given(st.text(max_size=80), st.binary(max_size=80), st.text(min_size=1, max_size=20))
def test_no_header_ever_raises(header: str, body: bytes, secret: str) -> None:
    assert not WA.signed_by({"x-hub-signature-256": "sha256=" + header}, body, {"app_secret": secret})


def test_the_handshake_answers_only_who_knows_the_token() -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "mine"}

    assert answer_handshake(asked, ["other", "mine"]) == "1158201444"
    assert answer_handshake(asked, ["other"]) is None
    assert answer_handshake(asked, []) is None
    assert answer_handshake({**asked, "hub.mode": "unsubscribe"}, ["mine"]) is None
    assert answer_handshake({**asked, "hub.verify_token": ""}, [""]) is None
    assert answer_handshake({}, ["mine"]) is None
