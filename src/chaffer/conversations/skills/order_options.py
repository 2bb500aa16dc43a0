"""What may be done to a shopper's orders today: the one named, or the newest few."""

from chaffer.commerce.catalog.queries import products
from chaffer.commerce.checkout.views import COD
from chaffer.commerce.orders import queries
from chaffer.commerce.orders.views import OrderView
from chaffer.commerce.returns.allowed import Verdict
from chaffer.commerce.returns.options import Options, options
from chaffer.conversations.called import order_called
from chaffer.conversations.dialogue.facts import ServiceLineFact, ServiceOrderFact, VerdictFact
from chaffer.conversations.skills.cards import money, product_fact
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.errors import NotFound

ORDERS_AT_MOST = 3


def order_options(ctx: Ctx, args: Args) -> Result:
    """Nobody is shown another person's order. products: with all variants, where one may take another's place."""
    own = [one for one in _named(ctx, args) if one.contact_id == ctx.contact_id]
    found = [
        _order(order_called(ctx.tx, ctx.shop, one, ctx.language), options(ctx.tx, one.id, view=one)) for one in own
    ]
    return {"orders": found, "products": _products(ctx, found) if args.get("kind") == "swap" else {}}


def _named(ctx: Ctx, args: Args) -> list[OrderView]:
    if args.get("order_id"):
        try:
            return [queries.order(ctx.tx, args["order_id"])]
        except NotFound:
            return []
    if args.get("number"):
        found = queries.by_number(ctx.tx, args["number"])
        return [found] if found else []
    return queries.orders_of(ctx.tx, ctx.contact_id, ORDERS_AT_MOST)


def _products(ctx: Ctx, found: list[ServiceOrderFact]) -> Result:
    ids = {
        line["product_id"]
        for order in found
        for line in order["lines"]
        if line["product_id"] and (line["change"]["allowed"] or line["exchange"]["allowed"])
    }
    views = products(ctx.tx, sorted(ids), ctx.language)
    return {view.id: product_fact(view, ctx.language) for view in views if view.variants}


def _order(view: OrderView, may: Options) -> ServiceOrderFact:
    by_id = {line.line_id: line for line in may.lines}
    lines: list[ServiceLineFact] = []
    for line in view.lines:
        verdicts = by_id[line.id]
        lines.append(
            {
                "line_id": line.id, "product_id": line.product_id, "variant_id": line.variant_id, "title": line.title,
                "options": line.options, "quantity": line.quantity, "left": line.quantity - line.refunded_quantity,
                "gone": line.refunded_quantity, "unit": money(line.unit), "total": money(line.total),
                "cancel": _verdict(verdicts.cancel), "change": _verdict(verdicts.change),
                "give_back": _verdict(verdicts.give_back), "exchange": _verdict(verdicts.exchange),
            }
        )  # fmt: skip
    return {
        "order_id": view.id, "number": view.number, "state": view.state, "placed_on": view.placed_at.date().isoformat(),
        "total": money(view.total - view.refunded), "back": money(view.total - view.refunded),
        "due": view.payment_state == "due" and view.payment_method == COD,
        "cancel": _verdict(may.cancel), "change_address": _verdict(may.change_address), "lines": lines,
        "methods": list(may.methods), "bonus_percent": may.bonus_percent, "postage": money(may.postage),
        "fee_percent": may.fee_percent, "undo_minutes": may.undo_minutes,
        "waiting": [{"action_id": one.id, "kind": one.kind, "state": one.state} for one in may.waiting],
    }  # fmt: skip


def _verdict(told: Verdict) -> VerdictFact:
    return {
        "allowed": told.allowed, "why": told.why, "units": told.units, "days": told.days,
        "until": told.until.date().isoformat() if told.until else "",
    }  # fmt: skip
