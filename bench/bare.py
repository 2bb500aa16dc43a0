"""The floor: a webhook that checks its signature, writes one row and answers after COMMIT. Nothing else.

python -m bench.bare PORT DATABASE_URL
"""

import hmac
import sys

import msgspec
import uvicorn
from bench.shop import SECRET
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from chaffer.runtime.clock import SystemClock
from chaffer.runtime.opening import open_database
from chaffer.runtime.statements import Statement, given
from chaffer.runtime.transaction import Transaction

_CREATE = Statement("bare.create", text("CREATE TABLE IF NOT EXISTS bare (id TEXT PRIMARY KEY, body TEXT)"))
_decode = msgspec.json.Decoder().decode


def make(database_url: str) -> Starlette:
    db = open_database(database_url, SystemClock())
    db.write_now("*", lambda tx: tx.run(_CREATE))
    keep = Statement(
        "bare.keep",
        text("INSERT INTO bare VALUES (:id, :body) ON CONFLICT DO NOTHING").bindparams(given("id"), given("body")),
    )

    async def hook(request: Request) -> Response:
        body = await request.body()
        told = request.headers.get("x-hub-signature-256", "")
        if not hmac.compare_digest(told, "sha256=" + hmac.digest(SECRET.encode(), body, "sha256").hex()):
            return PlainTextResponse("not signed", 403)
        message = _decode(body)["entry"][0]["changes"][0]["value"]["messages"][0]

        def work(tx: Transaction) -> None:
            tx.run(keep, id=message["id"], body=body.decode())

        await db.write("*", work, urgent=True)
        return PlainTextResponse("ok")

    return Starlette(routes=[Route("/in/whatsapp", hook, methods=["POST"]), Route("/healthz", _alive)])


async def _alive(_request: Request) -> Response:
    return PlainTextResponse("ok")


if __name__ == "__main__":
    uvicorn.run(make(sys.argv[2]), host="127.0.0.1", port=int(sys.argv[1]), log_config=None, access_log=False)
