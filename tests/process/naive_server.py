"""How not to do it: the control of the kill tests.

It speaks the same HTTP as Chaffer towards Meta, answers 200 before anything is stored, works in memory, knows no
repeats, and sends again whatever failed. `python -m tests.process.naive_server PORT SECRET GRAPH_URL NUMBER`.
"""

import asyncio
import hashlib
import hmac
import itertools
import sys
from typing import Any

import aiohttp
import msgspec
from aiohttp import web

TRIES = 5
THINKS_SECONDS = 0.2


class Naive:
    def __init__(self, secret: str, graph_url: str, number: str) -> None:
        self._secret = secret.encode()
        self._address = f"{graph_url}/v23.0/{number}/messages"
        self._references = itertools.count(1)
        self._tasks: set[asyncio.Task[None]] = set()

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/healthz", self._healthy)
        app.router.add_post("/in/whatsapp", self._take)
        return app

    async def _healthy(self, _request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        fitting = "sha256=" + hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(fitting, request.headers.get("x-hub-signature-256", "")):
            return web.Response(status=403)
        for entry in msgspec.json.decode(body)["entry"]:
            for change in entry["changes"]:
                for message in change["value"].get("messages", ()):
                    task = asyncio.create_task(self._answer(message))
                    self._tasks.add(task)
                    task.add_done_callback(self._tasks.discard)
        return web.Response(text="ok")

    async def _answer(self, message: dict[str, Any]) -> None:
        """Remember what it answers in the text, so that the tests see which message it was."""
        await asyncio.sleep(THINKS_SECONDS)
        answer = {
            "messaging_product": "whatsapp", "to": message["from"], "type": "text",
            "text": {"body": message["id"]}, "biz_opaque_callback_data": f"naive{next(self._references)}",
        }  # fmt: skip
        async with aiohttp.ClientSession() as session:
            for _ in range(TRIES):
                try:
                    timeout = aiohttp.ClientTimeout(total=1)
                    async with session.post(self._address, json=answer, timeout=timeout) as reply:
                        if reply.status == 200:
                            return
                except (aiohttp.ClientError, TimeoutError):
                    continue


def main() -> None:
    port, secret, graph_url, number = sys.argv[1:]
    web.run_app(
        Naive(secret, graph_url, number).app(), host="127.0.0.1", port=int(port), print=None, access_log=None
    )  # fmt: skip


if __name__ == "__main__":
    main()
