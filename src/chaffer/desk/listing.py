"""Reading conversations and their messages, for screens and the API."""

from typing import Any

from sqlalchemy import select

from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

_shown = (
    select(
        conversations.c.id, conversations.c.contact_id, contacts.c.name.label("contact_name"),
        conversations.c.channel, conversations.c.account_id, conversations.c.state, conversations.c.owner_kind,
        conversations.c.owner_id, conversations.c.language, conversations.c.window_until, conversations.c.last_in_at,
        conversations.c.last_out_at, conversations.c.labels, conversations.c.created_at, conversations.c.team_id,
        conversations.c.priority, conversations.c.snoozed_until,
    )
    .select_from(
        conversations.outerjoin(
            contacts,
            (contacts.c.shop_id == conversations.c.shop_id) & (contacts.c.id == conversations.c.contact_id),
        )
    )
    .where(mine(conversations))
)  # fmt: skip
_GET = Statement("threads.get", _shown.where(conversations.c.id == given("id")))
_MESSAGES = Statement(
    "threads.messages",
    select(
        messages.c.id, messages.c.seq, messages.c.direction, messages.c.author_kind, messages.c.author_id,
        messages.c.purpose, messages.c.part, messages.c.state, messages.c.language, messages.c.at, messages.c.sent_at,
        messages.c.delivered_at, messages.c.read_at, messages.c.reason, messages.c.reply_to,
        messages.c.provider_id, messages.c.send_after, messages.c.seller_id,
    )
    .where(
        mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.seq < given("before")
    )
    .order_by(messages.c.seq.desc())
    .limit(given("limit")),
)  # fmt: skip


def list_conversations(
    tx: Transaction, before: str, limit: int, *, state: str = "", owner_kind: str = "", contact_id: str = ""
) -> list[Any]:
    """The newest first, from the one before this id; empty filters are none."""
    asked = {"state": state, "owner_kind": owner_kind, "contact_id": contact_id}
    wanted = [conversations.c[name] == value for name, value in asked.items() if value]
    clause = _shown.where(conversations.c.id < before, *wanted).order_by(conversations.c.id.desc()).limit(limit)
    return tx.query("threads.list", clause)


def get_conversation(tx: Transaction, conversation_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_GET, id=conversation_id)


def list_messages(tx: Transaction, conversation_id: str, before: int, limit: int) -> list[Any]:
    """The latest first, from the one before this number. Raises NotFound without such a conversation."""
    get_conversation(tx, conversation_id)
    return tx.rows(_MESSAGES, conversation_id=conversation_id, before=before, limit=limit)
