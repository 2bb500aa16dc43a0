"""Say whose client a shopper is."""

import msgspec
from sqlalchemy import delete

from chaffer.desk.tables import own_clients
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_insert = insert_all(own_clients)
_KEEP = Statement(
    "own_clients.keep",
    _insert.on_conflict_do_update(
        index_elements=["shop_id", "contact_id"],
        set_={"staff_id": _insert.excluded.staff_id, "since": _insert.excluded.since},
    ),
)
_LOSE = Statement(
    "own_clients.lose", delete(own_clients).where(mine(own_clients), own_clients.c.contact_id == given("contact_id"))
)


class KeepClient(msgspec.Struct, frozen=True):
    """staff_id: "" for nobody's."""

    contact_id: str
    staff_id: str


def keep_client(tx: Transaction, command: KeepClient) -> None:
    """Safe to repeat. Their next conversation goes to this person first, where a team routes so."""
    if command.staff_id:
        tx.run(_KEEP, contact_id=command.contact_id, staff_id=command.staff_id, since=tx.now)
    else:
        tx.run(_LOSE, contact_id=command.contact_id)
    tx.changed("contact", command.contact_id)
