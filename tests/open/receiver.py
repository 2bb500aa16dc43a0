"""Somebody else's server: keeps every webhook it is sent, and answers as it is told to."""

import asyncio
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chaffer.rehearsal.listening import Listening, free_port


@dataclass
class Receiver:
    """answers: statuses to give, one after the other; 200 when they are used up. hangs: answers nothing."""

    answers: list[int] = field(default_factory=list)
    body: bytes = b"thank you"
    headers: dict[str, str] = field(default_factory=dict)
    hangs: bool = False
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    listening: Listening | None = None

    def open(self) -> "Receiver":
        app = Starlette(
            routes=[Route("/hook", self.take, methods=["POST"]), Route("/other", self.take, methods=["POST"])]
        )
        self.listening = Listening(lambda: app, free_port())
        return self

    def close(self) -> None:
        assert self.listening is not None
        self.listening.stop()

    @property
    def url(self) -> str:
        assert self.listening is not None
        return f"{self.listening.url}/hook"

    async def take(self, request: Request) -> Response:
        self.taken.append((dict(request.headers), await request.body()))
        while self.hangs:
            await asyncio.sleep(0.05)
        status = self.answers.pop(0) if self.answers else 200
        return Response(self.body, status, self.headers)
