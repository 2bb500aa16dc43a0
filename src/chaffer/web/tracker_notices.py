"""Where tracking services knock: each shop's account has an address of its own, and only its own secret opens it.

200  taken, known already, or about no parcel of this shop's        400  it is no notice of this service
403  the signature does not fit        404  no such account        413  too long        503  come again
"""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from chaffer.commerce.fulfilment.operations.record_scans import record_scans
from chaffer.commerce.fulfilment.tracking import Tracker, tracker_account
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.web.taking_notices import taken

NOTICE_AT_MOST = 1_048_576


class TrackerNotices:
    """trackers: by kind."""

    def __init__(self, db: Database, secrets: Secrets, trackers: Mapping[str, Tracker]) -> None:
        self._db = db
        self._secrets = secrets
        self._trackers = trackers

    def routes(self) -> list[BaseRoute]:
        return [Route("/in/tracker/{account_id}", self.take, methods=["POST"])]

    async def take(self, request: Request) -> Response:
        account_id = request.path_params["account_id"][:100]
        return await taken(request, NOTICE_AT_MOST, lambda headers, body: self._keep(account_id, headers, body))

    async def _keep(self, account_id: str, headers: Mapping[str, str], body: bytes) -> None:
        account = await self._db.read(ANY_SHOP, lambda tx: tracker_account(tx, self._secrets, account_id))
        tracker = self._trackers[account.kind]
        scans = tracker.parse_notice(headers, body, account.secrets["webhook_secret"])
        if scans:
            await self._db.write(account.shop_id, lambda tx: record_scans(tx, scans))
