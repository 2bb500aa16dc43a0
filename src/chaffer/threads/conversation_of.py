"""The one conversation that a contact has with one end of a channel."""

from sqlalchemy import select, update

from chaffer.kernel.message import Identity
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.events import ConversationOpened
from chaffer.threads.tables import conversations, lanes, participants

_FIND = Statement(
    "threads.find",
    select(conversations.c.id).where(
        mine(conversations),
        conversations.c.contact_id == given("contact_id"),
        conversations.c.account_id == given("account_id"),
        conversations.c.room_id == given("room_id"),
    ),
)
_open = insert_all(conversations, "id", "contact_id", "channel", "account_id", "room_id", "language", "created_at")
_OPEN = Statement("threads.open", _open)
_JOIN = Statement("threads.join", insert_all(participants))
_LANE = Statement("threads.add_lane", insert_all(lanes, "conversation_id", "due", "due_at"))

_REACH = Statement(
    "threads.reach",
    update(conversations).where(mine(conversations), conversations.c.id == given("id")).values(addresses=given("to")),
)


def reach(tx: Transaction, conversation_id: str, addresses: list[Identity]) -> None:
    """Note under which addresses the channel can reach the person now."""
    tx.run(_REACH, id=conversation_id, to=addresses)


_REACH_ALL = Statement(
    "threads.reach_all",
    update(conversations)
    .where(
        mine(conversations), conversations.c.contact_id == given("contact"), conversations.c.account_id == given("end"),
        conversations.c.room_id == "",
    )
    .values(addresses=given("to")),
)  # fmt: skip


def reach_all(tx: Transaction, contact_id: str, account_id: str, addresses: list[Identity]) -> None:
    """The same for whatever conversation this contact has with this end of the channel."""
    tx.run(_REACH_ALL, contact=contact_id, end=account_id, to=addresses)


def conversation_of(
    tx: Transaction, contact_id: str, channel: str, account_id: str, room_id: str = "", language: str = ""
) -> str:
    """Its id; opened if there is none yet. The contact's row must have been taken when rivals may do the same."""
    found: str | None = tx.value(_FIND, contact_id=contact_id, account_id=account_id, room_id=room_id)
    if found is not None:
        return found
    conversation_id = tx.new_id("conversation")
    tx.run(
        _OPEN, id=conversation_id, contact_id=contact_id, channel=channel, account_id=account_id, room_id=room_id,
        language=language, created_at=tx.now,
    )  # fmt: skip
    tx.run(
        _JOIN, id=tx.new_id("participant"), conversation_id=conversation_id, kind="shopper", contact_id=contact_id,
        staff_id="", name="", joined_at=tx.now, left_at=None,
    )  # fmt: skip
    tx.run(_LANE, conversation_id=conversation_id, due=False, due_at=tx.now)
    tx.noted(ConversationOpened(conversation_id, contact_id, channel))
    return conversation_id
