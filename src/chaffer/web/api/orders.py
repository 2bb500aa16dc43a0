"""Orders: reading and cancelling them."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from chaffer.commerce.ledger.of_order import LedgerLine, ledger_of
from chaffer.commerce.orders.queries import list_orders, order
from chaffer.commerce.orders.views import OrderView
from chaffer.desk.approvals.operations.ask import Ask
from chaffer.desk.approvals.operations.ask import ask as ask_money
from chaffer.desk.orders_listed import OrderRow, OrdersWanted, orders_listed
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


class OrderRowsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """q: a number, how one begins, or a name. since, until: when it was placed, with a time zone."""

    limit: Limit = 50
    cursor: CursorText = ""
    state: Literal["", "placed", "cancelled", "completed"] = ""
    payment_state: Literal["", "due", "paid", "part_refunded", "refunded"] = ""
    fulfilment_state: Literal["", "open", "packed", "part_shipped", "shipped", "delivered", "returned"] = ""
    channel: Annotated[str, msgspec.Meta(max_length=40)] = ""
    since: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    until: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    q: Annotated[str, msgspec.Meta(max_length=100)] = ""


class Ledger(msgspec.Struct, frozen=True):
    items: tuple[LedgerLine, ...]


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


async def rows(call: Call, asked: OrderRowsAsked) -> Page[OrderRow]:
    wanted = OrdersWanted(
        asked.state, asked.payment_state, asked.fulfilment_state, asked.channel, asked.since, asked.until, asked.q
    )
    after = after_of(asked.cursor, LAST)
    return await call.read(lambda tx: page_of(orders_listed(tx, after, asked.limit + 1, wanted), asked.limit))


async def ledger(call: Call, _: Nothing) -> Ledger:
    return await call.read(lambda tx: Ledger(tuple(ledger_of(tx, order(tx, call.path["id"]).id))))


async def get(call: Call, _: Nothing) -> OrderView:
    return await call.read(lambda tx: order(tx, call.path["id"]))


async def cancel(call: Call, asked: Cancellation) -> OrderView | Waiting:
    def work(tx: Transaction) -> OrderView | Waiting:
        command = {"order_id": call.path["id"], "reason": asked.reason}
        answer = ask_money(tx, Ask("cancel_order", command, call.actor))
        return Waiting(answer.approval) if answer.approval else order(tx, call.path["id"])

    return await call.write(work)
