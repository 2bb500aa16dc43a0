"""How the server stands: alive, ready, and its counters."""

import hmac
import ipaddress
from typing import Any

from sqlalchemy import func, select
from sqlalchemy import text as sql
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute
from starlette.routing import Route as HttpRoute

from chaffer.inbox.tables import inbox
from chaffer.runtime.metrics import exposition, note_backlog
from chaffer.runtime.statements import Statement
from chaffer.runtime.tables import jobs
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.threads.tables import messages
from chaffer.web.backstage import Backstage

_PING = Statement("standing.ping", select(func.count().label("number")).select_from(jobs).where(jobs.c.id == ""))
# The conditions are those of the partial indexes, word for word, so that counting reads only what is unfinished.
_COUNTS = {
    "jobs": (Statement(
        "standing.jobs", select(jobs.c.state, func.count().label("number")).where(jobs.c.state != "done")
        .group_by(jobs.c.state),
    ), ("waiting", "running", "dead")),
    "events": (Statement(
        "standing.events", select(inbox.c.state, func.count().label("number")).where(sql("state = 'kept'"))
        .group_by(inbox.c.state),
    ), ("kept",)),
    "messages": (Statement(
        "standing.messages", select(messages.c.state, func.count().label("number"))
        .where(sql("direction = 'out' AND state IN ('promised', 'sending')")).group_by(messages.c.state),
    ), ("promised", "sending")),
}  # fmt: skip
NO_STORE = {"cache-control": "no-store"}


def standing_routes(backstage: Backstage) -> list[BaseRoute]:
    async def alive(_: Request) -> Response:
        return PlainTextResponse("ok", headers=NO_STORE)

    async def ready(_: Request) -> Response:
        missing = backstage.ready()
        if not missing:
            try:
                await backstage.db.read(ANY_SHOP, lambda tx: tx.value(_PING))
            except Exception as error:  # noqa: BLE001 — any failure means the same here: not ready
                missing = [f"the database does not answer ({type(error).__name__})"]
        return JSONResponse({"ready": not missing, "missing": missing}, 503 if missing else 200, NO_STORE)

    async def metrics(request: Request) -> Response:
        if not may_read_metrics(request, backstage.settings.metrics_token):
            return PlainTextResponse("not for you", 403, NO_STORE)
        await backstage.db.read(ANY_SHOP, measure_backlog)
        return Response(exposition(), headers=NO_STORE, media_type="text/plain; version=0.0.4; charset=utf-8")

    return [
        HttpRoute("/healthz", alive, methods=["GET"]),
        HttpRoute("/readyz", ready, methods=["GET"]),
        HttpRoute("/metrics", metrics, methods=["GET"]),
    ]


def measure_backlog(tx: Transaction) -> None:
    """Read how much is waiting, of all shops."""
    for what, (statement, states) in _COUNTS.items():
        note_backlog(what, {row.state: row.number for row in tx.rows(statement)}, states)


def may_read_metrics(request: Any, token: str) -> bool:
    """With a token, whoever has it; without one, only callers on this machine that came by no proxy."""
    if token:
        return hmac.compare_digest(request.headers.get("authorization", "").encode(), f"Bearer {token}".encode())
    if request.client is None or "x-forwarded-for" in request.headers or "forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
