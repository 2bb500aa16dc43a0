"""Get the payment going: a page to pay on, or the order at once."""

from chaffer.commerce.checkout.operations import pay as operation
from chaffer.commerce.checkout.queries import checkout
from chaffer.commerce.checkout.views import CheckoutView
from chaffer.commerce.orders.queries import order
from chaffer.conversations.called import bill_called
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.paid_in_chat import PAID_IN_CHAT
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import bill_fact, totals_fact
from chaffer.kernel.money import Money


def pay(ctx: Ctx, args: Args) -> Result:
    """Raises CheckoutClosed, CartMoved, NotOffered, OutOfStock."""
    begun = operation.pay(ctx.tx, operation.Pay(args["checkout_id"], args["method"], ctx.public_url))
    if begun.order_id:
        placed = order(ctx.tx, begun.order_id)
        return {"order_id": placed.id, "number": placed.number, "url": "", "total": money(placed.total)}
    view = checkout(ctx.tx, args["checkout_id"])
    result: Result = {"order_id": "", "number": "", "url": begun.url, "total": money(view.bill.totals.total)}
    if args.get("summary"):
        result["bill"] = bill_fact(ctx, view)
    if ctx.channel == "whatsapp" and view.currency in PAID_IN_CHAT:
        result["to_show"] = _to_show(ctx, view)
    return result


def _to_show(ctx: Ctx, view: CheckoutView) -> Result:
    currency = view.currency
    bill = bill_called(ctx.tx, ctx.shop, view.bill, ctx.language)
    lines = [
        {
            "sku": line.sku, "quantity": line.quantity, "title": with_options(line.title, line.options, ctx.language),
            "unit": money(Money(line.unit_minor, currency)),
            "total": money(Money(line.unit_minor * line.quantity, currency)),
        }
        for line in bill.lines
    ]  # fmt: skip
    return {"lines": lines, "totals": totals_fact(bill.totals)}
