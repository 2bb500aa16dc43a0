"""One POST to an endpoint, and what came of it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from chaffer.kernel.errors import Fault
from chaffer.runtime.fetch import post_outside
from chaffer.runtime.guard import Guard

TIMEOUT_SECONDS = 15.0
KEPT_BYTES = 1024
GONE = 410


@dataclass(frozen=True, slots=True)
class Outcome:
    """status: None if no answer came; error says why. answer: the beginning of its body."""

    status: int | None
    answer: str = ""
    error: str = ""
    retry_after_seconds: float | None = None
    milliseconds: int = 0

    @property
    def arrived(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


async def post(url: str, body: bytes, headers: Mapping[str, str], guard: Guard) -> Outcome:
    """Send once. Follows no redirect: a 3xx is a failure like any other."""
    began = time.perf_counter()
    told = {"content-type": "application/json", "user-agent": "Chaffer", **headers}
    try:
        reply = await post_outside(url, body, told, KEPT_BYTES, timeout_seconds=TIMEOUT_SECONDS, guard=guard)
    except Fault as fault:
        return Outcome(None, error=f"{fault.code}: {fault}"[:300], milliseconds=_since(began))
    answer = reply.body.decode("utf-8", "replace").replace("\0", "�")
    wait = reply.headers.get("retry-after", "")
    asked = float(wait) if wait.isascii() and wait.isdigit() and len(wait) < 7 else None
    return Outcome(reply.status, answer, "", asked, _since(began))


def _since(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)
