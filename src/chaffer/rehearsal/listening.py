"""An application on a port of this machine, in a thread of its own."""

import asyncio
import socket
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import uvicorn

T = TypeVar("T")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Listening:
    """An ASGI application served by uvicorn in a thread of its own."""

    def __init__(self, make: Callable[[], Any], port: int) -> None:
        self.port = port
        self.loop: asyncio.AbstractEventLoop | None = None
        self._ready = threading.Event()
        self._make = make
        self._server: uvicorn.Server | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(20), "the application did not start"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the application's own loop."""
        assert self.loop is not None
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(30)

    def do(self, work: Callable[[], T]) -> T:
        """Call a function on the application's own loop."""

        async def inside() -> T:
            return work()

        return self.call(inside())

    def stop(self) -> None:
        if self._server is not None:
            self._server.should_exit = True
        self._thread.join(15)

    def _run(self) -> None:
        async def main() -> None:
            self.loop = asyncio.get_running_loop()
            config = uvicorn.Config(
                self._make(), host="127.0.0.1", port=self.port, log_config=None, access_log=False, lifespan="on"
            )
            self._server = uvicorn.Server(config)
            serving = asyncio.create_task(self._server.serve())
            while not self._server.started and not serving.done():  # noqa: ASYNC110 — uvicorn tells nobody
                await asyncio.sleep(0.01)
            self._ready.set()
            await serving

        asyncio.run(main())
