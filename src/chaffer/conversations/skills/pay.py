"""Get the payment going: a page to pay on, or the order at once."""

from chaffer.commerce.checkout.operations import pay as operation
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import bill_fact


def pay(ctx: Ctx, args: Args) -> Result:
    """Raises CheckoutClosed, CartMoved, NotOffered, OutOfStock."""
    begun = operation.pay(ctx.tx, operation.Pay(args["checkout_id"], args["method"], ctx.public_url))
    result = {
        "order_id": begun.order_id, "number": begun.number, "url": begun.url, "total": money(begun.bill.totals.total),
    }  # fmt: skip
    return {**result, "bill": bill_fact(ctx, begun.bill)} if args.get("summary") and begun.url else result
