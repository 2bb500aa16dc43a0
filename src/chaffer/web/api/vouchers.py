"""Codes that take something off."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.vouchers.operations.create_voucher import fresh_code, kept_of
from chaffer.commerce.vouchers.operations.disable_voucher import disable_voucher
from chaffer.commerce.vouchers.queries import VoucherView, get_voucher, list_vouchers
from chaffer.desk.approvals.operations.ask import Ask
from chaffer.desk.approvals.operations.ask import ask as ask_money
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of
from chaffer.web.route import Nothing, Waiting

Zoned = Annotated[datetime, msgspec.Meta(tz=True)]
Count = Annotated[int, msgspec.Meta(ge=1, le=10**9)]


class VoucherRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """min_subtotal_minor: what the goods must cost at least. uses_per_contact: how often one person may use it.

    categories, product_ids: what it is for; for everything where both are absent. A category takes in what lies below it.
    """

    min_subtotal_minor: Annotated[int, msgspec.Meta(ge=0, le=10**15)] | None = None
    uses_per_contact: Count | None = None
    categories: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=200)], ...], msgspec.Meta(max_length=50)] = ()
    product_ids: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=64)], ...], msgspec.Meta(max_length=200)] = ()


class NewVoucher(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """kind: percent (value in parts per million: 100000 is 10 %), amount (value in minor units), shipping (free).

    code: made by us if absent, of 70 random bits. contact_id: for this person only. uses_at_most: null for any number.
    """

    kind: Literal["percent", "amount", "shipping"]
    value: Annotated[int, msgspec.Meta(ge=0, le=10**15)]
    currency: Annotated[str, msgspec.Meta(pattern="^($|[A-Z]{3}$)")] = ""
    code: Annotated[str, msgspec.Meta(pattern="^($|[A-Za-z0-9 -]{4,64}$)", examples=["SPRING-24"])] = ""
    rules: VoucherRules = VoucherRules()
    contact_id: Annotated[str, msgspec.Meta(max_length=64)] = ""
    uses_at_most: Count | None = 1
    starts_at: Zoned | None = None
    ends_at: Zoned | None = None


class MadeVoucher(msgspec.Struct, frozen=True):
    """code: shown this once; only its hash is kept with the voucher."""

    voucher: VoucherView
    code: str


async def list_(call: Call, asked: PageAsked) -> Page[VoucherView]:
    def work(tx: Transaction) -> Page[VoucherView]:
        return page_of(list_vouchers(tx, after_of(asked.cursor, LAST), asked.limit + 1), asked.limit)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> VoucherView:
    return await call.read(lambda tx: get_voucher(tx, call.path["id"]))


async def create(call: Call, asked: NewVoucher) -> MadeVoucher | Waiting:
    """The code is shown at once, whether it is good already or a second person is asked first."""
    plain = msgspec.to_builtins(asked)

    def work(tx: Transaction) -> MadeVoucher | Waiting:
        code = asked.code or fresh_code(tx)
        command = {**plain, "code": "", "kept": kept_of(tx, code)}
        answer = ask_money(tx, Ask("voucher", command, call.actor))
        if answer.approval:
            return Waiting(answer.approval, code)
        return MadeVoucher(get_voucher(tx, answer.result["voucher_id"]), code)

    return await call.write(work)


async def disable(call: Call, _: Nothing) -> VoucherView:
    def work(tx: Transaction) -> VoucherView:
        disable_voucher(tx, call.path["id"])
        audit.record(tx, call.actor, "voucher.disable", target_kind="voucher", target_id=call.path["id"])
        return get_voucher(tx, call.path["id"])

    return await call.write(work)
