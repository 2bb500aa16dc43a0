"""Get the payment going: a page to pay on, or the order at once."""

from chaffer.commerce.checkout.operations import pay as operation
from chaffer.commerce.pricing.views import Bill
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
    result: Result = {
        "order_id": begun.order_id, "number": begun.number, "url": begun.url, "total": money(begun.bill.totals.total),
        "method": args["method"], "day": begun.day, "slot": begun.slot,
    }  # fmt: skip
    if args.get("summary") and begun.url:
        result["bill"] = bill_fact(ctx, begun.bill)
    if begun.url and ctx.channel == "whatsapp" and begun.bill.totals.total.currency in PAID_IN_CHAT:
        result["to_show"] = _to_show(ctx, begun.bill)
    return result


def _to_show(ctx: Ctx, agreed: Bill) -> Result:
    currency = agreed.totals.total.currency
    bill = bill_called(ctx.tx, ctx.shop, agreed, ctx.language)
    lines = [
        {
            "sku": line.sku, "quantity": line.quantity, "title": with_options(line.title, line.options, ctx.language),
            "unit": money(Money(line.unit_minor, currency)),
            "total": money(Money(line.unit_minor * line.quantity, currency)),
        }
        for line in bill.lines
    ]  # fmt: skip
    return {"lines": lines, "totals": totals_fact(bill.totals)}
