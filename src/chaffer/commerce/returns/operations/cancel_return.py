"""Nothing will come back after all."""

import msgspec

from chaffer.commerce.checkout.reserving import release
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.returns.errors import ActionOver
from chaffer.commerce.returns.events import ReturnCancelled
from chaffer.commerce.returns.rows import load_return, take_return
from chaffer.commerce.returns.tables import returns
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded


class CancelReturn(msgspec.Struct, frozen=True):
    return_id: str
    by_kind: str = "staff"
    by_id: str = ""


_CANCEL = guarded(
    "returns.cancel", returns, returns.c.id == given("return_id"), returns.c.state.in_(("open", "labelled")),
    state="cancelled", ended_at=given("at"),
)  # fmt: skip


def cancel_return(tx: Transaction, command: CancelReturn) -> None:
    """The things stay the shopper's; what was kept back for an exchange is for sale again, what was paid for it goes
    back. Safe to repeat. Raises NotFound, ActionOver once they are here.
    """
    order = take_order(tx, load_return(tx, command.return_id).order_id)
    row = take_return(tx, command.return_id)
    if row.state == "cancelled":
        return
    if not tx.run(_CANCEL, return_id=row.id, at=tx.now):
        raise ActionOver("it is here already", state=row.state)
    release(tx, row.id)
    if row.extra_minor:
        release(tx, row.action_id)
        ask_refund(
            tx,
            AskRefund(
                order.id, f"return:{row.id}", minor=row.extra_minor, reason="exchange called off",
                by_kind=command.by_kind, by_id=command.by_id,
            ),
        )  # fmt: skip
    tx.changed("order", order.id)
    tx.happened(ReturnCancelled(row.id, order.id, order.number, row.contact_id, row.conversation_id))
