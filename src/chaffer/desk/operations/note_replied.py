"""Remember when a person last answered a shopper."""

from chaffer.accounts.actor import Actor
from chaffer.desk.tables import agents
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

_insert = insert_all(agents, "staff_id", "replied_at")
_REPLIED = Statement(
    "agents.replied",
    _insert.on_conflict_do_update(
        index_elements=["shop_id", "staff_id"], set_={"replied_at": _insert.excluded.replied_at}
    ),
)


def note_replied(tx: Transaction, actor: Actor) -> None:
    """Of keys and the house nothing is remembered."""
    if actor.kind == "staff":
        tx.run(_REPLIED, staff_id=actor.id, replied_at=tx.now)
