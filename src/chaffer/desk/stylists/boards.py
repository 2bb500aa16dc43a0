"""Look boards as they are kept."""

from typing import Any

from sqlalchemy import select

from chaffer.desk.stylists.tables import look_boards
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_ALL = Statement(
    "look_boards.all",
    select(look_boards)
    .where(mine(look_boards), look_boards.c.id < given("before"))
    .order_by(look_boards.c.id.desc())
    .limit(given("limit")),
)
_OF = Statement(
    "look_boards.of",
    select(look_boards)
    .where(mine(look_boards), look_boards.c.staff_id == given("staff_id"), look_boards.c.id < given("before"))
    .order_by(look_boards.c.id.desc())
    .limit(given("limit")),
)
_ONE = Statement("look_boards.one", select(look_boards).where(mine(look_boards), look_boards.c.id == given("id")))


def list_boards(tx: Transaction, before: str, limit: int, staff_id: str = "") -> list[Any]:
    """The newest first, from the one before this id; of one person, or everybody's."""
    if staff_id:
        return tx.rows(_OF, staff_id=staff_id, before=before, limit=limit)
    return tx.rows(_ALL, before=before, limit=limit)


def board_of(tx: Transaction, board_id: str) -> Any:
    """The row. Raises NotFound."""
    return tx.one(_ONE, id=board_id)
