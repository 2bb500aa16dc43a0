"""A shop with a dress in two sizes and other things, an order in it, and what happens to that."""

from typing import Any

from chaffer.commerce import defaults
from chaffer.commerce.catalog.tables import prices, stock, variants
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.orders.queries import order
from chaffer.commerce.orders.views import OrderView
from chaffer.commerce.payments.operations.finish_refund import finish_refund
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.commerce.returns.actions import ActionView
from chaffer.commerce.returns.operations.ask_action import AskAction, ask_action
from chaffer.commerce.returns.operations.set_policy import set_policy
from chaffer.commerce.returns.wish import Wish
from chaffer.runtime.transaction import Transaction
from tests.commerce.shop import Shop, put


def stocked(shop: Shop) -> None:
    """DRESS in S, M (the same price) and L (dearer), a MUG, a HAT."""
    shop.product("DRESS-S", 8000, on_hand=5, category="Clothing > Dresses", options={"Size": "S"})
    shop.product("MUG", 999, on_hand=5, category="Home")
    shop.product("HAT", 500, on_hand=5, category="Clothing > Hats")

    def more(tx: Transaction) -> None:
        for sku, size, minor in (("DRESS-M", "M", 8000), ("DRESS-L", "L", 9500), ("DRESS-XS", "XS", 7000)):
            put(tx, variants, id=f"var_{sku}", product_id="prd_DRESS-S", sku=sku, weight_grams=100, ships=True,
                taxable=True, backorder=False, state="active", options={"Size": size})  # fmt: skip
            put(tx, prices, variant_id=f"var_{sku}", price_list_id=defaults.PRICE_LIST, min_quantity=1,
                currency=shop.currency, minor=minor)  # fmt: skip
            put(tx, stock, variant_id=f"var_{sku}", location_id=defaults.LOCATION, on_hand=3, reserved=0, counted=True)

    shop.do(more)


def bought(shop: Shop, method: str = "trial", contact: str = "per_ada", **quantities: int) -> OrderView:
    """An order, `DRESS_S=1` for DRESS-S; at a provider it is paid."""
    wanted = {sku.replace("_", "-"): units for sku, units in quantities.items()}
    result = shop.do(pay, Pay(shop.checkout(contact, **wanted), method))
    if method == "trial":
        pay_for(shop, result.payment_id)
        (found,) = [row.order_id for row in shop.rows(payments, "id", "order_id") if row.id == result.payment_id]
        return seen(shop, found)
    return seen(shop, result.order_id)


def pay_for(shop: Shop, payment_id: str) -> str:
    (minor,) = [row.minor for row in shop.rows(payments, "id", "minor") if row.id == payment_id]
    return str(shop.do(settle, payment_id, Truth("paid", minor, shop.currency)))


def seen(shop: Shop, order_id: str) -> OrderView:
    return shop.read(order, order_id)  # type: ignore[no-any-return]


def delivered(shop: Shop, placed: OrderView) -> None:
    shipment_id = shop.do(create_shipment, CreateShipment(placed.id))
    shop.do(ship, Ship(shipment_id, "post", f"T-{placed.number}-{shipment_id}"))
    shop.do(record_scan, RecordScan(f"d-{shipment_id}", "delivered", shop.db.clock.now(), shipment_id=shipment_id))


def asked(shop: Shop, placed: OrderView, kind: str, key: str = "", **more: Any) -> ActionView:
    """By the shopper, unless by_kind says otherwise."""
    who = {name: more.pop(name) for name in ("by_kind", "despite_policy") if name in more}
    wish = Wish(kind=kind, **more)  # type: ignore[arg-type]
    found: ActionView = shop.do(ask_action, AskAction(placed.id, wish, key or f"{placed.id} {kind} {more}", **who))
    return found


def policy(shop: Shop, **told: Any) -> None:
    shop.do(set_policy, told)


def later(shop: Shop, **amount: float) -> None:
    shop.db.clock.forward(**amount)  # type: ignore[attr-defined]


def banked(shop: Shop) -> int:
    """The provider makes every refund that waits; the sum of all."""
    for row in shop.rows(refunds, "id", "state"):
        if row.state == "asked":
            shop.do(finish_refund, row.id, f"re_{row.id}")
    return sum(row.minor for row in shop.rows(refunds, "minor", "state", "method") if row.method == "original")
