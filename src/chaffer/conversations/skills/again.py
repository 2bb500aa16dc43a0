"""What was bought before, as it stands today."""

from chaffer.commerce.catalog.queries import products
from chaffer.commerce.catalog.views import ProductView
from chaffer.commerce.orders import queries
from chaffer.commerce.orders.views import OrderLineView, OrderView
from chaffer.conversations.dialogue.facts import AgainFact, PastFact
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.errors import NotFound

_ORDERS = 5
_LINES = 20


def again(ctx: Ctx, args: Args) -> Result:
    """The shopper's newest orders that stand, or the one of `order_id`, each line at today's price. Two statements."""
    past = [one for one in _orders(ctx, args) if one.contact_id == ctx.contact_id and one.state != "cancelled"]
    ids = {line.product_id for one in past for line in one.lines if line.product_id}
    known = {view.id: view for view in products(ctx.tx, sorted(ids), ctx.language)}
    return {"orders": [_past(ctx, one, known) for one in past]}


def _orders(ctx: Ctx, args: Args) -> list[OrderView]:
    if not args.get("order_id"):
        return queries.orders_of(ctx.tx, ctx.contact_id, _ORDERS)
    try:
        return [queries.order(ctx.tx, args["order_id"])]
    except NotFound:
        return []


def _past(ctx: Ctx, one: OrderView, known: dict[str, ProductView]) -> PastFact:
    """What went back is not wanted again, unless all of it did."""
    kept = [line for line in one.lines if line.quantity > line.refunded_quantity]
    lines = [(line, line.quantity - line.refunded_quantity) for line in kept] or [
        (each, each.quantity) for each in one.lines
    ]
    return {
        "order_id": one.id,
        "number": one.number,
        "placed_on": one.placed_at.date().isoformat(),
        "lines": [_line(ctx, line, quantity, known.get(line.product_id)) for line, quantity in lines[:_LINES]],
    }


def _line(ctx: Ctx, line: OrderLineView, quantity: int, today: ProductView | None) -> AgainFact:
    sold = today is not None and today.state == "active"
    variant = next((one for one in today.variants if one.id == line.variant_id), None) if today and sold else None
    if variant is not None and variant.price.currency != ctx.shop.currency:
        variant = None
    title = today.title if today else line.title
    return {
        "sku": variant.sku if variant else line.sku,
        "product_id": line.product_id,
        "title": with_options(title, line.options, ctx.language),
        "quantity": quantity,
        "was": money(line.unit),
        "now": money(variant.price) if variant else None,
        "left": min(variant.available, quantity) if variant else 0,
    }
