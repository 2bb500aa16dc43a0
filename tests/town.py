"""A whole Chaffer on loopback, with its stand-ins: what conversation tests, races and screenshots play in."""

import asyncio
import base64
import itertools
import os
import socket
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import uvicorn

from chaffer.cli.serving import Assembled, assemble
from chaffer.kernel.ids import make_id
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.sandbox.graph import Graph, Number, graph_app
from chaffer.sandbox.graph import Settings as GraphSettings

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
            while not self._server.started and not serving.done():
                await asyncio.sleep(0.01)
            self._ready.set()
            await serving

        asyncio.run(main())


class MovedClock(SystemClock):
    """This machine's time as it goes on from a moment of our choice, moved forward as far as a test wants."""

    def __init__(self, starts: datetime | None = None) -> None:
        self._moved = starts - super().now() if starts else timedelta()
        self._numbers = itertools.count(1)

    def now(self) -> datetime:
        return super().now() + self._moved

    def new_id(self, kind: str) -> str:
        """Ids of one instant sort in the order they were made: what is equal otherwise comes in the same order each time."""
        return make_id(kind, self.now(), (next(self._numbers) << 48) | self.chance(48))

    def forward(self, **delta: float) -> None:
        self._moved += timedelta(**delta)


@dataclass(slots=True)
class Town:
    """server: the assembled Chaffer; graph: Meta's stand-in, used from its own loop through `graph_app.do`.

    clock: everybody's; moving it moves the server and all stand-ins.
    """

    settings: Settings
    assembled: Assembled
    app: Listening
    graph: Graph
    graph_app: Listening
    clock: MovedClock

    @classmethod
    def open(cls, database_url: str, folder: Path, starts: datetime | None = None) -> "Town":
        port, graph_port = free_port(), free_port()
        settings = Settings(data_dir=folder, port=port, database_url=database_url, requests_per_minute=1_000_000,
                            requests_burst=100_000)  # fmt: skip
        clock = MovedClock(starts)
        db = open_database(database_url, clock)
        secrets = Secrets([base64.b64decode(base64.b64encode(os.urandom(32)))])
        assembled = assemble(settings, db, secrets)
        graph = Graph(
            clock, settings=GraphSettings(sent=0.0, delivered=0.01, read=None, per_second=0, pair_every_seconds=0)
        )
        return cls(
            settings, assembled, Listening(lambda: assembled.app, port), graph,
            Listening(lambda: graph_app(graph), graph_port), clock,
        )  # fmt: skip

    def add_number(self, phone_number_id: str, app_secret: str, token: str) -> Number:
        number = Number(
            phone_number_id, access_token=token, app_secret=app_secret, callback_url=f"{self.app.url}/in/whatsapp"
        )
        self.graph_app.do(lambda: self.graph.add_number(number))
        return number

    def close(self) -> None:
        self.app.stop()
        self.graph_app.call(self.graph.close())
        self.graph_app.stop()
        self.assembled.server.db.close()
