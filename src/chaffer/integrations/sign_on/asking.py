"""The few calls made to a provider, behind the guard: its address came from whoever connected it."""

from collections.abc import Mapping
from typing import Any, Protocol
from urllib.parse import urlencode

import msgspec

from chaffer.integrations.sign_on.errors import NotBelieved
from chaffer.kernel.errors import Fault
from chaffer.runtime.fetch import fetch_outside, post_outside
from chaffer.runtime.guard import Guard

BYTES_AT_MOST = 200_000
SECONDS = 8.0


class Asking(Protocol):
    """How a provider is asked; a test has its own."""

    async def get(self, url: str) -> dict[str, Any]:
        """Raises NotBelieved."""
        ...

    async def post(self, url: str, fields: Mapping[str, str]) -> dict[str, Any]:
        """Raises NotBelieved."""
        ...


class GuardedAsking:
    """guard: which addresses may be asked; by default those on the open network alone, and by https."""

    def __init__(self, guard: Guard | None = None, *, plain: bool = False) -> None:
        self._guard = guard or Guard()
        self._plain = plain

    async def get(self, url: str) -> dict[str, Any]:
        self._check(url)
        try:
            reply = await fetch_outside(url, BYTES_AT_MOST, timeout_seconds=SECONDS, guard=self._guard)
        except Fault as fault:
            raise NotBelieved(f"unreachable: {fault.code}") from fault
        return _json(reply.status, reply.body)

    async def post(self, url: str, fields: Mapping[str, str]) -> dict[str, Any]:
        self._check(url)
        headers = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
        try:
            reply = await post_outside(
                url, urlencode(fields).encode(), headers, BYTES_AT_MOST, timeout_seconds=SECONDS, guard=self._guard
            )  # fmt: skip
        except Fault as fault:
            raise NotBelieved(f"unreachable: {fault.code}") from fault
        return _json(reply.status, reply.body)

    def _check(self, url: str) -> None:
        if not (url.startswith("https://") or self._plain):
            raise NotBelieved("an address that is not https")


def _json(status: int, body: bytes) -> dict[str, Any]:
    if status != 200:
        raise NotBelieved(f"HTTP {status}")
    try:
        told = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise NotBelieved("not JSON") from None
    if not isinstance(told, dict):
        raise NotBelieved("not an object")
    return told
