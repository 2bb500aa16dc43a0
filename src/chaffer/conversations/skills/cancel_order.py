"""Call an order off before it leaves."""

from chaffer.commerce.orders.operations import cancel_order as operation
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def cancel_order(ctx: Ctx, args: Args) -> Result:
    """Raises NotFound if it is somebody else's, AlreadyShipped, OrderClosed. refund: what goes back, or None."""
    command = operation.CancelOrder(args["order_id"], "shopper", "shopper", ctx.contact_id, ctx.contact_id)
    done = operation.cancel_order(ctx.tx, command)
    refund = money(done.total) if done.paid else None
    return {"order_id": args["order_id"], "number": done.number, "total": money(done.total), "refund": refund}
