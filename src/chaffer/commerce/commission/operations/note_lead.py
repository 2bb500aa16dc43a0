"""Write down that a person of the shop did something that an order may come of."""

from typing import Literal

import msgspec

from chaffer.commerce.commission.tables import leads
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

Kind = Literal["board", "products", "cart", "payment", "outreach", "message"]
_ADD = Statement("leads.add", insert_all(leads))


class NoteLead(msgspec.Struct, frozen=True):
    """message_id: the first message it became. board_id: of the look board, if it was one."""

    contact_id: str
    conversation_id: str
    staff_id: str
    kind: Kind
    message_id: str
    board_id: str = ""


def note_lead(tx: Transaction, command: NoteLead) -> None:
    tx.run(_ADD, id=tx.new_id("lead"), at=tx.now, **msgspec.structs.asdict(command))
