"""Take back the last change that can still be taken back."""

from chaffer.commerce.orders.queries import order
from chaffer.commerce.payments.operations.undo_purchase import undo_purchase, undoable
from chaffer.commerce.returns.actions import ActionView, actions_by
from chaffer.commerce.returns.operations.take_back import TakeBack, take_back
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.wish import BACK
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def undo_action(ctx: Ctx, _args: Args) -> Result:
    """number: of the order it was about, "" if there is nothing to take back; of a `purchase` without asking also ""
    while the bank has not answered. Raises ActionOver, AlreadyShipped, OrderClosed.
    """
    found = next((one for one in actions_by(ctx.tx, ctx.contact_id) if _may_be(one)), None)
    bought = undoable(ctx.tx, ctx.contact_id, policy_of(ctx.tx).undo_minutes)
    if bought is not None and (found is None or found.created_at < bought.created_at):
        number = undo_purchase(ctx.tx, bought.payment_id)
        return {"number": number, "order_id": bought.order_id, "purchase": {"total": money(bought.amount)}}
    if found is None:
        return {"number": "", "order_id": ""}
    take_back(ctx.tx, TakeBack(found.id, "shopper", ctx.contact_id))
    return {"number": order(ctx.tx, found.order_id).number, "order_id": found.order_id}


def _may_be(action: ActionView) -> bool:
    return action.state in {"waiting", "approval", "paying"} or (action.state == "done" and action.kind in BACK)
