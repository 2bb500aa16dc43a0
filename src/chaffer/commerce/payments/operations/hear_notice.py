"""A provider told us something happened to a payment, or the shopper came back from its page."""

import msgspec
from sqlalchemy import select

from chaffer.commerce.payments.jobs.look_at_payment import look_now
from chaffer.commerce.payments.tables import payments
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class HearNotice(msgspec.Struct, frozen=True):
    """cause: the notice's own id (or "return" when the shopper came back): each is looked into once."""

    provider: str
    provider_id: str
    cause: str


_FIND = Statement(
    "payments.find_by_session",
    select(payments.c.id).where(
        mine(payments), payments.c.provider == given("provider"), payments.c.provider_id == given("provider_id")
    ),
)


def hear_notice(tx: Transaction, command: HearNotice) -> bool:
    """Promise to ask the provider at once. False for a session we do not know (yet): the planned looks find it.

    What the notice says beyond "look" is not even read.
    """
    payment_id = tx.value(_FIND, provider=command.provider, provider_id=command.provider_id)
    if payment_id is None:
        return False
    look_now(tx, payment_id, command.cause)
    return True
