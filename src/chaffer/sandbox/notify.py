"""Signed webhooks of the stand-ins: posted until a 2xx comes, late, twice or never on request."""

import asyncio
import hashlib
import hmac
from datetime import datetime
from typing import Any

import aiohttp
import msgspec
from starlette.requests import Request

from chaffer.kernel.clock import Clock

TRIES = 6
FIRST_WAIT_SECONDS = 0.2
ANSWER_WITHIN_SECONDS = 5.0
SIGNATURE = "trial-signature"


def sign(secret: str, at: datetime, body: bytes) -> str:
    """The header's value: when it was signed (Unix seconds), and HMAC-SHA256 over that and the raw body."""
    stamp = str(int(at.timestamp()))
    digest = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"t={stamp},v1={digest}"


class Notifier:
    """Posts from within the running event loop. Whoever made it closes it. header: where the signature stands."""

    def __init__(self, secret: str, clock: Clock, header: str = SIGNATURE) -> None:
        self._secret = secret
        self._clock = clock
        self._header = header
        self._session: aiohttp.ClientSession | None = None
        self._under_way: set[asyncio.Task[None]] = set()
        self.posted = 0
        self.refused = 0

    def send(self, url: str, told: dict[str, Any], *, after_seconds: float = 0.0) -> asyncio.Task[None]:
        """Post it soon, or after so long."""
        task = asyncio.get_running_loop().create_task(self._deliver(url, msgspec.json.encode(told), after_seconds))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def idle(self) -> None:
        """Wait until nothing is on its way."""
        while self._under_way:
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def close(self) -> None:
        for task in list(self._under_way):
            task.cancel()
        await self.idle()
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _deliver(self, url: str, body: bytes, after_seconds: float) -> None:
        if not url:
            return
        await asyncio.sleep(after_seconds)
        for attempt in range(TRIES):
            if await self._post(url, body):
                self.posted += 1
                return
            await asyncio.sleep(FIRST_WAIT_SECONDS * 2**attempt)
        self.refused += 1

    async def _post(self, url: str, body: bytes) -> bool:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN_SECONDS)
            self._session = aiohttp.ClientSession(timeout=timeout, trust_env=False)
        headers = {"content-type": "application/json", self._header: sign(self._secret, self._clock.now(), body)}
        try:
            async with self._session.post(url, data=body, headers=headers, allow_redirects=False) as answer:
                return 200 <= answer.status < 300
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False


def home_of(request: Request) -> str:
    """Where the stand-in answers, with a slash at the end; also when it is mounted below another application."""
    return str(request.url.replace(path=request.scope.get("root_path", "").rstrip("/") + "/", query="", fragment=""))
