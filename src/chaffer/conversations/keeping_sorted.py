"""Keep on each seller's side what is theirs of a turn."""

from collections.abc import Sequence

import msgspec

from chaffer.conversations.afterthoughts import is_afterthought
from chaffer.conversations.dialogue.inputs import Done
from chaffer.conversations.plan import Plan
from chaffer.runtime.transaction import Transaction
from chaffer.threads.say import Row
from chaffer.threads.sides import give, hear_on_side, keep_sides, sides_of

_TELLS_ONLY = "seller-coming"


def keep_sorted(tx: Transaction, plan: Plan, said: Sequence[Row], ours: Sequence[Row]) -> None:
    """said, ours: the turn's messages as they are kept. Nothing is done in a turn without sellers."""
    asked = next(
        (each.args["seller_id"] for each in plan.inputs if isinstance(each, Done) and each.command == "ask_seller"), ""
    )
    if not (plan.theirs or plan.asks or asked):
        return
    thread = plan.thread
    by_event = {row["event_id"]: str(row["id"]) for row in said}
    by_event |= {each.event_id: each.message_id for each in plan.arrivals if each.message_id}
    for seller_id in sorted(set(plan.theirs.values())):
        give(tx, thread.id, [by_event[event] for event, whose in plan.theirs.items() if whose == seller_id], seller_id)
        if any(
            plan.theirs.get(each.event_id) == seller_id and not is_afterthought(each.inbound.parts)
            for each in plan.arrivals
        ):
            hear_on_side(tx, thread.id, thread.contact_id, seller_id, tx.now)
    sides = sides_of(tx, thread.id)
    held = tuple(dict.fromkeys((*sides.held, *(by_event[event] for event in plan.asks))))
    if asked:
        own = [id_ for event, id_ in by_event.items() if event not in plan.theirs and event not in plan.asks]
        told = [str(row["id"]) for row in ours] if _says_only_that(plan) else []
        give(tx, thread.id, [*held, *own, *told], asked)
        held = ()
    if held != sides.held:
        keep_sides(tx, thread.id, msgspec.structs.replace(sides, held=held))


def _says_only_that(plan: Plan) -> bool:
    """What else stands in the bubble may be of somebody else's things."""
    return [[word.key for word in say.words] for say in plan.says] == [[_TELLS_ONLY]]
