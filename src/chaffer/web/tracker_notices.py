"""Where tracking services knock: each shop's account has an address of its own, and only its own secret opens it.

200  taken, known already, or about no parcel of this shop's        400  it is no notice of this service
403  the signature does not fit        404  no such account        413  too long        503  come again
"""

import logging
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from chaffer.commerce.fulfilment.operations.record_scans import record_scans
from chaffer.commerce.fulfilment.tracking import Tracker, tracker_account
from chaffer.kernel.errors import Forged, Malformed, NotFound
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.web.body import read_body
from chaffer.web.errors import BadRequest, BodyTooLarge, BodyTooSlow

NOTICE_AT_MOST = 1_048_576
_log = logging.getLogger(__name__)


class TrackerNotices:
    """trackers: by kind."""

    def __init__(self, db: Database, secrets: Secrets, trackers: Mapping[str, Tracker]) -> None:
        self._db = db
        self._secrets = secrets
        self._trackers = trackers

    def routes(self) -> list[BaseRoute]:
        return [Route("/in/tracker/{account_id}", self.take, methods=["POST"])]

    async def take(self, request: Request) -> Response:
        try:
            body = await read_body(request, NOTICE_AT_MOST)
            await self._keep(request.path_params["account_id"], request.headers, body)
        except NotFound:
            return PlainTextResponse("no such account", 404)
        except BodyTooLarge:
            return PlainTextResponse("too long", 413)
        except BodyTooSlow:
            return PlainTextResponse("too slow", 408, {"connection": "close"})
        except BadRequest:
            return PlainTextResponse("broken off", 400)
        except Forged:
            return PlainTextResponse("the signature does not fit", 403)
        except Malformed as wrong:
            return PlainTextResponse(str(wrong), 400)
        except Exception:  # noqa: BLE001 — whatever it was, the sender is our spool
            _log.exception("a tracking notice could not be kept")
            return PlainTextResponse("come again", 503)
        return PlainTextResponse("taken")

    async def _keep(self, account_id: str, headers: Mapping[str, str], body: bytes) -> None:
        account = await self._db.read(ANY_SHOP, lambda tx: tracker_account(tx, self._secrets, account_id))
        tracker = self._trackers[account.kind]
        plain = {name.lower(): value for name, value in headers.items()}
        scans = tracker.parse_notice(plain, body, account.secrets["webhook_secret"])
        if scans:
            await self._db.write(account.shop_id, lambda tx: record_scans(tx, scans))
