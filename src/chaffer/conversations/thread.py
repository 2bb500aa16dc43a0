"""A conversation and its shopper, as a turn reads them."""

from typing import Any

from sqlalchemy import and_, select

from chaffer.accounts.tables import channel_accounts
from chaffer.inbox.events import TOGETHER_AT_MOST
from chaffer.inbox.tables import inbox
from chaffer.kernel.errors import NotFound
from chaffer.language.gifting import SELF
from chaffer.people.tables import contacts, recipients
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
_own_tastes = (
    select(recipients.c.id)
    .where(
        recipients.c.shop_id == conversations.c.shop_id, recipients.c.contact_id == conversations.c.contact_id,
        recipients.c.key == SELF,
    )
    .exists()
    .label("own_tastes")
)  # fmt: skip
_waiting = (
    select(inbox)
    .where(mine(inbox), inbox.c.conversation_id == given("id"), inbox.c.state == "kept")
    .order_by(inbox.c.kept_at, inbox.c.said_at, inbox.c.id)
    .limit(TOGETHER_AT_MOST)
    .subquery("waiting")
)
_WITH_WAITING = Statement(
    "conversations.thread_with_waiting",
    select(
        conversations,
        contacts.c.name.label("contact_name"),
        contacts.c.country.label("contact_country"),
        contacts.c.time_zone.label("contact_time_zone"),
        contacts.c.blocked_at.label("contact_blocked_at"),
        _account_state,
        _own_tastes,
        *(
            _waiting.c[name].label(f"event_{name}")
            for name in ("id", "external_id", "body", "day", "said_at", "kept_at", "message_id")
        ),
    )
    .select_from(conversations)
    .join(contacts, and_(contacts.c.shop_id == conversations.c.shop_id, contacts.c.id == conversations.c.contact_id))
    .outerjoin(_waiting, _waiting.c.shop_id == conversations.c.shop_id)
    .where(mine(conversations), conversations.c.id == given("id"))
    .order_by(_waiting.c.kept_at, _waiting.c.said_at, _waiting.c.id),
)
_LOAD = Statement(
    "conversations.thread",
    select(
        conversations,
        contacts.c.name.label("contact_name"),
        contacts.c.country.label("contact_country"),
        contacts.c.time_zone.label("contact_time_zone"),
        contacts.c.blocked_at.label("contact_blocked_at"),
        _account_state,
        _own_tastes,
    )
    .join(contacts, and_(contacts.c.shop_id == conversations.c.shop_id, contacts.c.id == conversations.c.contact_id))
    .where(mine(conversations), conversations.c.id == given("id")),
)


def load_thread(tx: Transaction, conversation_id: str) -> Any:
    """The conversation's row with `contact_name`, `contact_country`, `contact_time_zone`, `account_state` and
    `own_tastes`: whether anything is kept of what the shopper likes themselves. Raises NotFound.
    """
    return tx.one(_LOAD, id=conversation_id)


def load_with_waiting(tx: Transaction, conversation_id: str) -> tuple[Any, list[Any]]:
    """The row of `load_thread`, and what arrived in it and is not answered, in order of arrival: rows whose fields
    begin with `event_`. One statement. Raises NotFound.
    """
    rows = tx.rows(_WITH_WAITING, id=conversation_id)
    if not rows:
        raise NotFound(f"no conversation {conversation_id}")
    return rows[0], [row for row in rows if row.event_id is not None]
