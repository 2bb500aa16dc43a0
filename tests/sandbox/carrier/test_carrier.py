import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from tests.channels.wire import served
from tests.commerce.books import check_books
from tests.commerce.outside import Tools, work
from tests.commerce.shop import SHOP, Shop, open_shop

from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.fulfilment.jobs.ask_label import AskLabel, ask_label
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.orders.queries import order
from chaffer.integrations.carriers.trial.carrier import TrialCarrier
from chaffer.kernel.errors import NotFound
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.database import Database
from chaffer.runtime.http import Client
from chaffer.runtime.tables import events
from chaffer.sandbox.carrier.app import carrier_app
from chaffer.sandbox.carrier.depot import Modes
from chaffer.testing import ManualClock


@pytest.fixture
def shop(db: Database, clock: ManualClock) -> Shop:
    clock.forward(seconds=(datetime.now(UTC) - clock.now()).total_seconds())
    return open_shop(db)


@pytest.mark.parametrize(
    "modes",
    [
        Modes(waits_seconds=(0.01, 0.01, 0.01, 0.01)),
        Modes(waits_seconds=(0.01, 0.01, 0.01, 0.01), duplicate=True, shuffle=True),
    ],
    ids=["orderly", "twice and shuffled"],
)
def test_a_parcel_is_followed_to_the_door(shop: Shop, modes: Modes) -> None:
    shop.product("MUG", 1000)
    order_id = shop.do(pay, Pay(shop.checkout(MUG=1), "cash_on_delivery")).order_id
    shipment_id = shop.do(create_shipment, CreateShipment(order_id))
    shop.do(ask_label, AskLabel(shipment_id, "trial"))
    heard: list[str] = []

    async def scene() -> None:
        http = Client()
        carriers: dict[str, Any] = {}

        async def hear(request: Request) -> Response:
            scans = carriers["trial"].parse_notice(
                dict(request.headers), await request.body(), datetime.now(UTC)
            )  # fmt: skip
            for scan in scans:
                command = RecordScan(scan.external_id, scan.code, scan.at, carrier="trial",
                                     tracking_number=scan.tracking_number, place=scan.place)  # fmt: skip
                try:
                    await shop.db.write(SHOP, lambda tx, command=command: record_scan(tx, command))
                except NotFound:
                    return Response(status_code=404)
                heard.append(scan.code)
            return Response(status_code=200)

        app = carrier_app(SystemClock(), "k", "s", modes)
        web = Starlette(routes=[Route("/in/carrier/trial", hear, methods=["POST"])])
        async with served(app) as carrier_url, served(web) as our_url:
            carriers["trial"] = TrialCarrier(http, carrier_url, "k", "s")
            assert await work(shop.db, Tools(carriers=carriers, public_url=our_url)) == 1
            async with asyncio.timeout(15):
                while len(heard) < (8 if modes.duplicate else 4):
                    await asyncio.sleep(0.02)
            (parcel,) = app.state.depot.parcels.values()
            page = await http.get(f"{carrier_url}/track/{parcel.token}")
            assert b"Out for delivery" in page.body
            await app.state.notifier.close()
            await http.close()

    asyncio.run(scene())

    found = shop.read(order, order_id)
    assert (found.state, found.fulfilment_state, found.payment_state) == ("completed", "delivered", "paid")
    (shipment,) = found.shipments
    assert shipment.state == "delivered"
    assert shipment.tracking_number.startswith("CT")
    assert {scan.code for scan in shipment.scans} == {"picked_up", "in_transit", "out_for_delivery", "delivered"}
    kinds = [row.kind for row in shop.rows(events, "id", "kind")]
    assert kinds.count("parcel_delivered") == 1
    assert kinds.count("order_completed") == 1
    check_books(shop)
