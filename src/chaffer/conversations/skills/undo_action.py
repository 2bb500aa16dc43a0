"""Take back the last change that can still be taken back."""

from chaffer.commerce.orders.queries import order
from chaffer.commerce.returns.actions import ActionView, actions_by
from chaffer.commerce.returns.operations.take_back import TakeBack, take_back
from chaffer.commerce.returns.wish import BACK
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def undo_action(ctx: Ctx, _args: Args) -> Result:
    """number: of the order it was about, "" if there is nothing to take back. Raises ActionOver."""
    found = next((one for one in actions_by(ctx.tx, ctx.contact_id) if _may_be(one)), None)
    if found is None:
        return {"number": "", "order_id": ""}
    take_back(ctx.tx, TakeBack(found.id, "shopper", ctx.contact_id))
    return {"number": order(ctx.tx, found.order_id).number, "order_id": found.order_id}


def _may_be(action: ActionView) -> bool:
    return action.state in {"waiting", "approval", "paying"} or (action.state == "done" and action.kind in BACK)
