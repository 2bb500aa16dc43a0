"""A bill that waits a moment for what a bank's app pays: the provider is asked only after it was promised."""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import Text, cast, select

from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.payments.codes import codes_of
from chaffer.commerce.payments.events import PaymentMoved
from chaffer.conversations.paid_in_chat import WITH_CODES
from chaffer.kernel.message import Part, PaymentRequest
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import messages

AT_MOST = timedelta(seconds=8)
"""Then it leaves with the link alone."""
_WAITING = Statement(
    "awaited_bills.of",
    select(messages.c.id, messages.c.part)
    .join(checkouts, (checkouts.c.shop_id == messages.c.shop_id)
                     & (checkouts.c.conversation_id == messages.c.conversation_id))
    .where(
        mine(messages), checkouts.c.id == given("checkout_id"), messages.c.direction == "out",
        messages.c.state == "promised", cast(messages.c.part, Text).like(given("pattern", type_=Text())),
    ),
)  # fmt: skip
_LEAVES = guarded(
    "awaited_bills.leaves", messages, messages.c.id == given("id"), messages.c.state == "promised",
    part=given("part"), send_after=given("at"),
)  # fmt: skip


def is_awaited(part: Part) -> bool:
    return isinstance(part, PaymentRequest) and part.awaited


def bill_may_leave(tx: Transaction, event: PaymentMoved) -> None:
    """The provider answered, or will not: whatever it gave goes into the bill, which leaves now."""
    if event.amount.currency != WITH_CODES or event.state not in ("open", "failed"):
        return
    codes = codes_of(tx, event.payment_id)
    for row in tx.rows(_WAITING, checkout_id=event.checkout_id, pattern='%"type":"payment_request"%'):
        bill: Any = msgspec.convert(row.part, Part)
        if is_awaited(bill) and bill.reference == event.checkout_id:
            tx.run(
                _LEAVES, id=row.id, part=msgspec.structs.replace(bill, pix=codes.pix, boleto=codes.boleto), at=tx.now
            )
            tx.wake("outbox")
