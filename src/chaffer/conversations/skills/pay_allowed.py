"""Charge the saved card without asking, within the shopper's standing permission."""

from chaffer.commerce.checkout.operations import pay_saved as operation
from chaffer.commerce.checkout.queries import checkout
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import bill_fact


def pay_allowed(ctx: Ctx, args: Args) -> Result:
    """Raises CheckoutClosed, CartMoved, MethodGone, MandateTooSmall, NotOffered, OutOfStock, QuoteOver."""
    command = operation.PaySaved(args["checkout_id"], args["method_id"], args["total_minor"], standing=True)
    begun = operation.pay_saved(ctx.tx, command)
    return {
        "order_id": begun.order_id, "number": begun.number, "total": money(begun.bill.totals.total),
        "address": checkout(ctx.tx, args["checkout_id"]).address, **bill_fact(ctx, begun.bill),
    }  # fmt: skip
