"""Sealing what must not be read from a stolen database, and chance that nobody can guess.

Sealed form, in bytes: 1 version, 4 key id, 12 nonce, 48 wrapped data key, 12 nonce, then the ciphertext with its tag.
Each value has a data key of its own, wrapped by the root key, so a new root key rewraps 48 bytes and touches no value.
Both layers are AES-256-GCM and bound to their place: a row copied to another shop, table, column or id does not open.
"""

import base64
import binascii
import hashlib
import hmac
import os
import stat
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chaffer.kernel.errors import Fault
from chaffer.runtime.settings import Settings, WrongSettings

KEY_BYTES = 32
_VERSION = b"\x01"
_NONCE = 12
_WRAPPED = KEY_BYTES + 16
_HEAD = 1 + 4
_BODY = _HEAD + _NONCE + _WRAPPED


class NotOurs(Fault):
    """A sealed value that does not open: another place, another key, or changed bytes."""

    code = "does_not_open"


def place(shop_id: str, table: str, column: str, row_id: str) -> bytes:
    """Where a value lives. It opens there and nowhere else."""
    return f"{shop_id}/{table}/{column}/{row_id}".encode()


class Secrets:
    """Seals and opens with the root keys: the first seals, all of them open."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._keys = {key_id(key): AESGCM(key) for key in keys}
        self.current = key_id(keys[0])
        self._roots = tuple(keys)

    def derived(self, purpose: str) -> tuple[bytes, ...]:
        """Keys for signing what is not stored, one for each root key, the current one's first."""
        return tuple(hmac.digest(root, b"chaffer derived key: " + purpose.encode(), "sha256") for root in self._roots)

    def seal(self, plain: bytes, where: bytes) -> bytes:
        data_key = os.urandom(KEY_BYTES)
        return self._wrap(data_key, where) + lock(data_key, plain, where)

    def open(self, sealed: bytes, where: bytes) -> bytes:
        """Raises NotOurs."""
        return unlock(self._unwrap(sealed, where), sealed[_BODY:], where)

    def opens(self, sealed: bytes, where: bytes) -> bool:
        """Whether a root key at hand opens it; the value itself is not decrypted."""
        try:
            self._unwrap(sealed, where)
        except NotOurs:
            return False
        return True

    def reseal(self, sealed: bytes, where: bytes) -> bytes:
        """The same value under the current root key; the value itself is not decrypted. Raises NotOurs."""
        if self.is_current(sealed):
            return sealed
        return self._wrap(self._unwrap(sealed, where), where) + sealed[_BODY:]

    def is_current(self, sealed: bytes) -> bool:
        return bytes(sealed[1:_HEAD]) == self.current

    def _wrap(self, data_key: bytes, where: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        return _VERSION + self.current + nonce + self._keys[self.current].encrypt(nonce, data_key, where)

    def _unwrap(self, sealed: bytes, where: bytes) -> bytes:
        root = self._keys.get(bytes(sealed[1:_HEAD]))
        if sealed[:1] != _VERSION or root is None:
            raise NotOurs("sealed with a key we do not have")
        try:
            return root.decrypt(sealed[_HEAD : _HEAD + _NONCE], bytes(sealed[_HEAD + _NONCE : _BODY]), where)
        except (InvalidTag, ValueError):
            raise NotOurs("sealed for another place, or changed") from None


@lru_cache(maxsize=64)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def lock(key: bytes, plain: bytes, where: bytes) -> bytes:
    """Encrypt under a key at hand (a day's key): 12 bytes nonce, then the ciphertext with its tag."""
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(key).encrypt(nonce, plain, where)


def unlock(key: bytes, locked: bytes, where: bytes) -> bytes:
    """Raises NotOurs."""
    try:
        return _cipher(key).decrypt(locked[:_NONCE], bytes(locked[_NONCE:]), where)
    except (InvalidTag, ValueError):
        raise NotOurs("locked for another place, or changed") from None


def key_id(key: bytes) -> bytes:
    """Four bytes that name a root key without telling anything of it."""
    return hmac.digest(key, b"chaffer root key id", "sha256")[:4]


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def new_token(prefix: str = "", *, bits: int = 256) -> str:
    """A text nobody can guess, safe in an address. bits: at least 128."""
    assert bits >= 128, "a token below 128 bits can be guessed"
    return prefix + base64.urlsafe_b64encode(os.urandom(bits // 8)).decode().rstrip("=")


def token_hash(token: str) -> str:
    """How a token is stored: SHA-256 in hex. Enough for tokens, which have no weak choices; never for passwords."""
    return hashlib.sha256(token.encode()).hexdigest()


def load_secrets(settings: Settings) -> Secrets:
    """The root keys, from the environment or the file in the data folder; the file is made if there is none.

    Raises WrongSettings if a key is malformed or others may read the file.
    """
    if settings.root_key:
        return Secrets([_decode(part, "CHAFFER_ROOT_KEY") for part in settings.root_key.split(",")])
    path = settings.data_dir / "root.key"
    _make(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise WrongSettings([f"{path}: others than its owner may read it; run: chmod 600 {path}"])
    lines = path.read_text().split()
    if not lines:
        raise WrongSettings([f"{path}: is empty; put the root key back from your backup"])
    return Secrets([_decode(line, str(path)) for line in lines])


def _make(path: Path) -> None:
    """Write a fresh key, unless there is one. Two processes starting together agree on the first one's."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"root.key.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(base64.b64encode(new_key()).decode() + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)  # whole or not at all, and never over another's
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def _decode(raw: str, source: str) -> bytes:
    text = raw.strip()
    try:
        key = base64.b64decode(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise WrongSettings([f"{source}: a root key is {KEY_BYTES} bytes in base64"])
    return key
