"""Payments inside WhatsApp (India): the bill is a message, the truth is asked of Graph by the message's id.

There is no page of theirs to send anybody to; WhatsApp's webhook comes with the messages and only brings a look forward.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.open_accounts import OpenAccounts
from chaffer.channels.account_of import account_of
from chaffer.channels.whatsapp.payments import Back, Told, give_back, look_at_payment
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.payments.port import (
    ChargeRequest,
    DisputeTruth,
    Notice,
    Opened,
    OpenRequest,
    Refunded,
    RefundRequest,
    SeenRefund,
    Truth,
)  # fmt: skip
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.conversations.payment_bells import PROVIDER, Request, requests_for
from chaffer.kernel.errors import ChannelThrottled, Malformed, NotFound, ProviderFault, SendFault
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


_REFUNDS = Statement(
    "whatsapp_payments.refunds",
    select(refunds.c.provider_id, refunds.c.state, refunds.c.minor).where(
        mine(refunds), refunds.c.payment_id == given("payment_id")
    ),
)


BY_HAND = "still due, look into the gateway's own books and refund it there"
"""What a person reads beside a refund that WhatsApp did not make, or may not have made."""


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
        told = [_truth(await self._look(shop_id, request)) for request in asked]
        best = next((truth for truth in told if truth.state == "paid"), told[0] if told else Truth("open"))
        if not best.refunds:
            return best
        ours = await self._db.read(shop_id, lambda tx: tx.rows(_REFUNDS, payment_id=payment_id))
        return msgspec.structs.replace(best, refunds=_not_being_asked(best.refunds, ours))

    async def charge(self, request: ChargeRequest) -> tuple[str, Truth]:
        """Each bill is paid by hand in the thread."""
        raise ProviderFault(f"WhatsApp keeps no cards for us, so it cannot charge {request.payment_id}")

    async def dispute(self, provider_id: str) -> DisputeTruth:
        """Told in the gateway's own books."""
        raise ProviderFault(f"WhatsApp knows no dispute {provider_id}")

    async def refund(self, request: RefundRequest) -> Refunded:
        """Done as soon as Meta has taken it on; one that comes to nothing later is seen by a look.

        Meta has no key for it. So we look first whether it stands there already, and an answer that was lost is no
        reason to ask again: the refund is due then, until a look finds it or a person makes it.
        """
        shop_id, _, payment_id = request.provider_id.partition("/")
        asked = await self._db.read(shop_id, lambda tx: _requests(tx, payment_id))
        ours = await self._db.read(shop_id, lambda tx: tx.rows(_REFUNDS, payment_id=payment_id))
        known = {row.provider_id for row in ours}
        for bill in asked:
            told = await self._look(shop_id, bill)
            if told.state != "captured":
                continue
            made = next((b for b in told.back if b.done and b.id not in known and b.amount == request.amount), None)
            back = made or await self._give_back(shop_id, bill, request)
            if not back.done:
                raise ProviderFault(f"{BY_HAND}: it came to nothing")
            return Refunded(back.id)
        raise ProviderFault(f"{BY_HAND}: WhatsApp knows no captured bill of it")

    def parse_notice(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice:  # noqa: ARG002 — a port
        raise Malformed("WhatsApp tells of payments among its messages")

    async def _give_back(self, shop_id: str, bill: Request, request: RefundRequest) -> Back:
        try:
            account = account_of(await self._accounts.get(shop_id, bill.account_id))
            return await give_back(self._http, account, bill.reference, request.amount)
        except (SendFault, NotFound) as fault:
            why = ", ".join(filter(None, (str(fault), getattr(fault, "provider_code", ""))))
            again = isinstance(fault, ChannelThrottled)  # every other may hide a refund that was made
            raise ProviderFault(f"{BY_HAND}: {why}", retryable=again) from fault

    async def _look(self, shop_id: str, request: Request) -> Told:
        try:
            account = account_of(await self._accounts.get(shop_id, request.account_id))
            return await look_at_payment(self._http, account, request.reference)
        except (SendFault, NotFound) as fault:
            raise ProviderFault(str(fault), retryable=True) from fault


def _requests(tx: Transaction, payment_id: str) -> list[Request]:
    row = tx.row(_OF, payment_id=payment_id)
    return requests_for(tx, row.conversation_id, row.id) if row is not None and row.conversation_id else []


def _not_being_asked(seen: tuple[SeenRefund, ...], ours: Sequence[Any]) -> tuple[SeenRefund, ...]:
    """Without those that may be ours and whose answer we are still waiting for: they are told apart by amount alone."""
    known = {row.provider_id for row in ours}
    asked = [row.minor for row in ours if row.state == "asked"]
    kept = []
    for each in seen:
        if each.provider_id not in known and each.minor in asked:
            asked.remove(each.minor)
        else:
            kept.append(each)
    return tuple(kept)


def _truth(told: Told) -> Truth:
    if told.state == "captured" and told.amount is not None:
        backs = tuple(SeenRefund(each.id, each.amount.minor, done=each.done) for each in told.back)
        return Truth("paid", told.amount.minor, told.amount.currency, refunds=backs)
    return Truth("failed", error=told.error or "declined") if told.state == "failed" else Truth("open")
