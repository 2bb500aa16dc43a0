"""The job "payments.open_setup": ask the provider for a page where the shopper can have a card kept.

The setup's id is the idempotency key: asked again after a crash, the provider answers with the same session.
"""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select

from chaffer.accounts.tables import shops
from chaffer.commerce.payments.jobs.look_at_setup import FIRST_LOOK, look_later
from chaffer.commerce.payments.methods import usable_method
from chaffer.commerce.payments.operations.settle_setup import not_kept
from chaffer.commerce.payments.port import OpenedSetup, PaymentTools, SetupRequest, keeper
from chaffer.commerce.payments.setups import load_setup, take_setup
from chaffer.commerce.payments.tables import card_setups
from chaffer.kernel.errors import Fault, NotFound
from chaffer.runtime.jobs import Asking
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_SHOP = Statement("card_setups.shop_name", select(shops.c.name).where(mine(shops)))
_OPENED = guarded(
    "card_setups.opened", card_setups, card_setups.c.id == given("setup_id"), card_setups.c.state == "asked",
    state="open", provider_id=given("new_provider_id"), intent_id=given("new_intent_id"), url=given("new_url"),
)  # fmt: skip


def prepare(tx: Transaction, arguments: Mapping[str, Any]) -> SetupRequest | None:
    """What to ask; None if it was answered, or its person was forgotten."""
    try:
        row = load_setup(tx, arguments["setup_id"])
    except NotFound:
        return None
    if row.state != "asked":
        return None
    known = usable_method(tx, row.contact_id, (row.provider,))
    return SetupRequest(
        setup_id=row.id, shop_id=tx.shop_id, provider=row.provider, description=str(tx.value(_SHOP))[:200],
        language=row.language, expires_at=row.expires_at, customer_id=known.customer_id if known else "",
    )  # fmt: skip


async def ask(request: SetupRequest, tools: PaymentTools) -> OpenedSetup:
    provider = await tools.payment_providers.get(request.shop_id, request.provider)
    return_url = f"{tools.public_url}/card/back/{request.setup_id}"
    return await keeper(provider).open_setup(replace(request, return_url=return_url))


def finish(tx: Transaction, arguments: Mapping[str, Any], answer: OpenedSetup) -> None:
    """The page is there: our own page sends the shopper on to it. From now on we look, should no webhook come."""
    setup_id = arguments["setup_id"]
    if tx.run(
        _OPENED, setup_id=setup_id, new_provider_id=answer.provider_id, new_intent_id=answer.intent_id,
        new_url=answer.url,
    ):  # fmt: skip
        look_later(tx, setup_id, 0, tx.now + FIRST_LOOK)


def give_up(tx: Transaction, arguments: Mapping[str, Any], fault: Fault) -> None:
    """No page came about, and the shopper is told."""
    row = take_setup(tx, arguments["setup_id"])
    if row is not None and row.state == "asked":
        not_kept(tx, row, "refused", fault.provider_code or fault.code)


OPEN_SETUP = Asking(prepare, ask, finish, give_up, attempts_at_most=6)
