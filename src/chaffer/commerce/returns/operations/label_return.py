"""A label for the way back is there."""

import msgspec

from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.returns.errors import ActionOver
from chaffer.commerce.returns.events import ReturnLabelled
from chaffer.commerce.returns.rows import keep_label, load_return
from chaffer.runtime.transaction import Transaction


class LabelReturn(msgspec.Struct, frozen=True):
    """label_url: where the shopper prints it, or the carrier's page about it."""

    return_id: str
    carrier: str
    tracking_number: str = ""
    label_url: str = ""


def label_return(tx: Transaction, command: LabelReturn) -> None:
    """The shopper is told. Safe to repeat. Raises NotFound, ActionOver for a return that is over."""
    row = load_return(tx, command.return_id)
    order = take_order(tx, row.order_id)
    new = (command.carrier, command.tracking_number, command.label_url)
    if not keep_label(tx, row.id, *new):
        raise ActionOver("this return is over", state=load_return(tx, row.id).state)
    if (row.carrier, row.tracking_number, row.label_url) == new:
        return
    tx.changed("order", order.id)
    tx.happened(ReturnLabelled(row.id, order.id, order.number, row.contact_id, row.conversation_id, *new))
