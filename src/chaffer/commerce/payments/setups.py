"""Cards on their way to being kept without a payment: the row, from the shopper's wish to the provider's answer."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import or_, select, update

from chaffer.commerce.payments.tables import card_setups
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

LIVING = ("asked", "open", "failed")
"""States in which the page may still take a card."""


class SetupView(msgspec.Struct, frozen=True):
    """state: asked, open, failed (its page takes another card), kept, expired, refused. method_id: what was kept."""

    id: str
    contact_id: str
    provider: str
    state: str
    error: str
    method_id: str
    created_at: datetime
    expires_at: datetime
    done_at: datetime | None


_columns = [column for column in card_setups.c if column.key != "shop_id"]
_LOAD = Statement("card_setups.load", select(*_columns).where(mine(card_setups), card_setups.c.id == given("setup_id")))
_TAKE = Statement(
    "card_setups.take",
    select(*_columns).where(mine(card_setups), card_setups.c.id == given("setup_id")).with_for_update(),
)
_MOVE = Statement(
    "card_setups.move",
    update(card_setups)
    .where(mine(card_setups), card_setups.c.id == given("setup_id"))
    .values(state=given("new_state"), error=given("new_error"), method_id=given("kept"), done_at=given("at")),
)
_NAMED = Statement(
    "card_setups.named",
    select(card_setups.c.id)
    .where(
        mine(card_setups), card_setups.c.provider == given("provider"),
        or_(card_setups.c.provider_id == given("provider_id"), card_setups.c.intent_id == given("provider_id")),
    )
    .limit(1),
)  # fmt: skip
_SHOP_OF = Statement("card_setups.shop_of", select(card_setups.c.shop_id).where(card_setups.c.id == given("setup_id")))


def load_setup(tx: Transaction, setup_id: str) -> Any:
    """Its row. Raises NotFound."""
    row = tx.row(_LOAD, setup_id=setup_id)
    if row is None:
        raise NotFound(f"no setup {setup_id}")
    return row


def take_setup(tx: Transaction, setup_id: str) -> Any | None:
    """Its row, ours until the end; None if its person was forgotten."""
    return tx.row(_TAKE, setup_id=setup_id)


def move_setup(tx: Transaction, row: Any, state: str, *, error: str = "", method_id: str = "") -> None:
    """Write a setup that is ours."""
    tx.run(
        _MOVE, setup_id=row.id, new_state=state, new_error=error[:200], kept=method_id,
        at=None if state in LIVING else tx.now,
    )  # fmt: skip
    tx.changed("contact", row.contact_id)


def setup_view(tx: Transaction, setup_id: str) -> SetupView:
    """One statement. Raises NotFound."""
    row = load_setup(tx, setup_id)
    return SetupView(
        row.id, row.contact_id, row.provider, row.state, row.error, row.method_id, row.created_at, row.expires_at,
        row.done_at,
    )  # fmt: skip


def setup_named(tx: Transaction, provider: str, provider_id: str) -> str | None:
    """The shop's own setup behind a session or an intent, as the provider names them."""
    setup_id: str | None = tx.value(_NAMED, provider=provider, provider_id=provider_id)
    return setup_id


def shop_of_setup(tx: Transaction, setup_id: str) -> str | None:
    """For the provider's way back, which names no shop. In a transaction of ANY_SHOP."""
    shop_id: str | None = tx.value(_SHOP_OF, setup_id=setup_id)
    return shop_id
