"""Promise a page where a shopper can have a card kept, without buying anything."""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.payments.setups import LIVING
from chaffer.commerce.payments.tables import card_setups
from chaffer.people.tables import contacts
from chaffer.runtime import jobs
from chaffer.runtime.links import make_link
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

LASTS = timedelta(hours=23)
"""A provider's page lives a day at most."""
LINK_OUTLIVES = timedelta(days=1)
"""Our page then says what became of it."""
STILL_USEFUL = timedelta(hours=1)


class BeginSetup(msgspec.Struct, frozen=True):
    """proof: the words it was asked for with, what the shopper was told it means, and where."""

    contact_id: str
    provider: str
    language: str
    proof: dict[str, Any]
    conversation_id: str = ""


_LIVING = Statement(
    "card_setups.living",
    select(card_setups.c.id)
    .where(
        mine(card_setups), card_setups.c.contact_id == given("contact_id"), card_setups.c.provider == given("provider"),
        card_setups.c.conversation_id == given("conversation_id"), card_setups.c.state.in_(LIVING),
        card_setups.c.expires_at > given("until"),
    )
    .order_by(card_setups.c.id.desc())
    .limit(1),
)  # fmt: skip
_BEGIN = Statement(
    "card_setups.begin",
    insert_all(
        card_setups, "id", "contact_id", "conversation_id", "provider", "state", "language", "proof", "created_at",
        "expires_at",
    ),
)  # fmt: skip


def begin_setup(tx: Transaction, command: BeginSetup) -> str:
    """Its id: the one whose page is still open in this thread, or a new one, whose page the job asks for."""
    tx.lock(contacts, id=command.contact_id)
    known: str | None = tx.value(
        _LIVING, contact_id=command.contact_id, provider=command.provider, conversation_id=command.conversation_id,
        until=tx.now + STILL_USEFUL,
    )  # fmt: skip
    if known is not None:
        return known
    setup_id = tx.new_id("card_setup")
    tx.run(
        _BEGIN, id=setup_id, contact_id=command.contact_id, conversation_id=command.conversation_id,
        provider=command.provider, state="asked", language=command.language, proof=command.proof, created_at=tx.now,
        expires_at=tx.now + LASTS,
    )  # fmt: skip
    jobs.enqueue(tx, "payments.open_setup", setup_id, {"setup_id": setup_id})
    return setup_id


def setup_link(tx: Transaction, setup_id: str) -> str:
    """The path of our own page for it, with a fresh token."""
    return f"/card/{make_link(tx, 'card', setup_id, tx.now + LASTS + LINK_OUTLIVES)}"
