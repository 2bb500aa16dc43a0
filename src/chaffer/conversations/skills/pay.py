"""Get the payment going: a page to pay on, or the order at once."""

from chaffer.commerce.checkout.operations import pay as operation
from chaffer.commerce.checkout.queries import checkout
from chaffer.commerce.orders.queries import order
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import bill_fact


def pay(ctx: Ctx, args: Args) -> Result:
    """Raises CheckoutClosed, CartMoved, NotOffered, OutOfStock."""
    begun = operation.pay(ctx.tx, operation.Pay(args["checkout_id"], args["method"], ctx.public_url))
    if begun.order_id:
        placed = order(ctx.tx, begun.order_id)
        return {"order_id": placed.id, "number": placed.number, "url": "", "total": money(placed.total),
                "method": placed.payment_method}  # fmt: skip
    view = checkout(ctx.tx, args["checkout_id"])
    result = {"order_id": "", "number": "", "url": begun.url, "total": money(view.bill.totals.total)}
    return {**result, "bill": bill_fact(ctx, view)} if args.get("summary") else result
