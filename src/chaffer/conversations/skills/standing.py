""" "Did my payment arrive?": what the last checkout came to."""

from chaffer.commerce.checkout.queries import checkout
from chaffer.commerce.checkout.views import COD, INVOICE
from chaffer.commerce.orders.queries import order
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money

_NOTHING: Result = {"state": "none"}


def standing(ctx: Ctx, args: Args) -> Result:
    """state: paid, cash, invoice, open (with the checkout and how it is paid) or none."""
    order_id = args.get("order_id", "")
    if args.get("checkout_id"):
        try:
            view = checkout(ctx.tx, args["checkout_id"])
        except NotFound:
            return _NOTHING
        if view.state == "paying":
            return {"state": "open", "checkout_id": view.id, "method": view.payment_method}
        order_id = view.order_id or order_id
    return _of_order(ctx, order_id) if order_id else _NOTHING


def _of_order(ctx: Ctx, order_id: str) -> Result:
    try:
        view = order(ctx.tx, order_id)
    except NotFound:
        return _NOTHING
    if view.contact_id != ctx.contact_id or view.state == "cancelled":
        return _NOTHING
    due = view.payment_state == "due"
    state = {COD: "cash", INVOICE: "invoice"}.get(view.payment_method, "paid") if due else "paid"
    total = Money(view.total.minor - view.credit_minor, view.total.currency) if due else view.total
    return {"state": state, "order_id": view.id, "number": view.number, "total": money(total)}
