"""Payments inside WhatsApp (India): the bill is a message, the truth is asked of Graph by the message's id.

There is no page of theirs to send anybody to; WhatsApp's webhook comes with the messages and only brings a look forward.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from chaffer.accounts.open_accounts import OpenAccounts
from chaffer.channels.account_of import account_of
from chaffer.channels.whatsapp.payments import Told, look_at_payment
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.payments.port import (
    ChargeRequest,
    DisputeTruth,
    Notice,
    Opened,
    OpenRequest,
    Refunded,
    RefundRequest,
    Truth,
)  # fmt: skip
from chaffer.commerce.payments.tables import payments
from chaffer.conversations.payment_bells import PROVIDER, Request, requests_for
from chaffer.kernel.errors import Malformed, NotFound, ProviderFault, SendFault
from chaffer.kernel.http import Http
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_OF = Statement(
    "whatsapp_payments.of",
    select(checkouts.c.conversation_id, checkouts.c.id)
    .join(payments, (payments.c.shop_id == checkouts.c.shop_id) & (payments.c.checkout_id == checkouts.c.id))
    .where(mine(payments), payments.c.id == given("payment_id")),
)


class WhatsAppPayments:
    """provider_id: shop and payment, since Graph has no session that could be opened before the message is sent."""

    name = PROVIDER

    def __init__(self, db: Database, http: Http, accounts: OpenAccounts) -> None:
        self._db = db
        self._http = http
        self._accounts = accounts

    async def open(self, request: OpenRequest) -> Opened:
        return Opened(f"{request.shop_id}/{request.payment_id}", "")

    async def look(self, provider_id: str) -> Truth:
        """The best of what became of the bills sent for this payment."""
        shop_id, _, payment_id = provider_id.partition("/")
        asked = await self._db.read(shop_id, lambda tx: _requests(tx, payment_id))
        told = [await self._look(shop_id, request) for request in asked]
        return next((truth for truth in told if truth.state == "paid"), told[0] if told else Truth("open"))

    async def charge(self, request: ChargeRequest) -> tuple[str, Truth]:
        """Each bill is paid by hand in the thread."""
        raise ProviderFault(f"WhatsApp keeps no cards for us, so it cannot charge {request.payment_id}")

    async def dispute(self, provider_id: str) -> DisputeTruth:
        """Told in the gateway's own books."""
        raise ProviderFault(f"WhatsApp knows no dispute {provider_id}")

    async def refund(self, request: RefundRequest) -> Refunded:  # noqa: ARG002 — a port
        raise ProviderFault("WhatsApp gives nothing back: refund it in the gateway's own books", provider_code="manual")

    def parse_notice(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice:  # noqa: ARG002 — a port
        raise Malformed("WhatsApp tells of payments among its messages")

    async def _look(self, shop_id: str, request: Request) -> Truth:
        try:
            account = account_of(await self._accounts.get(shop_id, request.account_id))
            return _truth(await look_at_payment(self._http, account, request.reference))
        except (SendFault, NotFound) as fault:
            raise ProviderFault(str(fault), retryable=True) from fault


def _requests(tx: Transaction, payment_id: str) -> list[Request]:
    row = tx.row(_OF, payment_id=payment_id)
    return requests_for(tx, row.conversation_id, row.id) if row is not None and row.conversation_id else []


def _truth(told: Told) -> Truth:
    if told.state == "captured" and told.amount is not None:
        return Truth("paid", told.amount.minor, told.amount.currency)
    return Truth("failed", error=told.error or "declined") if told.state == "failed" else Truth("open")
