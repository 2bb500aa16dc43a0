"""A conversation and its shopper, as a turn reads them."""

from typing import Any

from sqlalchemy import and_, select

from chaffer.accounts.tables import channel_accounts
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

_account_state = (
    select(channel_accounts.c.state)
    .where(
        channel_accounts.c.shop_id == conversations.c.shop_id, channel_accounts.c.id == conversations.c.account_id
    )
    .scalar_subquery()
    .label("account_state")
)  # fmt: skip
_LOAD = Statement(
    "conversations.thread",
    select(
        conversations,
        contacts.c.name.label("contact_name"),
        contacts.c.country.label("contact_country"),
        contacts.c.time_zone.label("contact_time_zone"),
        _account_state,
    )
    .join(contacts, and_(contacts.c.shop_id == conversations.c.shop_id, contacts.c.id == conversations.c.contact_id))
    .where(mine(conversations), conversations.c.id == given("id")),
)


def load_thread(tx: Transaction, conversation_id: str) -> Any:
    """The conversation's row with `contact_name`, `contact_country`, `contact_time_zone` and `account_state`. Raises NotFound."""
    return tx.one(_LOAD, id=conversation_id)
