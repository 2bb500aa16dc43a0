"""A whole Chaffer on loopback, with its stand-ins: what conversations, races and screenshots play in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from starlette.applications import Starlette

from chaffer.rehearsal.listening import Listening, free_port
from chaffer.rehearsal.moved_clock import MovedClock
from chaffer.runtime.database import Database
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import Secrets, new_key
from chaffer.runtime.settings import Settings
from chaffer.sandbox.graph import Graph, Number, graph_app
from chaffer.sandbox.graph import Settings as GraphSettings
from chaffer.server import Server


class Assembled(Protocol):
    """One process put together: what `chaffer serve` runs."""

    @property
    def app(self) -> Starlette: ...
    @property
    def server(self) -> Server: ...


Assemble = Callable[[Settings, Database, Secrets], Assembled]


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
    def open(
        cls, assemble: Assemble, database_url: str, folder: Path, starts: datetime | None = None, batch: int = 1
    ) -> "Town":
        """On a migrated database.

        assemble: `cli.serving.assemble`, which puts the process together. batch: how many messages that were said at
        once come in one webhook call, at most.
        """
        port, graph_port = free_port(), free_port()
        settings = Settings(data_dir=folder, port=port, database_url=database_url, requests_per_minute=1_000_000,
                            requests_burst=100_000, chat_messages_per_minute=100_000)  # fmt: skip
        clock = MovedClock(starts)
        db = open_database(database_url, clock)
        assembled = assemble(settings, db, Secrets([new_key()]))
        graph = Graph(
            clock, settings=GraphSettings(sent=0.0, delivered=0.01, read=None, per_second=0, pair_every_seconds=0)
        )
        graph.settings.webhooks.batch = batch
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
