"""The job "payments.look_setup": ask the provider what became of a page where a card was to be kept.

A webhook or the shopper's return only brings this look forward; what counts is the provider's answer to it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from chaffer.commerce.payments.operations.settle_setup import settle_setup
from chaffer.commerce.payments.port import PaymentTools, SetupTruth, keeper
from chaffer.commerce.payments.setups import LIVING, load_setup
from chaffer.commerce.payments.tables import card_setups
from chaffer.kernel.errors import Fault, NotFound
from chaffer.runtime import jobs
from chaffer.runtime.jobs import Asking
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

FIRST_LOOK = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
GIVEN_UP_AFTER = timedelta(days=3)

_LOOKED = guarded(
    "card_setups.looked", card_setups, card_setups.c.id == given("setup_id"), card_setups.c.checks <= given("before"),
    checks=given("before") + 1,
)  # fmt: skip


class LookAtSetup(msgspec.Struct, frozen=True):
    shop_id: str
    provider: str
    provider_id: str


def look_later(tx: Transaction, setup_id: str, number: int, at: datetime) -> None:
    """Promise the look of this number."""
    jobs.enqueue(tx, "payments.look_setup", f"{setup_id}/{number}", {"setup_id": setup_id, "number": number}, at)


def look_at_setup_now(tx: Transaction, setup_id: str, cause: str) -> None:
    """Promise a look at once, beside those that are planned. cause: what told us, once for each (a webhook's id)."""
    jobs.enqueue(tx, "payments.look_setup", f"{setup_id}/{cause}", {"setup_id": setup_id})


def prepare(tx: Transaction, arguments: Mapping[str, Any]) -> LookAtSetup | None:
    """What to ask; None if it is settled, or its person was forgotten."""
    try:
        row = load_setup(tx, arguments["setup_id"])
    except NotFound:
        return None
    if row.state not in LIVING or not row.provider_id:
        return None
    return LookAtSetup(tx.shop_id, row.provider, row.provider_id)


async def ask(request: LookAtSetup, tools: PaymentTools) -> SetupTruth:
    provider = await tools.payment_providers.get(request.shop_id, request.provider)
    return await keeper(provider).look_setup(request.provider_id)


def finish(tx: Transaction, arguments: Mapping[str, Any], answer: SetupTruth) -> None:
    """Settle on the answer. While the page is open there, look again: after a minute, two, four, up to four hours."""
    state = settle_setup(tx, arguments["setup_id"], answer)
    if "number" in arguments and state in LIVING:
        _again(tx, arguments["setup_id"], int(arguments["number"]))


def give_up(tx: Transaction, arguments: Mapping[str, Any], fault: Fault) -> None:  # noqa: ARG001 — the shape of a job
    """The provider did not answer this time; the next planned look stands in for it."""
    if "number" in arguments:
        _again(tx, arguments["setup_id"], int(arguments["number"]))


def _again(tx: Transaction, setup_id: str, number: int) -> None:
    try:
        row = load_setup(tx, setup_id)
    except NotFound:
        return
    if row.state not in LIVING or tx.now - row.created_at > GIVEN_UP_AFTER:
        return
    look_at = tx.now + min(timedelta(minutes=2 ** min(number + 1, 12)), LONGEST_WAIT)
    if tx.run(_LOOKED, setup_id=setup_id, before=number):
        look_later(tx, setup_id, number + 1, look_at)


LOOK_AT_SETUP = Asking(prepare, ask, finish, give_up, attempts_at_most=5)
