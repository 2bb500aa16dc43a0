"""Call an order off before it leaves."""

from chaffer.commerce.orders.operations import cancel_order as operation
from chaffer.commerce.orders.queries import order
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.errors import NotFound


def cancel_order(ctx: Ctx, args: Args) -> Result:
    """Raises NotFound if it is somebody else's, AlreadyShipped, OrderClosed. refund: what goes back, or None."""
    before = order(ctx.tx, args["order_id"])
    if before.contact_id != ctx.contact_id:
        raise NotFound("no such order")
    command = operation.CancelOrder(before.id, "shopper", "shopper", ctx.contact_id)
    operation.cancel_order(ctx.tx, command)
    refund = money(before.total) if before.payment_state == "paid" else None
    return {"order_id": before.id, "number": before.number, "total": money(before.total), "refund": refund}
