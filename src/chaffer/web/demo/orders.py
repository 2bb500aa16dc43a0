"""The merchant's two buttons on the demo page: pack and ship."""

from typing import Any

from sqlalchemy import select

from chaffer.commerce.fulfilment.jobs.ask_label import AskLabel, ask_label
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.orders.queries import order, orders_of
from chaffer.commerce.orders.views import OrderView
from chaffer.conversations.voices.amounts import money
from chaffer.people.tables import identities
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

Json = dict[str, Any]
ORDERS_SHOWN = 5

_CONTACT = Statement(
    "demo.contact",
    select(identities.c.contact_id).where(mine(identities), identities.c.canonical == given("canonical")),
)


def demo_orders(tx: Transaction, wa_id: str) -> list[Json]:
    """The last orders of this phone, newest first, with what can be done to each."""
    contact_id = tx.value(_CONTACT, canonical=f"+{wa_id}") if wa_id else None
    return [_shown(each) for each in orders_of(tx, contact_id, ORDERS_SHOWN)] if contact_id else []


def pack(tx: Transaction, order_id: str) -> str:
    """Everything into one parcel; its id. Raises NotFound, NothingToShip."""
    return create_shipment(tx, CreateShipment(order_id))


def ship(tx: Transaction, order_id: str) -> str:
    """Ask the test carrier for a label; the parcel leaves when it comes. Packs first what is not packed.

    Raises NotFound, NothingToShip.
    """
    waiting = [each.id for each in order(tx, order_id).shipments if each.state == "packed"]
    parcel = waiting[0] if waiting else pack(tx, order_id)
    ask_label(tx, AskLabel(parcel, "trial"))
    return parcel


def _shown(view: OrderView) -> Json:
    status = view.fulfilment_state if view.fulfilment_state != "open" else view.payment_state
    can = []
    if view.state == "placed":
        can = {"open": ["pack", "ship"], "packed": ["ship"]}.get(view.fulfilment_state, [])
    return {
        "id": view.id,
        "number": view.number,
        "total": money(view.total.minor, view.total.currency, "en"),
        "status": "cancelled" if view.state == "cancelled" else status,
        "can": can,
        "lines": [f"{line.quantity} × {line.title}" for line in view.lines],
    }
