"""Who looks at a thread, and who types in it."""

from typing import Literal

import msgspec

from chaffer.desk.operations.be_there import BeThere, LastSigns, be_there
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call


class PresenceSign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """doing: said again every few seconds while it lasts. The bot waits until 20 seconds after the last sign of typing."""

    doing: Literal["viewing", "typing", "left"]


async def sign(call: Call, asked: PresenceSign) -> None:
    """Raises NotFound."""
    signs: LastSigns = call.backstage.signs
    now, thread = call.backstage.db.clock.now(), call.path["id"]
    pauses = asked.doing == "typing" and signs.is_due(call.shop_id, thread, now)

    def work(tx: Transaction) -> None:
        be_there(tx, BeThere(thread, asked.doing), call.actor, pauses=pauses)

    await call.write(work)
    if pauses:
        signs.note(call.shop_id, thread, now)
