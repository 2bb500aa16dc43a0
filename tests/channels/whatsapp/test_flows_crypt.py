"""The cryptography of forms, against an independent implementation, and the token that says whose form it is."""

import base64
import json
import os
from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from pywa.utils import default_flow_request_decryptor, default_flow_response_encryptor

from chaffer.channels.whatsapp.flows.crypt import Undecryptable, new_key_pair, open_request, public_key, seal_answer
from chaffer.channels.whatsapp.flows.exchange import exchange_of
from chaffer.channels.whatsapp.flows.token import flow_token, message_of
from chaffer.kernel.errors import Malformed

TOLD = {"version": "3.0", "action": "data_exchange", "screen": "ADDRESS", "data": {"city": "Séoul"}}


@cache
def pair(number: int) -> tuple[str, str]:
    return new_key_pair()


def request(told: Any, public: str, key: bytes = b"k" * 16, vector: bytes = b"v" * 16) -> dict[str, str]:
    """As a phone makes it."""
    loaded = serialization.load_pem_public_key(public.encode())
    assert isinstance(loaded, rsa.RSAPublicKey)
    oaep = padding.OAEP(mgf=padding.MGF1(algorithm=hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
    sealed = AESGCM(key).encrypt(vector, json.dumps(told).encode(), None)
    parts = {
        "encrypted_flow_data": sealed,
        "encrypted_aes_key": loaded.encrypt(key, oaep),
        "initial_vector": vector,
    }
    return {name: base64.b64encode(value).decode() for name, value in parts.items()}


def test_pywa_opens_the_same_request_and_makes_the_same_answer() -> None:
    private, public = pair(0)
    asked = request(TOLD, public)

    ours = open_request(json.dumps(asked).encode(), [private])
    theirs, key, vector = default_flow_request_decryptor(
        asked["encrypted_flow_data"], asked["encrypted_aes_key"], asked["initial_vector"], private
    )

    assert ours.told == theirs == TOLD
    flipped = bytes(byte ^ 0xFF for byte in vector)
    answer = {"screen": "DELIVERY", "data": {"title": "Livraison"}}
    opened = [
        json.loads(AESGCM(key).decrypt(flipped, base64.b64decode(sealed), None))
        for sealed in (seal_answer(answer, ours), default_flow_response_encryptor(answer, key, vector))
    ]
    assert opened == [answer, answer]


def test_the_key_before_still_opens_and_a_strange_one_does_not() -> None:
    old, public = pair(1)
    new, _ = pair(2)
    body = json.dumps(request(TOLD, public)).encode()

    assert open_request(body, [new, old]).told == TOLD
    with pytest.raises(Undecryptable):
        open_request(body, [new])
    with pytest.raises(Undecryptable):
        open_request(body, [])
    assert public_key(old) == public


@pytest.mark.parametrize("field", ["encrypted_flow_data", "encrypted_aes_key", "initial_vector"])
def test_one_changed_bit_is_noticed(field: str) -> None:
    private, public = pair(0)
    asked = request(TOLD, public)
    raw = bytearray(base64.b64decode(asked[field]))
    raw[len(raw) // 2] ^= 1
    asked[field] = base64.b64encode(raw).decode()

    with pytest.raises(Undecryptable):
        open_request(json.dumps(asked).encode(), [private])


@pytest.mark.parametrize("told", [[1], "text", 7, None])
def test_what_is_no_object_is_malformed(told: Any) -> None:
    private, public = pair(0)
    with pytest.raises(Malformed):
        open_request(json.dumps(request(told, public)).encode(), [private])


@given(some.binary(max_size=300))
def test_any_bytes_are_malformed_or_do_not_open(body: bytes) -> None:
    with pytest.raises((Malformed, Undecryptable)):
        open_request(body, [pair(0)[0]])


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=20),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(some.dictionaries(some.sampled_from(["action", "screen", "data", "flow_token", "version", "x"]), JSON))
def test_any_request_is_read_as_texts_within_limits(told: dict[str, Any]) -> None:
    asked = exchange_of(told)

    assert all(isinstance(value, str) and len(value) <= 400 for value in asked.values.values())
    assert len(asked.values) <= 40


def test_a_token_names_its_message_to_whoever_has_the_secret() -> None:
    token = flow_token("msg_7", "secret")

    assert message_of(token, "secret") == "msg_7"
    assert message_of(token, "another") == ""
    assert message_of(token.replace("msg_7", "msg_8"), "secret") == ""
    assert message_of("", "secret") == message_of("msg_7", "secret") == message_of(token, "") == ""
    assert len(os.fsencode(token)) < 100
