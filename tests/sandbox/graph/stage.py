"""A stand-in on a real port, a merchant who keeps what is posted to it, and WhatsApp's channel between them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from tests.channels.wire import served

from chaffer.channels.contract import Account
from chaffer.channels.whatsapp import WhatsApp
from chaffer.kernel.message import Identity, Inbound, Notice, Outbound, Part, Report, SendReceipt
from chaffer.runtime.http import Client
from chaffer.sandbox.graph import Graph, Number, Settings, graph_app
from chaffer.testing import ManualClock

PHONE = "106540352242922"
ANA = "16505551234"
CHANNEL = WhatsApp()
HI = {"type": "text", "text": {"body": "hi"}}


@dataclass
class Merchant:
    """Answers webhooks with `status`, and keeps every call."""

    status: int = 200
    calls: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        self.calls.append((dict(request.headers), await request.body()))
        await Response(status_code=self.status)(scope, receive, send)

    @property
    def heard(self) -> list[Inbound | Report | Notice]:
        return [told for _, body in self.calls for piece in CHANNEL.split(body) for told in CHANNEL.parse(piece)]

    @property
    def states(self) -> list[str]:
        return [each.state for each in self.heard if isinstance(each, Report)]


@dataclass
class Stage:
    graph: Graph
    clock: ManualClock
    http: Client
    account: Account
    merchant: Merchant
    base: str

    async def send(self, part: Part, to: str = "+" + ANA, reference: str = "msg_1") -> SendReceipt:
        kind = "bsuid" if "." in to else "phone"
        return await CHANNEL.send(self.http, self.account, Outbound(reference, (Identity(kind, to),), part))

    async def post(
        self, payload: Any, *, token: str = "sandbox-token", path: str = f"/v25.0/{PHONE}/messages"
    ) -> tuple[int, Any]:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        reply = await self.http.post(self.base + path, json=payload, headers=headers)
        return reply.status, msgspec.json.decode(reply.body)

    async def until(self, condition: Callable[[], Any], seconds: float = 5.0) -> None:
        async with asyncio.timeout(seconds):
            while not condition():
                await asyncio.sleep(0.005)


@asynccontextmanager
async def staged(*, spoken: bool = True, seed: int = 0, **settings: Any) -> AsyncIterator[Stage]:
    """spoken: Ana has already said hi, so the window is open."""
    clock, http, merchant = ManualClock(), Client(), Merchant()
    quick = {"sent": 0.0, "delivered": 0.01, "read": 0.02}
    graph = Graph(clock, seed=seed, settings=Settings(**{**quick, **settings}))
    async with served(graph_app(graph)) as base, served(merchant) as home:
        graph.add_number(Number(PHONE, callback_url=f"{home}/in/whatsapp"))
        graph.shopper(ANA, name="Ana")
        account = Account(
            "acc_1",
            "shp_1",
            "whatsapp",
            PHONE,
            {"api_base_url": base},
            {"access_token": "sandbox-token", "app_secret": "sandbox-secret"},
        )
        stage = Stage(graph, clock, http, account, merchant, base)
        try:
            if spoken:
                graph.shopper_says(PHONE, ANA, HI)
                await stage.until(lambda: len(merchant.calls) == 1)
                merchant.calls.clear()
            yield stage
        finally:
            await graph.close()
            await http.close()


def last_message(stage: Stage) -> Any:
    return [each["message"] for each in stage.graph.thread(ANA) if each["kind"] == "message"][-1]
