"""Meta's side: signs and posts webhooks, takes the sends, reports them sent, delivered and read."""

import asyncio
import hashlib
import hmac
import itertools
import time
from collections.abc import Callable
from typing import Any

import msgspec
from bench.shop import SECRET
from bench.wire import Client, listen

_key = hmac.new(SECRET.encode(), digestmod=hashlib.sha256)
_encode, _decode = msgspec.json.Encoder().encode, msgspec.json.Decoder().decode
STATES = ("sent", "delivered", "read")
Heard = Callable[[str, dict[str, Any], "asyncio.Task[None] | None"], None]


class Meta:
    """heard(to, payload, reports): told of each message as it is taken, with the task that reports on it, if there is one.
    numbers: by shopper, which of the shop's numbers they write to. failed: webhook calls not answered with 200.
    """

    def __init__(self, server_port: int, connections: int = 128) -> None:
        self.heard: Heard = lambda _to, _payload, _reports: None
        self.echoes = False
        self.numbers: dict[str, str] = {}
        self.failed = 0
        self.messages = 0
        self.attended = 0
        self._client = Client(server_port, "/in/whatsapp", connections)
        self._wamids = itertools.count(1)
        self._run = f"{time.time_ns():x}"
        self._listening: asyncio.Server | None = None
        self._reporting: set[asyncio.Task[None]] = set()

    async def start(self, port: int) -> None:
        self._listening = await listen(port, self._take)

    async def stop(self) -> None:
        if self._listening is not None:
            self._listening.close()
        self._client.close()

    async def say(self, sender: str, element: dict[str, Any]) -> float:
        """A shopper writes; the seconds until the server acknowledged it."""
        wamid = f"wamid.{self._run}{next(self._wamids):08d}"
        return await self._post(
            self.numbers.get(sender, "1000"),
            {
                "contacts": [{"profile": {"name": "Ana"}, "wa_id": sender}],
                "messages": [{"from": sender, "id": wamid, "timestamp": str(int(time.time())), **element}],
            },
        )

    async def reported(self) -> None:
        """Wait until every report under way has been taken."""
        while self._reporting:
            await asyncio.wait(self._reporting)

    def _take(self, body: bytes) -> bytes:
        payload = _decode(body)
        if payload.get("status") == "read":
            self.attended += 1
            return b'{"success":true}'
        self.messages += 1
        wamid = f"wamid.out{self._run}{next(self._wamids)}"
        to = payload["to"].removeprefix("+")
        task = None
        if self.echoes:
            task = asyncio.get_running_loop().create_task(
                self._report(to, wamid, payload.get("biz_opaque_callback_data", ""))
            )
            self._reporting.add(task)
            task.add_done_callback(self._reporting.discard)
        self.heard(to, payload, task)
        return b'{"messaging_product":"whatsapp","contacts":[{"input":"%b","wa_id":"%b"}],"messages":[{"id":"%b"}]}' % (
            to.encode(),
            to.encode(),
            wamid.encode(),
        )

    async def _report(self, to: str, wamid: str, reference: str) -> None:
        """Three calls, one after the other."""
        for state in STATES:
            status = {"id": wamid, "status": state, "timestamp": str(int(time.time())), "recipient_id": to}
            await self._post(
                self.numbers.get(to, "1000"), {"statuses": [{**status, "biz_opaque_callback_data": reference}]}
            )

    async def _post(self, number: str, value: dict[str, Any]) -> float:
        whole = {
            "messaging_product": "whatsapp",
            "metadata": {"display_phone_number": "15550001111", "phone_number_id": number},
            **value,
        }
        change = {"field": "messages", "value": whole}
        body = _encode({"object": "whatsapp_business_account", "entry": [{"id": "1001", "changes": [change]}]})
        status, seconds = await self._client.post(body, signed(body))
        if status != 200:
            self.failed += 1
        return seconds


def signed(body: bytes) -> bytes:
    mac = _key.copy()
    mac.update(body)
    return f"x-hub-signature-256: sha256={mac.hexdigest()}\r\n".encode()
