"""The smallest thing that does what a channel asks of `Http`, over real sockets."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import uvicorn
from starlette.types import ASGIApp

from chaffer.channels.contract import Reply
from chaffer.kernel.errors import ChannelUnreachable, SendUncertain


class Wire:
    def __init__(self, session: aiohttp.ClientSession, timeout_seconds: float = 2.0) -> None:
        self._session = session
        self._timeout = timeout_seconds

    async def post(
        self, url: str, *, json: Any = None, headers: Mapping[str, str] | None = None, timeout_seconds: float = 10.0
    ) -> Reply:
        timeout = aiohttp.ClientTimeout(total=min(timeout_seconds, self._timeout))
        try:
            async with self._session.post(url, json=json, headers=headers, timeout=timeout) as answer:
                names = {key.lower(): value for key, value in answer.headers.items()}
                return Reply(answer.status, names, await answer.read())
        except aiohttp.ClientConnectorError as refused:
            raise ChannelUnreachable(str(refused)) from refused
        except (aiohttp.ClientError, TimeoutError, OSError) as cut:
            raise SendUncertain(str(cut)) from cut


@asynccontextmanager
async def wire(timeout_seconds: float = 2.0) -> AsyncIterator[Wire]:
    async with aiohttp.ClientSession() as session:
        yield Wire(session, timeout_seconds)


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[str]:
    """Serve on a free port of this machine; gives the base address."""
    config = uvicorn.Config(app, port=0, log_level="critical", lifespan="off", ws="none", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    try:
        while not server.started:
            await asyncio.sleep(0.005)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await serving
