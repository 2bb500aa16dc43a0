"""A shopper's orders: the newest, or the one named."""

from chaffer.commerce.checkout.views import COD
from chaffer.commerce.fulfilment.views import ShipmentView
from chaffer.commerce.orders import queries
from chaffer.commerce.orders.views import OrderView
from chaffer.conversations.called import order_called
from chaffer.conversations.dialogue.facts import OrderFact, ShipmentFact
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.voices.carriers import carrier_name
from chaffer.kernel.errors import NotFound

_AT_MOST = 5


def orders(ctx: Ctx, args: Args) -> Result:
    """Nobody is shown another person's order, whatever number they write. One statement."""
    own = [one for one in _named(ctx, args) if one.contact_id == ctx.contact_id]
    called = [order_called(ctx.tx, ctx.shop, one, ctx.language) for one in own]
    return {"orders": [order_fact(one, ctx.language) for one in called]}


def _named(ctx: Ctx, args: Args) -> list[OrderView]:
    if args.get("order_id"):
        try:
            return [queries.order(ctx.tx, args["order_id"])]
        except NotFound:
            return []
    if args.get("number"):
        found = queries.by_number(ctx.tx, args["number"])
        return [found] if found else []
    return queries.orders_of(ctx.tx, ctx.contact_id, _AT_MOST)


def order_fact(one: OrderView, language: str) -> OrderFact:
    return {
        "order_id": one.id,
        "number": one.number,
        "state": one.state,
        "payment_state": one.payment_state,
        "fulfilment_state": one.fulfilment_state,
        "total": money(one.total),
        "lines": [
            {"title": with_options(line.title, line.options, language),
             "quantity": line.quantity, "sku": line.sku, "unit": money(line.unit), "total": money(line.total)}
            for line in one.lines
        ],
        "placed_on": one.placed_at.date().isoformat(),
        "shipments": [_parcel(parcel) for parcel in one.shipments if parcel.state != "cancelled"],
        "cancellable": one.can_be_cancelled,
        "cash": one.payment_method == COD,
    }  # fmt: skip


def _parcel(parcel: ShipmentView) -> ShipmentFact:
    last = parcel.scans[-1] if parcel.scans else None
    return {
        "state": parcel.state, "carrier": carrier_name(parcel.carrier), "tracking_number": parcel.tracking_number,
        "tracking_url": parcel.tracking_url, "code": last.code if last else "", "place": last.place if last else "",
    }  # fmt: skip
