"""The job "returns.label": ask the policy's carrier for a label for the way back. The return's id is the key."""

from collections.abc import Mapping
from typing import Any

import msgspec

from chaffer.commerce.fulfilment.jobs.ask_label import ask
from chaffer.commerce.fulfilment.port import Label, LabelRequest
from chaffer.commerce.orders.queries import order
from chaffer.commerce.returns.operations.label_return import LabelReturn, label_return
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.rows import keep_trouble, load_return
from chaffer.kernel.errors import Fault
from chaffer.runtime.jobs import Asking
from chaffer.runtime.transaction import Transaction


def prepare(tx: Transaction, arguments: Mapping[str, Any]) -> LabelRequest | None:
    row = load_return(tx, arguments["return_id"])
    if row.state != "open":
        return None
    view = order(tx, row.order_id)
    address = {"name": tx.shop_id, "lines": list(policy_of(tx).returns.address), "from": view.address or {}}
    return LabelRequest(row.id, tx.shop_id, arguments["carrier"], view.number, address)


def finish(tx: Transaction, arguments: Mapping[str, Any], answer: Label) -> None:
    """The shopper gets it. If the return was called off meanwhile, the label is simply not used."""
    if load_return(tx, arguments["return_id"]).state == "open":
        command = LabelReturn(arguments["return_id"], arguments["carrier"])
        label_return(
            tx, msgspec.structs.replace(command, tracking_number=answer.tracking_number, label_url=answer.tracking_url)
        )


def give_up(tx: Transaction, arguments: Mapping[str, Any], fault: Fault) -> None:
    """A person has to send one; why is kept with the return."""
    keep_trouble(tx, arguments["return_id"], str(fault))


ASK_RETURN_LABEL = Asking(prepare, ask, finish, give_up)
"""As for the way there; only what becomes of the answer differs."""
