"""Where WhatsApp's forms ask for their next screen, while a shopper fills them in.

200  the next screen, encrypted with the request's own key, base64 in text/plain
421  none of our keys opens it: the phone fetches our public key anew
427  the form is of no message of ours, or of one that is gone: it closes
432  the account's app secret did not sign it
400, 408, 413, 503  as for webhooks
"""

import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from chaffer.accounts.channels import OpenAccount
from chaffer.channels.registry import CHANNELS
from chaffer.channels.whatsapp.flows.crypt import Opened, Undecryptable, open_request, seal_answer
from chaffer.channels.whatsapp.flows.exchange import ACKNOWLEDGED, PING, Exchange, exchange_of, finished, screen
from chaffer.channels.whatsapp.flows.token import message_of
from chaffer.conversations.forms.fill import fill
from chaffer.conversations.shops import Shops
from chaffer.kernel.errors import Malformed, NotFound
from chaffer.web.backstage import Backstage
from chaffer.web.body import read_body
from chaffer.web.errors import BadRequest, BodyTooLarge, BodyTooSlow
from chaffer.web.known_accounts import KnownAccounts

REQUEST_AT_MOST = 262_144
_KEYS = ("flows_private_key", "flows_private_key_previous")
_log = logging.getLogger(__name__)


def flow_routes(backstage: Backstage) -> list[BaseRoute]:
    return [Route("/in/whatsapp/flows/{account}", Flows(backstage).answer, methods=["POST"])]


class Flows:
    """account, in the address: the phone number id."""

    def __init__(self, backstage: Backstage) -> None:
        self._db = backstage.db
        self._known = KnownAccounts(backstage.db, backstage.secrets)
        self._shops = Shops()

    async def answer(self, request: Request) -> Response:
        try:
            body = await read_body(request, REQUEST_AT_MOST)
            account = await self._signer(request, body)
            if account is None:
                return _said("not signed", 432)
            opened = open_request(body, [key for name in _KEYS if (key := account.secrets.get(name, ""))])
            return await self._reply(account, opened)
        except Undecryptable:
            return _said("cannot be decrypted", 421)
        except BodyTooLarge:
            return _said("too large", 413)
        except BodyTooSlow:
            return _said("too slow", 408)
        except (BadRequest, Malformed):
            return _said("not a request of a form", 400)
        except Exception:  # noqa: BLE001 — the phone shows "try again", and our log why
            _log.exception("a form was not answered")
            return _said("not now", 503)

    async def _signer(self, request: Request, body: bytes) -> OpenAccount | None:
        name = request.path_params["account"][:64]
        found = (await self._known.named("whatsapp", [name])).get(name, [])
        channel = CHANNELS["whatsapp"]
        return next((each for each in found if channel.signed_by(request.headers, body, each.secrets)), None)

    async def _reply(self, account: OpenAccount, opened: Opened) -> Response:
        asked = exchange_of(opened.told)
        if asked.action == "ping":
            return _said(seal_answer(PING, opened))
        if asked.failed:
            _log.warning("a form failed on a phone", extra={"account": account.id, "screen": asked.screen[:40]})
            return _said(seal_answer(ACKNOWLEDGED, opened))
        try:
            told = await self._next(account, asked)
        except NotFound:
            return _said(seal_answer({"error_msg": ""}, opened), 427)
        return _said(seal_answer(told, opened))

    async def _next(self, account: OpenAccount, asked: Exchange) -> dict[str, object]:
        message_id = message_of(asked.token, account.secrets.get("app_secret", ""))
        if not message_id:
            raise NotFound("a token of nobody")
        shown = await self._db.read(
            account.shop_id,
            lambda tx: fill(tx, self._shops, account.id, message_id, asked.action, asked.screen, asked.values),
        )
        return screen(shown.name, shown.data) if shown.answers is None else finished(asked.token, shown.answers)


def _said(text: str, status: int = 200) -> Response:
    return PlainTextResponse(text, status, {"cache-control": "no-store"})
