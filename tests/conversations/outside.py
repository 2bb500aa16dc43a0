"""What happens outside a conversation while it is played: the shopper's bank, the merchant, the carrier."""

import re
from datetime import timedelta
from typing import Any

import httpx
from sqlalchemy import select

from chaffer.cli.outside import PAYMENTS
from chaffer.commerce.catalog.operations.set_stock import SetStock, set_stock
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.orders.queries import orders_of
from chaffer.commerce.orders.views import OrderView
from chaffer.commerce.payments.tables import payments
from chaffer.runtime.transaction import Transaction
from chaffer.threads.operations.hand_back import HandBack, hand_back

_GO_AND_PAY = re.compile(rf'href="([^"]+{PAYMENTS}/pay/[^"]+)"')


class Pages:
    """The shopper's browser."""

    def __init__(self) -> None:
        self._client = httpx.Client(timeout=20, follow_redirects=True, trust_env=False)

    def pay(self, url: str, card: str) -> None:
        """Open the link we sent, follow it to the provider, choose a test card there."""
        ours = self._client.get(url)
        assert ours.status_code == 200, f"our page answers {ours.status_code}"
        found = _GO_AND_PAY.search(ours.text)
        assert found is not None, f"our page leads nowhere:\n{ours.text}"
        theirs = self._client.post(found[1], data={"card": card})
        assert theirs.status_code == 200, f"after paying: {theirs.status_code} {theirs.url}"

    def open(self, url: str) -> None:
        answer = self._client.get(url)
        assert answer.status_code == 200, f"{url} answers {answer.status_code}"

    def provider_tells_first(self, town_url: str) -> None:
        """The provider's webhook comes before the shopper is sent back, and nobody waits for it longer."""
        self._client.post(f"{town_url}{PAYMENTS}/control/modes", json={"webhook": "before"}).raise_for_status()

    def close(self) -> None:
        self._client.close()


def sum_to_pay(tx: Transaction) -> str:
    """Of the newest payment of the shop, as the files write it."""
    rows = tx.query(
        "test.payment", select(payments).where(payments.c.shop_id == tx.shop_id).order_by(payments.c.id.desc())
    )
    return f"${rows[0].minor / 100:.2f}".removesuffix(".00").removesuffix("0")


def newest_order(tx: Transaction, contact_id: str) -> OrderView:
    return orders_of(tx, contact_id)[0]


def packed(tx: Transaction, contact_id: str) -> None:
    order_id = newest_order(tx, contact_id).id
    create_shipment(tx, CreateShipment(order_id, carrier="Trial Post", tracking_number="TP1"))


def shipped(tx: Transaction, contact_id: str) -> None:
    if not newest_order(tx, contact_id).shipments:
        packed(tx, contact_id)
    ship(tx, Ship(newest_order(tx, contact_id).shipments[0].id))


def scan(tx: Transaction, contact_id: str, code: str, *place: str) -> None:
    parcel = newest_order(tx, contact_id).shipments[0]
    external_id = f"scan-{len(parcel.scans) + 1}"
    at = tx.now + timedelta(seconds=len(parcel.scans))
    record_scan(tx, RecordScan(external_id, code, at, parcel.id, place=" ".join(place)))


def stock(tx: Transaction, sku: str, count: str) -> None:
    found = variant_by_sku(tx, sku)
    assert found is not None, f"no such article: {sku}"
    set_stock(tx, SetStock(found.id, int(count)))


def handed_back(tx: Transaction, conversation_id: str, contact_id: str) -> Any:
    return hand_back(tx, HandBack(conversation_id, contact_id))
