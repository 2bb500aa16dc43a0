"""The endpoint's cryptography. Pure.

A request carries an AES-128 key under RSA-OAEP (SHA-256 for both the hash and MGF1), and its JSON under AES-GCM with
that key and the given initial vector. The answer goes back under the same key with every bit of the vector flipped.
Source: Meta's guide to implementing a Flows endpoint.
"""

import base64
import binascii
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chaffer.kernel.errors import Fault, Malformed
from chaffer.kernel.untrusted import Untrusted, untrusted

KEY_BITS = 2048
_KEY_BYTES, _SHORTEST_VECTOR, _LONGEST_VECTOR = 16, 8, 64
_OAEP = padding.OAEP(mgf=padding.MGF1(algorithm=hashes.SHA256()), algorithm=hashes.SHA256(), label=None)


class Undecryptable(Fault):
    """None of our keys opens it: the phone has an old public key. The endpoint answers 421, and the phone fetches it."""

    code = "undecryptable"


class Opened(msgspec.Struct, frozen=True):
    """told: the request's JSON object. key, vector: for the answer."""

    told: dict[str, Any]
    key: bytes
    vector: bytes

    def __repr__(self) -> str:
        return "Opened(...)"


def new_key_pair() -> tuple[str, str]:
    """A private and its public key, in PEM."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    secret = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return secret.decode(), _public_pem(private.public_key())


def public_key(private_pem: str) -> str:
    return _public_pem(_loaded(private_pem).public_key())


def open_request(body: bytes, private_keys: Iterable[str]) -> Opened:
    """Raises Malformed if it is no such request, Undecryptable if no key fits or it was changed on its way."""
    told = untrusted(body)
    sealed, wrapped, vector = (
        _bytes(told[name]) for name in ("encrypted_flow_data", "encrypted_aes_key", "initial_vector")
    )
    if not _SHORTEST_VECTOR <= len(vector) <= _LONGEST_VECTOR:
        raise Malformed("$.initial_vector has no such length")
    for pem in private_keys:
        try:
            key = _loaded(pem).decrypt(wrapped, _OAEP)
            plain = AESGCM(key).decrypt(vector, sealed, None) if len(key) == _KEY_BYTES else b""
        except (ValueError, InvalidTag):
            continue
        return Opened(_object(plain), key, vector)
    raise Undecryptable("none of our keys opens it")


def seal_answer(answer: Any, opened: Opened) -> str:
    """The answer as it stands in the response's body, as text."""
    flipped = bytes(byte ^ 0xFF for byte in opened.vector)
    return base64.b64encode(AESGCM(opened.key).encrypt(flipped, msgspec.json.encode(answer), None)).decode()


def _object(plain: bytes) -> dict[str, Any]:
    try:
        told = msgspec.json.decode(plain)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise Malformed("what was encrypted is no JSON object")
    return told


def _bytes(value: Untrusted) -> bytes:
    try:
        return base64.b64decode(value.text(limit=400_000), validate=True)
    except (binascii.Error, ValueError):
        raise Malformed(f"{value.path} is not base64") from None


@lru_cache(maxsize=64)
def _loaded(pem: str) -> rsa.RSAPrivateKey:
    """Raises ValueError for what is no RSA key."""
    key = serialization.load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ValueError("not an RSA key")  # noqa: TRY004 — what the library itself raises for other nonsense
    return key


def _public_pem(key: rsa.RSAPublicKey) -> str:
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
