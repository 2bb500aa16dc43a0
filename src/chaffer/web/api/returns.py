"""What is on its way back: following it, labelling it, receiving it."""

from typing import Annotated, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.returns.operations.label_return import LabelReturn, label_return
from chaffer.commerce.returns.rows import ReturnView, list_returns, return_view
from chaffer.desk.approvals.operations.ask import Ask
from chaffer.desk.approvals.operations.ask import ask as ask_money
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.shipments import Address, Short
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing, Waiting

Units = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class ReturnsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    state: Literal["", "open", "labelled", "done", "cancelled"] = ""
    order_id: Short = ""


class NewLabel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """label_url: where the shopper prints it."""

    carrier: Short
    tracking_number: Short = ""
    label_url: Address = ""


class Came(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """units: how many are here; resellable: how many of them go back on the shelf."""

    units: Units
    resellable: Units


class Receipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """lines: by order line id; without it, all of it is here and as good as new. minor: what goes back at most, in
    place of the worth less fee and postage.
    """

    lines: Annotated[dict[str, Came], msgspec.Meta(max_length=100)] | None = None
    minor: Annotated[int, msgspec.Meta(ge=0, le=10**15)] | None = None


async def list_(call: Call, asked: ReturnsAsked) -> Page[ReturnView]:
    def work(tx: Transaction) -> Page[ReturnView]:
        found = list_returns(tx, after_of(asked.cursor, LAST), asked.limit + 1, asked.state, asked.order_id)
        return page_of(found, asked.limit)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> ReturnView:
    return await call.read(lambda tx: return_view(tx, call.path["id"]))


async def label(call: Call, asked: NewLabel) -> ReturnView:
    def work(tx: Transaction) -> ReturnView:
        return_id = call.path["id"]
        label_return(tx, LabelReturn(return_id, asked.carrier, asked.tracking_number, asked.label_url))
        audit.record(tx, call.actor, "return.label", target_kind="return", target_id=return_id)
        return return_view(tx, return_id)

    return await call.write(work)


async def receive(call: Call, asked: Receipt) -> ReturnView | Waiting:
    lines = None if asked.lines is None else msgspec.to_builtins(asked.lines)
    command = {"return_id": call.path["id"], "lines": lines, "minor": asked.minor}

    def work(tx: Transaction) -> ReturnView | Waiting:
        answer = ask_money(tx, Ask("receive_return", command, call.actor))
        return Waiting(answer.approval) if answer.approval else return_view(tx, call.path["id"])

    return await call.write(work)


async def cancel(call: Call, _: Nothing) -> ReturnView | Waiting:
    def work(tx: Transaction) -> ReturnView | Waiting:
        answer = ask_money(tx, Ask("cancel_return", {"return_id": call.path["id"]}, call.actor))
        return Waiting(answer.approval) if answer.approval else return_view(tx, call.path["id"])

    return await call.write(work)
