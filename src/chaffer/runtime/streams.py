"""Server-sent events: streams that stay open as long as somebody looks, and end at once when the process stops."""

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any

import msgspec
from starlette.responses import StreamingResponse

Json = dict[str, Any]

KEEP_ALIVE_SECONDS = 15


class Streams:
    """All streams of one process."""

    def __init__(self, keep_alive_seconds: float = KEEP_ALIVE_SECONDS) -> None:
        self.keep_alive_seconds = keep_alive_seconds
        self._ended = asyncio.Event()

    def end(self) -> None:
        """Every stream ends now, whole, and so does every later one. On the loop's thread only."""
        self._ended.set()

    async def ended(self) -> None:
        """Returns when the process stops."""
        await self._ended.wait()

    async def unless_ended(self, waiting: Coroutine[Any, Any, bool]) -> bool:
        """What comes of waiting; False, at once, when the process stops."""
        ended = asyncio.ensure_future(self._ended.wait())
        task = asyncio.ensure_future(waiting)
        try:
            await asyncio.wait({task, ended}, return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else False
        finally:
            ended.cancel()
            task.cancel()

    def of(self, events: AsyncIterator[Json]) -> StreamingResponse:
        """These events as they come, with a sign of life in between."""
        return self.raw(_data(events))

    def raw(
        self, events: AsyncIterator[bytes], alive: Callable[[], Awaitable[bool]] | None = None
    ) -> StreamingResponse:
        """The same for events that are in their form already.

        alive: asked every few seconds; at the first False the stream ends.
        """
        return StreamingResponse(
            self._lines(events, alive), media_type="text/event-stream",
            headers={"cache-control": "no-store", "x-accel-buffering": "no"},
        )  # fmt: skip

    async def _lines(
        self, events: AsyncIterator[bytes], alive: Callable[[], Awaitable[bool]] | None
    ) -> AsyncIterator[bytes]:  # fmt: skip
        yield b": open\n\n"
        ended = asyncio.ensure_future(self._ended.wait())
        coming = asyncio.ensure_future(anext(events, None))
        looked = time.monotonic()
        try:
            while not ended.done():
                await asyncio.wait(
                    {coming, ended}, timeout=self.keep_alive_seconds, return_when=asyncio.FIRST_COMPLETED
                )  # fmt: skip
                if alive is not None and time.monotonic() - looked >= self.keep_alive_seconds:
                    looked = time.monotonic()
                    if not await alive():
                        return
                if coming.done():
                    if (event := coming.result()) is None:
                        return
                    yield event
                    coming = asyncio.ensure_future(anext(events, None))
                elif not ended.done():
                    yield b": still here\n\n"
        finally:
            ended.cancel()
            coming.cancel()
            with contextlib.suppress(asyncio.CancelledError, RuntimeError):
                await coming
            if isinstance(events, AsyncGenerator):
                await events.aclose()


async def _data(events: AsyncIterator[Json]) -> AsyncIterator[bytes]:
    async for event in events:
        yield b"data: " + msgspec.json.encode(event) + b"\n\n"
