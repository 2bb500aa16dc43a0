"""Get the payment going: a page to pay on, or the order at once."""

import msgspec

from chaffer.commerce.checkout.operations import pay as operation
from chaffer.commerce.checkout.views import STORE_CREDIT, PayResult
from chaffer.commerce.payments.codes import codes_of
from chaffer.commerce.pricing.views import Bill
from chaffer.conversations.called import bill_called
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.paid_in_chat import PAID_IN_CHAT, WITH_CODES
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import bill_fact, totals_fact
from chaffer.kernel.money import Money


def pay(ctx: Ctx, args: Args) -> Result:
    """total: what is still to pay; of an order that store credit covers, its whole total.

    Raises CheckoutClosed, CartMoved, NotOffered, OutOfStock, CreditShort.
    """
    begun = operation.pay(ctx.tx, operation.Pay(args["checkout_id"], args["method"], ctx.public_url))
    result: Result = {
        "order_id": begun.order_id, "number": begun.number, "url": begun.url, "total": money(begun.bill.to_pay),
        "method": args["method"], "day": begun.day, "slot": begun.slot,
    }  # fmt: skip
    if begun.order_id and not begun.bill.to_pay.minor and begun.bill.credit_minor:
        result |= {"method": STORE_CREDIT, "total": money(begun.bill.totals.total)}
    if args.get("summary") and begun.url:
        result["bill"] = bill_fact(ctx, begun.bill)
    in_chat = ctx.channel == "whatsapp" and not begun.bill.credit_minor  # its bill has no place for store credit
    if begun.url and in_chat and begun.bill.totals.total.currency in PAID_IN_CHAT:
        result["to_show"] = _to_show(ctx, begun.bill) | _codes(ctx, begun)
    return result


def _codes(ctx: Ctx, begun: PayResult) -> Result:
    """What may stand in the bill beside its link, as far as the provider has given it."""
    if begun.bill.totals.total.currency != WITH_CODES:
        return {}
    return {"codes": msgspec.to_builtins(codes_of(ctx.tx, begun.payment_id))}


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
