"""Write a line where a colleague's conversation goes to somebody else, and tell whose it was."""

from typing import Any

from chaffer.accounts.actor import Actor
from chaffer.desk.operations.add_note import AddNote, add_note
from chaffer.runtime.transaction import Transaction


def tell_moved(tx: Transaction, had: Any, person_id: str, actor: Actor) -> None:
    """had: the conversation's row as it was. person_id: who has it now; "" for a queue.

    Nothing is written of what somebody gives away themselves, or of what nobody had.
    """
    if had.owner_kind != "person" or had.owner_id in ("", person_id, actor.id) or actor.kind == "system":
        return
    add_note(tx, AddNote("conversation", had.id, "", (had.owner_id,), "moved", person_id), actor)
