"""Put a code on a cart that somebody named: guessing is counted, and stopped after a few wrong ones."""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import case, select

from chaffer.commerce.vouchers.errors import VoucherRefused
from chaffer.commerce.vouchers.operations.apply_voucher import ApplyVoucher, apply_voucher
from chaffer.commerce.vouchers.tables import voucher_tries
from chaffer.runtime.statements import Statement, given, insert, mine
from chaffer.runtime.transaction import Transaction

WRONG_AT_MOST = 5
WITHIN = timedelta(hours=1)


class Tried(msgspec.Struct, frozen=True):
    """reason, details: as in VoucherRefused; empty when the code is on the cart."""

    reason: str = ""
    details: dict[str, Any] = {}


_SEEN = Statement(
    "vouchers.tries",
    select(voucher_tries.c.wrong)
    .where(
        mine(voucher_tries), voucher_tries.c.contact_id == given("contact_id"),
        voucher_tries.c.began_at > given("since"),
    )
    .with_for_update(),
)  # fmt: skip
_adding = insert(voucher_tries).values(
    shop_id=given("shop_id"), contact_id=given("contact_id"), wrong=1,
    began_at=given("at", type_=voucher_tries.c.began_at.type),
)  # fmt: skip
_old = voucher_tries.c.began_at <= given("since")
_COUNT = Statement(
    "vouchers.count_wrong",
    _adding.on_conflict_do_update(
        index_elements=["shop_id", "contact_id"],
        set_={
            "wrong": case((_old, 1), else_=voucher_tries.c.wrong + 1),
            "began_at": case((_old, _adding.excluded.began_at), else_=voucher_tries.c.began_at),
        },
    ),
)


def try_voucher(tx: Transaction, command: ApplyVoucher, contact_id: str) -> Tried:
    """As `apply_voucher`, but a refusal is an answer, so that a wrong code is counted. contact_id: who named it.

    After five wrong ones within an hour none is looked at until the hour is over, right or wrong.
    """
    since = tx.now - WITHIN
    if (tx.value(_SEEN, contact_id=contact_id, since=since) or 0) >= WRONG_AT_MOST:
        return Tried("too_many")
    try:
        apply_voucher(tx, command)
    except VoucherRefused as refusal:
        reason = str(refusal.details.get("reason", "unknown"))
        if reason == "unknown":
            tx.run(_COUNT, contact_id=contact_id, at=tx.now, since=since)
        return Tried(reason, refusal.details)
    return Tried()
