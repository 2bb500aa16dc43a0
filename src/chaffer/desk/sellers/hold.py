"""Who of a seller's people answers on their side, and whether it is done."""

from typing import Literal

import msgspec
from sqlalchemy import or_

from chaffer.accounts.actor import Actor
from chaffer.desk.errors import Taken
from chaffer.desk.rows.shown import Owner, names
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.sides import side, tell
from chaffer.threads.tables import side_threads

_this = (side_threads.c.conversation_id == given("conversation"), side_threads.c.seller_id == given("seller"))
_TAKE = guarded(
    "side_threads.take", side_threads, *_this,
    or_(side_threads.c.owner_kind != "person", side_threads.c.owner_id == given("from_id")),
    owner_kind="person", owner_id=given("who"),
)  # fmt: skip
_LEAVE = guarded("side_threads.leave", side_threads, *_this, owner_kind="team", owner_id="")
_STATE = guarded("side_threads.set_state", side_threads, *_this, state=given("state_"))


class TakeSide(msgspec.Struct, frozen=True):
    """from_id: whoever has it, if it is taken from a colleague knowingly."""

    conversation_id: str
    seller_id: str
    from_id: str = ""


def take_side(tx: Transaction, command: TakeSide, actor: Actor) -> None:
    """Of several who take at once one gets it; repeated by its owner it changes nothing. Raises Taken, NotFound."""
    took = tx.run(
        _TAKE, conversation=command.conversation_id, seller=command.seller_id, from_id=command.from_id or actor.id,
        who=actor.id,
    )  # fmt: skip
    if not took:
        there = side(tx, command.conversation_id, command.seller_id)
        if there is None:
            raise NotFound("no such conversation")
        name = names(tx, owners=[there.owner_id]).get(there.owner_id, "")
        raise Taken(f"{name or 'somebody else'} has this", owner=Owner("person", there.owner_id, name))
    tell(tx, command.conversation_id, command.seller_id)


def leave_side(tx: Transaction, conversation_id: str, seller_id: str) -> None:
    """Back to all who sell there."""
    tx.run(_LEAVE, conversation=conversation_id, seller=seller_id)
    tell(tx, conversation_id, seller_id)


def set_side(tx: Transaction, conversation_id: str, seller_id: str, state: Literal["open", "closed"]) -> None:
    """Closed, until the shopper writes to this seller again."""
    tx.run(_STATE, conversation=conversation_id, seller=seller_id, state_=state)
    tell(tx, conversation_id, seller_id)
