"""Reading vouchers. Their codes are nowhere: only the hint of each is kept."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.vouchers.tables import vouchers
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class VoucherView(msgspec.Struct, frozen=True):
    """kind: percent (value in parts per million), amount (value in minor units), shipping. hint: the code's last letters.

    uses_at_most: null for any number. ends_at: from then on it is refused.
    """

    id: str
    hint: str
    kind: str
    value: int
    currency: str
    rules: dict[str, Any]
    contact_id: str
    uses_at_most: int | None
    used: int
    starts_at: datetime | None
    ends_at: datetime | None
    created_at: datetime


_shown = select(
    vouchers.c.id, vouchers.c.code_hint, vouchers.c.kind, vouchers.c.value, vouchers.c.currency, vouchers.c.rules,
    vouchers.c.contact_id, vouchers.c.uses_at_most, vouchers.c.used, vouchers.c.starts_at, vouchers.c.ends_at,
    vouchers.c.created_at,
).where(mine(vouchers))  # fmt: skip
_GET = Statement("vouchers.get", _shown.where(vouchers.c.id == given("id")))
_LIST = Statement(
    "vouchers.list",
    _shown.where(vouchers.c.id < given("before")).order_by(vouchers.c.id.desc()).limit(given("limit")),
)


def get_voucher(tx: Transaction, voucher_id: str) -> VoucherView:
    """Raises NotFound."""
    return VoucherView(*tx.one(_GET, id=voucher_id))


def list_vouchers(tx: Transaction, before: str, limit: int) -> list[VoucherView]:
    """The newest first, from the one before this id."""
    return [VoucherView(*row) for row in tx.rows(_LIST, before=before, limit=limit)]
