"""Money that waits: for a moment in which it can be taken back, or for a second person."""

from typing import Annotated, Literal

import msgspec

from chaffer.desk.approvals.operations.decide import Decide, decide
from chaffer.desk.approvals.operations.set_rules import set_rules
from chaffer.desk.approvals.operations.take_back import take_back
from chaffer.desk.approvals.rows import ApprovalView, approval, how_many_wait, list_approvals
from chaffer.desk.approvals.rules import MoneyRules, rules_of
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing

Id = Annotated[str, msgspec.Meta(max_length=64)]
_STATES = {
    "open": ("held", "waiting"), "over": ("done", "taken_back", "refused", "expired", "failed"),
}  # fmt: skip


class ApprovalsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """state: one of them, open (held or waiting), or over."""

    limit: Limit = 50
    cursor: CursorText = ""
    state: Literal[
        "", "open", "over", "held", "waiting", "done", "taken_back", "refused", "expired", "failed",
    ] = ""  # fmt: skip
    order_id: Id = ""
    contact_id: Id = ""
    conversation_id: Id = ""
    asked_id: Id = ""


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """answer: a word to whoever asked."""

    answer: Annotated[str, msgspec.Meta(max_length=500)] = ""


class HowMany(msgspec.Struct, frozen=True):
    waiting: int


async def list_(call: Call, asked: ApprovalsAsked) -> Page[ApprovalView]:
    states = _STATES.get(asked.state, (asked.state,) if asked.state else ())
    wanted = {name: getattr(asked, name) for name in ("order_id", "contact_id", "conversation_id", "asked_id")}

    def work(tx: Transaction) -> Page[ApprovalView]:
        found = list_approvals(tx, after_of(asked.cursor, LAST), asked.limit + 1, states, **wanted)
        return page_of(found, asked.limit)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> ApprovalView:
    return await call.read(lambda tx: approval(tx, call.path["id"]))


async def count(call: Call, _: Nothing) -> HowMany:
    return await call.read(lambda tx: HowMany(how_many_wait(tx)))


async def accept(call: Call, asked: Word) -> ApprovalView:
    return await call.write(lambda tx: decide(tx, Decide(call.path["id"], True, asked.answer), call.actor))


async def refuse(call: Call, asked: Word) -> ApprovalView:
    return await call.write(lambda tx: decide(tx, Decide(call.path["id"], False, asked.answer), call.actor))


async def undo(call: Call, _: Nothing) -> ApprovalView:
    return await call.write(lambda tx: take_back(tx, call.path["id"], call.actor))


async def rules(call: Call, _: Nothing) -> MoneyRules:
    return await call.read(rules_of)


async def put_rules(call: Call, asked: MoneyRules) -> MoneyRules:
    return await call.write(lambda tx: set_rules(tx, asked, call.actor))
