"""The job "payments.detach": the provider forgets a card, too, that is used no more."""

from collections.abc import Mapping
from typing import Any

import msgspec

from chaffer.commerce.payments.port import PaymentTools, keeper
from chaffer.kernel.errors import Fault
from chaffer.runtime import jobs
from chaffer.runtime.jobs import Asking
from chaffer.runtime.transaction import Transaction


class DetachRequest(msgspec.Struct, frozen=True):
    shop_id: str
    provider: str
    method_id: str


def detach_later(tx: Transaction, provider: str, method_id: str) -> None:
    """Promise it. method_id: the provider's. The job needs no row of ours, which may be erased before it runs."""
    jobs.enqueue(tx, "payments.detach", method_id, {"provider": provider, "method_id": method_id})


def prepare(tx: Transaction, arguments: Mapping[str, Any]) -> DetachRequest:
    return DetachRequest(tx.shop_id, arguments["provider"], arguments["method_id"])


async def ask(request: DetachRequest, tools: PaymentTools) -> None:
    provider = await tools.payment_providers.get(request.shop_id, request.provider)
    await keeper(provider).detach(request.method_id)


def finish(tx: Transaction, arguments: Mapping[str, Any], answer: None) -> None:
    """It is gone there. Here it was gone before."""


def give_up(tx: Transaction, arguments: Mapping[str, Any], fault: Fault) -> None:
    """The job stays among the dead ones, where an operator sees it and can replay it."""


DETACH_METHOD = Asking(prepare, ask, finish, give_up)
