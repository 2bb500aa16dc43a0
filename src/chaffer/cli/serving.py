"""One process that does everything: HTTP in front, the server's loops behind."""

import contextlib
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount
from uvicorn.config import STARTUP_FAILURE

from chaffer.channels.registry import CHANNELS
from chaffer.channels.trial.channel import answer as answer_inline
from chaffer.channels.whatsapp.handshake import answer_handshake
from chaffer.cli.outside import Outside, plays_outside
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.server import Server
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage
from chaffer.web.built_files import BuiltFiles
from chaffer.web.chat.routes import chat_routes
from chaffer.web.notices import Notices
from chaffer.web.tracker_notices import TrackerNotices
from chaffer.web.webhooks import Hook

STATIC = Mount("/static", BuiltFiles(packages=[("chaffer", "web/static")], check_dir=False))
FRAME_BYTES_READ = 16_384
"""Twice what a chat page may send in a frame, so that one that is too large can still be told so."""
HOOKS = [
    Hook("/in/whatsapp", CHANNELS["whatsapp"], answer_handshake),
    Hook("/in/trial", CHANNELS["trial"], inline=answer_inline),
]


@dataclass(frozen=True, slots=True)
class Assembled:
    app: Starlette
    server: Server


def assemble(
    settings: Settings,
    db: Database,
    secrets: Secrets,
    more: Callable[[Server], Sequence[BaseRoute]] = lambda _server: (),
    hooks: Sequence[Hook] = HOOKS,
    close: Callable[[], Awaitable[None]] | None = None,
) -> Assembled:
    """Put the process together; starting the application starts the loops.

    more: routes of others, such as the demo. hooks: the messengers' addresses.
    close: what those others want done once the server has stopped.
    """
    server = Server(settings, db, secrets)
    outside = Outside(server) if plays_outside(settings) else None
    brought = outside.routes() if outside else []

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with contextlib.AsyncExitStack() as stack:
            if close is not None:
                stack.push_async_callback(close)
            for app in outside.apps() if outside else ():
                await stack.enter_async_context(app.router.lifespan_context(app))
            await server.start()
            yield
            await server.stop()

    notices = Notices(db, server.tools.payment_providers, server.tools.carriers)
    tracked = TrackerNotices(db, secrets, server.tools.trackers)
    backstage = Backstage(settings, db, secrets, indexes=server.indexes, inlet=server.inlet, live=server.live,
                          streams=server.streams, http=server.tools.http)  # fmt: skip
    chat = chat_routes(backstage, server.live, server.streams)
    return Assembled(
        create_app(
            backstage,
            hooks,
            [*notices.routes(), *tracked.routes(), *chat, STATIC, *brought, *more(server)],
            lifespan,
            beside_phone=outside is not None,
        ),
        server,
    )


class _Listener(uvicorn.Server):
    """Waits for open responses before it tells the application that all ends; streams have to be told before that."""

    def __init__(self, config: uvicorn.Config, end_streams: Callable[[], None]) -> None:
        super().__init__(config)
        self._end_streams = end_streams

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._end_streams()
        await super().shutdown(sockets)


def listen(assembled: Assembled, settings: Settings) -> None:
    """Serve until told to stop, and return then: the signal that ended it must not end us before the rest is closed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    config = uvicorn.Config(
        assembled.app, host=settings.host, port=settings.port, log_config=None, access_log=False, server_header=False,
        timeout_graceful_shutdown=settings.shutdown_seconds, ws_max_size=FRAME_BYTES_READ, ws_per_message_deflate=False,
    )  # fmt: skip
    assembled.server.alone = True
    listener = _Listener(config, assembled.server.streams.end)
    with contextlib.suppress(KeyboardInterrupt):
        listener.run()
    if not listener.started:
        sys.exit(STARTUP_FAILURE)
