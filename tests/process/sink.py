"""Meta's side in the kill tests: takes sends, remembers each by our own reference, and reports them delivered.

Small and quick on purpose; the thorough stand-in is chaffer.sandbox.graph.
"""

import asyncio
import itertools
from collections import Counter
from collections.abc import Callable
from typing import Any

import aiohttp
import msgspec
from aiohttp import web

from tests.process.meta import signed, status_call

DAWDLE_SECONDS = 1.5


class Sink:
    """Lives in one event loop. `on_message(to, payload)` is told of each message as it is taken."""

    def __init__(self, webhook_url: str, app_secret: str, phone_number_id: str) -> None:
        self.webhook_url = webhook_url
        self.app_secret = app_secret
        self.phone_number_id = phone_number_id
        self.by_reference: Counter[str] = Counter()
        self.dawdles_every = 0  # of so many messages one is taken, and the answer comes late
        self.on_message: Callable[[str, dict[str, Any]], None] = lambda _to, _payload: None
        self._numbers = itertools.count(1)
        self._reports: asyncio.Queue[bytes] = asyncio.Queue()
        self._runner: web.AppRunner | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self, port: int) -> None:
        app = web.Application()
        app.router.add_post("/{version}/{number}/messages", self._take)
        app.router.add_post("/late", self._late)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self._tasks = [asyncio.create_task(self._report()) for _ in range(4)]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()

    async def settled(self) -> None:
        """Wait until every report has been taken."""
        await self._reports.join()

    async def _take(self, request: web.Request) -> web.Response:
        payload = msgspec.json.decode(await request.read())
        if payload.get("status") == "read":
            return web.json_response({"success": True})
        number = next(self._numbers)
        wamid = f"wamid.out{number}"
        reference = payload.get("biz_opaque_callback_data", "")
        self.by_reference[reference] += 1
        to = str(payload.get("to", "")).removeprefix("+")
        self.on_message(to, payload)
        for state in ("sent", "delivered"):
            self._reports.put_nowait(status_call(self.phone_number_id, wamid, state, to, reference))
        if self.dawdles_every and number % self.dawdles_every == 0:
            await asyncio.sleep(DAWDLE_SECONDS)
        answer = {
            "messaging_product": "whatsapp",
            "contacts": [{"input": to, "wa_id": to}],
            "messages": [{"id": wamid}],
        }
        return web.json_response(answer)

    async def _late(self, request: web.Request) -> web.Response:
        """Where the trial channel delivers what came too late for its response."""
        told = msgspec.json.decode(await request.read())
        for message in told["messages"]:
            self.by_reference[message["id"]] += 1
            self.on_message(told["to"], message)
        return web.json_response({})

    async def _report(self) -> None:
        """Post reports, each again until it is taken, as Meta does."""
        async with aiohttp.ClientSession() as session:
            while True:
                body = await self._reports.get()
                try:
                    while not await post(session, self.webhook_url, body, self.app_secret):
                        await asyncio.sleep(0.1)
                finally:
                    self._reports.task_done()


async def post(session: aiohttp.ClientSession, url: str, body: bytes, app_secret: str) -> bool:
    """One webhook call; whether it was acknowledged."""
    try:
        timeout = aiohttp.ClientTimeout(total=5)
        async with session.post(url, data=body, headers=signed(body, app_secret), timeout=timeout) as answer:
            await answer.read()
            return answer.status == 200
    except (aiohttp.ClientError, TimeoutError, OSError):
        return False
