"""Payments inside a messenger: its word that one happened only brings forward that the truth is looked up."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Text, and_, cast, select

from chaffer.commerce.payments.jobs.look_at_payment import look_now
from chaffer.commerce.payments.tables import payments
from chaffer.conversations.plan import Arrival
from chaffer.kernel.message import Part, PaymentNotice, PaymentRequest
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

PROVIDER = "whatsapp"
"""What a payment is called, as a provider, that a messenger itself takes."""

_ASKED = Statement(
    "payment_bells.asked",
    select(messages.c.part).where(
        mine(messages), messages.c.id == given("id"), messages.c.conversation_id == given("conversation_id"),
        messages.c.direction == "out",
    ),
)  # fmt: skip
_PAYMENTS = Statement(
    "payment_bells.payments",
    select(payments.c.id).where(mine(payments), payments.c.checkout_id == given("checkout_id")),
)
_REQUESTS = Statement(
    "payment_bells.requests",
    select(messages.c.id, conversations.c.account_id)
    .join(conversations, and_(conversations.c.shop_id == messages.c.shop_id,
                              conversations.c.id == messages.c.conversation_id))
    .where(
        mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.direction == "out",
        cast(messages.c.part, Text).like(given("pattern", type_=Text())), messages.c.provider_id != "",
    )
    .order_by(messages.c.seq.desc())
    .limit(10),
)  # fmt: skip


class Request(NamedTuple):
    """A message that asked for a payment: its id is the reference that the messenger knows."""

    reference: str
    account_id: str


def ring(tx: Transaction, thread: Any, arrivals: Sequence[Arrival]) -> None:
    """Look at the payment of each bill of this thread that a notice names."""
    for arrival in arrivals:
        for part in arrival.inbound.parts:
            if isinstance(part, PaymentNotice):
                for payment_id in _named(tx, thread, part.reference):
                    look_now(tx, payment_id, arrival.external_id)


def requests_for(tx: Transaction, conversation_id: str, checkout_id: str) -> list[Request]:
    """The newest first."""
    pattern = f'%"type":"payment_request"%"reference":"{checkout_id}"%'
    rows = tx.rows(_REQUESTS, conversation_id=conversation_id, pattern=pattern)
    return [Request(row.id, row.account_id) for row in rows]


def _named(tx: Transaction, thread: Any, reference: str) -> list[str]:
    row = tx.row(_ASKED, id=reference, conversation_id=thread.id)
    part = msgspec.convert(row.part, Part) if row is not None else None
    if not isinstance(part, PaymentRequest):
        return []
    return [each.id for each in tx.rows(_PAYMENTS, checkout_id=part.reference)]
