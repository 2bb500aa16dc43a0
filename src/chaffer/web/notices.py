"""Where payment providers and carriers knock. What they say is a trigger: the truth about money is asked for.

200  taken, known already, or about nothing of ours
400  it is no notice of this sender        403  the signature does not fit        404  no such account
413  too long
503  it could not be kept: come again
"""

import logging
from collections.abc import Mapping

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.port import Carrier, Scan
from chaffer.commerce.fulfilment.tables import shipments
from chaffer.commerce.payments.jobs.look_at_dispute import dispute_told
from chaffer.commerce.payments.jobs.look_at_payment import look_again, look_now
from chaffer.commerce.payments.jobs.look_at_setup import look_at_setup_now
from chaffer.commerce.payments.port import Notice, PaymentProvider
from chaffer.commerce.payments.queries import payment_named, whose_payment
from chaffer.commerce.payments.setups import setup_named
from chaffer.integrations.payments.open_providers import OpenProviders
from chaffer.kernel.errors import NotFound
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.taking_notices import taken

NOTICE_AT_MOST = 262_144
_log = logging.getLogger(__name__)

_PARCEL = Statement(
    "notices.parcel",
    select(shipments.c.shop_id, shipments.c.id).where(
        shipments.c.carrier == given("carrier"), shipments.c.tracking_number == given("number")
    ),
)


class Notices:
    """carriers: by the name that stands in the address. A shop's own account with a provider has its own address."""

    def __init__(self, db: Database, providers: OpenProviders, carriers: Mapping[str, Carrier]) -> None:
        self._db = db
        self._providers = providers
        self._carriers = carriers

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/in/pay/{name}", self.payment, methods=["POST"]),
            Route("/in/pay/{name}/{account_id}", self.account, methods=["POST"]),
            Route("/in/carrier/{name}", self.carrier, methods=["POST"]),
        ]

    async def payment(self, request: Request) -> Response:
        provider = self._providers.shared.get(request.path_params["name"])
        if provider is None:
            return PlainTextResponse("no such provider", 404)
        return await taken(request, NOTICE_AT_MOST, lambda headers, body: self._payment(provider, headers, body))

    async def account(self, request: Request) -> Response:
        """What a shop's own account says, which counts for that shop alone: its own secret signed it."""
        name, account_id = request.path_params["name"], request.path_params["account_id"][:100]
        return await taken(
            request, NOTICE_AT_MOST, lambda headers, body: self._of_account(name, account_id, headers, body)
        )

    async def carrier(self, request: Request) -> Response:
        carrier = self._carriers.get(request.path_params["name"])
        if carrier is None:
            return PlainTextResponse("no such carrier", 404)
        return await taken(request, NOTICE_AT_MOST, lambda headers, body: self._scans(carrier, headers, body))

    async def _payment(self, provider: PaymentProvider, headers: Mapping[str, str], body: bytes) -> None:
        notice = provider.parse_notice(headers, body, self._db.clock.now())
        found = await self._db.read(ANY_SHOP, lambda tx: whose_payment(tx, provider.name, notice.provider_id))
        if found is not None:
            await self._db.write(
                found["shop_id"], lambda tx: look_now(tx, found["payment_id"], notice.external_id), urgent=True
            )

    async def _of_account(self, name: str, account_id: str, headers: Mapping[str, str], body: bytes) -> None:
        connected = await self._providers.behind(name, account_id)
        if connected is None:
            raise NotFound("no such account")
        notice = connected.provider.parse_notice(headers, body, self._db.clock.now())
        if notice.provider_id:
            await self._db.write(connected.account.shop_id, lambda tx: _told(tx, name, notice), urgent=True)

    async def _scans(self, carrier: Carrier, headers: Mapping[str, str], body: bytes) -> None:
        for scan in carrier.parse_notice(headers, body, self._db.clock.now()):
            found = await self._db.read(
                ANY_SHOP,
                lambda tx, scan=scan: tx.rows(_PARCEL, carrier=carrier.name, number=scan.tracking_number),  # type: ignore[misc]
            )
            for row in found:
                await self._db.write(row.shop_id, lambda tx, row=row, scan=scan: _record(tx, row.id, scan))  # type: ignore[misc]


def _told(tx: Transaction, provider: str, notice: Notice) -> None:
    """Promise to look: at the dispute, at the setup, or at the payment, settled or not, as long as it is one of this shop's."""
    if notice.about == "dispute":
        dispute_told(tx, provider, notice.provider_id, notice.external_id)
    elif notice.about == "setup":
        if setup_id := setup_named(tx, provider, notice.provider_id):
            look_at_setup_now(tx, setup_id, notice.external_id)
    elif payment_id := payment_named(tx, provider, notice.provider_id):
        look_again(tx, payment_id, notice.external_id)


def _record(tx: Transaction, shipment_id: str, scan: Scan) -> None:
    try:
        record_scan(
            tx,
            RecordScan(
                scan.external_id, scan.code, scan.at, shipment_id=shipment_id, detail=scan.detail, place=scan.place
            ),
        )  # fmt: skip
    except NotFound:
        _log.info("a scan of a parcel that is gone")
