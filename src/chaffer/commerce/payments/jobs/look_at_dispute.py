"""The job "payments.dispute": ask the provider what a dispute has come to. A webhook is only the reason to ask."""

from collections.abc import Mapping
from typing import Any

import msgspec

from chaffer.commerce.payments.operations.note_dispute import note_dispute
from chaffer.commerce.payments.port import DisputeTruth, PaymentTools
from chaffer.kernel.errors import Fault
from chaffer.runtime import jobs
from chaffer.runtime.jobs import Asking
from chaffer.runtime.transaction import Transaction


class DisputeRequest(msgspec.Struct, frozen=True):
    shop_id: str
    provider: str
    provider_id: str


def dispute_told(tx: Transaction, provider: str, provider_id: str, cause: str) -> None:
    """Promise to ask. cause: the webhook's id."""
    arguments = {"provider": provider, "provider_id": provider_id}
    jobs.enqueue(tx, "payments.dispute", f"{provider_id}/{cause}", arguments)


def prepare(tx: Transaction, arguments: Mapping[str, Any]) -> DisputeRequest:
    return DisputeRequest(tx.shop_id, arguments["provider"], arguments["provider_id"])


async def ask(request: DisputeRequest, tools: PaymentTools) -> DisputeTruth:
    provider = await tools.payment_providers.get(request.shop_id, request.provider)
    return await provider.dispute(request.provider_id)


def finish(tx: Transaction, arguments: Mapping[str, Any], answer: DisputeTruth) -> None:
    note_dispute(tx, arguments["provider"], answer)


def give_up(tx: Transaction, arguments: Mapping[str, Any], fault: Fault) -> None:
    """The next webhook about it asks again; the job stays among the dead ones, where an operator sees it."""


LOOK_AT_DISPUTE = Asking(prepare, ask, finish, give_up)
