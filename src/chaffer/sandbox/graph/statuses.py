"""Tell the merchant what became of a message, a little later each time."""

import asyncio
from collections.abc import Callable

import msgspec

from chaffer.sandbox.graph.envelope import Json
from chaffer.sandbox.graph.errors import GraphError
from chaffer.sandbox.graph.settings import Number, Settings, Shopper


class Sent(msgspec.Struct, frozen=True):
    """A message that was taken; `failed` if it will not arrive."""

    wamid: str
    number: Number
    person: Shopper
    payload: Json
    failed: GraphError | None = None


Tell = Callable[[Sent, str], None]


class Statuses:
    """Timers of the running loop, each of which calls `tell` with the message and its new state."""

    def __init__(self, settings: Settings, tell: Tell) -> None:
        self._settings = settings
        self._tell = tell
        self._timers: set[asyncio.TimerHandle] = set()

    def expect(self, sent: Sent) -> None:
        if sent.failed is not None:
            self._later(self._settings.sent or 0, sent, "failed")
            return
        for state in ("sent", "delivered", "read"):
            seconds: float | None = getattr(self._settings, state)
            if seconds is not None:
                self._later(seconds, sent, state)

    def close(self) -> None:
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()

    @property
    def waiting(self) -> int:
        return len(self._timers)

    def _later(self, seconds: float, sent: Sent, state: str) -> None:
        def tell() -> None:
            self._timers.discard(timer)
            self._tell(sent, state)

        timer = asyncio.get_running_loop().call_later(seconds, tell)
        self._timers.add(timer)


def status_of(sent: Sent, state: str, moment: float, category: str) -> Json:
    """The element of `statuses`. moment: seconds since 1970; category: the template's, or "service"."""
    told: Json = {"id": sent.wamid, "status": state, "timestamp": str(int(moment))}
    if sent.person.hides == "":
        told["recipient_id"] = sent.person.wa_id
    if sent.person.user_id:
        told["recipient_user_id"] = sent.person.user_id
    if sent.payload.get("biz_opaque_callback_data"):
        told["biz_opaque_callback_data"] = sent.payload["biz_opaque_callback_data"]
    if state in ("sent", "delivered"):
        told["pricing"] = _price(category)
    if sent.failed is not None:
        told["errors"] = [sent.failed.in_status()]
    return told


def _price(category: str) -> Json:
    free = category == "service"
    kind = "free_customer_service" if free else "regular"
    return {"billable": not free, "pricing_model": "PMP", "type": kind, "category": category}
