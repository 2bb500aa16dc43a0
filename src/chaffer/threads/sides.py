"""Sides of a conversation: a shopper talks with several of a marketplace's sellers in one thread, and each has their own.

A message belongs to one side or to none; the shop's own people see all of them, a seller's people see theirs.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import and_, func, select, update

from chaffer.accounts.tables import sellers
from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.events import SellerAsked
from chaffer.threads.tables import conversations, messages, side_threads

TOPIC = "side_thread"
"""Of the live feed. The thing's id is the seller's and the conversation's, with a stroke between."""


class Sides(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a conversation knows of its sides; empty while there are none.

    open: sellers it was given to. held: messages of which it was asked whom they are for.
    """

    open: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


class OpenSide(msgspec.Struct, frozen=True):
    """reason: why a person is wanted; question: what could not be answered."""

    conversation_id: str
    contact_id: str
    seller_id: str
    reason: str
    question: str = ""


_put = insert_all(
    side_threads, "conversation_id", "seller_id", "state", "owner_kind", "reason", "opened_at", "asked_at", "active_at",
    "waits_since",
)  # fmt: skip
_OPEN = Statement(
    "side_threads.open",
    _put.on_conflict_do_update(
        index_elements=["shop_id", "conversation_id", "seller_id"],
        set_={
            "state": "open", "reason": _put.excluded.reason, "asked_at": _put.excluded.asked_at,
            "active_at": _put.excluded.active_at,
            "waits_since": func.coalesce(side_threads.c.waits_since, _put.excluded.waits_since),
        },
    ),
)  # fmt: skip
_HEARD = guarded(
    "side_threads.heard", side_threads, side_threads.c.conversation_id == given("conversation"),
    side_threads.c.seller_id == given("seller"), state="open", active_at=given("at"),
    waits_since=func.coalesce(side_threads.c.waits_since, given("at", type_=Moment())),
)  # fmt: skip
_KEEP = guarded("conversations.sides", conversations, conversations.c.id == given("id_"), sides=given("told"))
_GIVE = Statement(
    "messages.give",
    update(messages)
    .where(mine(messages), in_list(messages.c.id, "ids"), messages.c.seller_id == "")
    .values(seller_id=given("to"), read_at=None),
)
_SIDE = Statement(
    "side_threads.load",
    select(side_threads).where(
        mine(side_threads), side_threads.c.conversation_id == given("conversation"), side_threads.c.seller_id == given("seller")
    ),
)  # fmt: skip
_OF = Statement(
    "side_threads.of",
    select(side_threads, sellers.c.name)
    .join(sellers, and_(sellers.c.shop_id == side_threads.c.shop_id, sellers.c.id == side_threads.c.seller_id))
    .where(mine(side_threads), side_threads.c.conversation_id == given("conversation"))
    .order_by(side_threads.c.opened_at, side_threads.c.seller_id),
)  # fmt: skip
_SIDES = Statement(
    "conversations.sides_of",
    select(conversations.c.sides).where(mine(conversations), conversations.c.id == given("id")),
)


def sides_in(told: Any) -> Sides:
    """As the conversation's row holds them."""
    return msgspec.convert(told or {}, Sides)


def sides_of(tx: Transaction, conversation_id: str) -> Sides:
    return sides_in(tx.value(_SIDES, id=conversation_id))


def keep_sides(tx: Transaction, conversation_id: str, sides: Sides) -> None:
    tx.run(_KEEP, id_=conversation_id, told=msgspec.to_builtins(sides))


def open_side(tx: Transaction, command: OpenSide) -> Sides:
    """Give the matter to the seller's people; told each time it is asked. The sides as they are kept now."""
    tx.run(
        _OPEN, conversation_id=command.conversation_id, seller_id=command.seller_id, state="open", owner_kind="team",
        reason=command.reason, opened_at=tx.now, asked_at=tx.now, active_at=tx.now, waits_since=tx.now,
    )  # fmt: skip
    sides = sides_of(tx, command.conversation_id)
    if command.seller_id not in sides.open:
        sides = msgspec.structs.replace(sides, open=(*sides.open, command.seller_id))
        keep_sides(tx, command.conversation_id, sides)
    tell(tx, command.conversation_id, command.seller_id)
    tx.happened(
        SellerAsked(
            command.conversation_id, command.contact_id, command.seller_id, command.reason, command.question
        )
    )  # fmt: skip
    return sides


def hear_on_side(tx: Transaction, conversation_id: str, contact_id: str, seller_id: str, at: datetime) -> None:
    """The shopper wrote something for this seller."""
    before = side(tx, conversation_id, seller_id)
    tx.run(_HEARD, conversation=conversation_id, seller=seller_id, at=at)
    tell(tx, conversation_id, seller_id)
    if before is not None and before.waits_since is None:
        tx.happened(SellerAsked(conversation_id, contact_id, seller_id, "wrote"))


def give(tx: Transaction, conversation_id: str, message_ids: Sequence[str], seller_id: str) -> None:
    """Put messages of nobody's on a seller's side."""
    if message_ids:
        tx.run(_GIVE, ids=list(message_ids), to=seller_id)
        tell(tx, conversation_id, seller_id)


def side(tx: Transaction, conversation_id: str, seller_id: str) -> Any | None:
    """One seller's side, if there is one."""
    return tx.row(_SIDE, conversation=conversation_id, seller=seller_id)


def all_sides(tx: Transaction, conversation_id: str) -> list[Any]:
    """With the sellers' names, the oldest first."""
    return tx.rows(_OF, conversation=conversation_id)


def tell(tx: Transaction, conversation_id: str, seller_id: str) -> None:
    """Tell the live feed that a side is not as it was."""
    tx.changed(TOPIC, f"{seller_id}/{conversation_id}")
