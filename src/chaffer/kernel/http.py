"""An HTTP exchange as the core sees it."""

from collections.abc import Mapping
from typing import Any, Protocol

import msgspec


class Reply(msgspec.Struct, frozen=True):
    """An HTTP answer: status code, headers with lower-case names, the body's bytes."""

    status: int
    headers: dict[str, str]
    body: bytes


class File(msgspec.Struct, frozen=True):
    """A file on its way out. name: what it is called over there; content: its bytes."""

    name: str
    mime: str
    content: bytes


class Http(Protocol):
    """The one outgoing client. `runtime.http` is the real one. Without a timeout of its own a call has the client's."""

    async def post(
        self, url: str, *, json: Any = None, headers: Mapping[str, str] | None = None, timeout_seconds: float = 0
    ) -> Reply:
        """Send once. Raises ChannelUnreachable if nothing left us, SendUncertain if the answer never came."""
        ...

    async def get(self, url: str, *, headers: Mapping[str, str] | None = None, timeout_seconds: float = 0) -> Reply:
        """Fetch. Raises ChannelUnreachable if no whole answer came."""
        ...

    async def delete(
        self, url: str, *, json: Any = None, headers: Mapping[str, str] | None = None, timeout_seconds: float = 0
    ) -> Reply:
        """Take away. Raises as `post`."""
        ...

    async def send_bytes(
        self, url: str, *, content: bytes, headers: Mapping[str, str] | None = None, timeout_seconds: float = 0
    ) -> Reply:
        """POST these bytes as they are. Raises as `post`."""
        ...

    async def upload(
        self, url: str, *, fields: Mapping[str, str], file: File | None = None,
        headers: Mapping[str, str] | None = None, timeout_seconds: float = 0,
    ) -> Reply:  # fmt: skip
        """Send a form, with one file if there is one (its field is called "file"). Raises as `post`."""
        ...
