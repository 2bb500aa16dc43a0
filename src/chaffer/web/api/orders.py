"""Orders: reading and cancelling them."""

from typing import Annotated, Literal

import msgspec

from chaffer.commerce.orders.queries import list_orders, order
from chaffer.commerce.orders.views import OrderView
from chaffer.desk.approvals.operations.ask import Ask
from chaffer.desk.approvals.operations.ask import ask as ask_money
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing, Waiting


class OrdersAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    contact_id: str = ""
    state: Literal["", "placed", "cancelled", "completed"] = ""
    fulfilment_state: Literal["", "open", "packed", "part_shipped", "shipped", "delivered", "returned"] = ""


class Cancellation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reason: Annotated[str, msgspec.Meta(max_length=500)] = ""


async def list_(call: Call, asked: OrdersAsked) -> Page[OrderView]:
    def work(tx: Transaction) -> Page[OrderView]:
        found = list_orders(
            tx, after_of(asked.cursor, LAST), asked.limit + 1,
            contact_id=asked.contact_id, state=asked.state, fulfilment_state=asked.fulfilment_state,
        )  # fmt: skip
        return page_of(found, asked.limit)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> OrderView:
    return await call.read(lambda tx: order(tx, call.path["id"]))


async def cancel(call: Call, asked: Cancellation) -> OrderView | Waiting:
    def work(tx: Transaction) -> OrderView | Waiting:
        command = {"order_id": call.path["id"], "reason": asked.reason}
        answer = ask_money(tx, Ask("cancel_order", command, call.actor))
        return Waiting(answer.approval) if answer.approval else order(tx, call.path["id"])

    return await call.write(work)
