"""Payments and disputes: read them, and note what only the merchant knows."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from chaffer.commerce.payments.listing import (
    MoneyIn,
    list_disputes,
    list_payments,
    one_dispute,
    one_payment,
)
from chaffer.commerce.payments.operations.note_deadline import NoteDeadline, note_deadline
from chaffer.commerce.payments.queries import DisputeView
from chaffer.people.listing import LAST
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing

Id = Annotated[str, msgspec.Meta(max_length=64)]


class PaymentsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    order_id: Id = ""
    state: Literal["", "asked", "open", "paid", "failed", "expired", "refused_late", "refunded"] = ""
    provider: Id = ""


class DisputesAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    order_id: Id = ""
    state: Literal["", "asked", "open", "won", "lost"] = ""


class Deadline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """answer_by: with its offset from UTC."""

    answer_by: Annotated[datetime, msgspec.Meta(tz=True)]


async def list_(call: Call, asked: PaymentsAsked) -> Page[MoneyIn]:
    after = after_of(asked.cursor, LAST)
    wanted = {"order_id": asked.order_id, "state": asked.state, "provider": asked.provider}
    return await call.read(lambda tx: page_of(list_payments(tx, after, asked.limit + 1, **wanted), asked.limit))


async def get(call: Call, _: Nothing) -> MoneyIn:
    return await call.read(lambda tx: one_payment(tx, call.path["id"]))


async def disputes(call: Call, asked: DisputesAsked) -> Page[DisputeView]:
    after = after_of(asked.cursor, LAST)
    wanted = {"order_id": asked.order_id, "state": asked.state}
    return await call.read(lambda tx: page_of(list_disputes(tx, after, asked.limit + 1, **wanted), asked.limit))


async def dispute(call: Call, _: Nothing) -> DisputeView:
    return await call.read(lambda tx: one_dispute(tx, call.path["id"]))


async def deadline(call: Call, asked: Deadline) -> DisputeView:
    command = NoteDeadline(call.path["id"], asked.answer_by)
    return await call.write(lambda tx: note_deadline(tx, command, call.actor))
