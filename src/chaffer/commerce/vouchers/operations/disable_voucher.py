"""Take a voucher out of use; what was bought with it stays bought."""

from sqlalchemy import or_, update

from chaffer.commerce.vouchers.queries import get_voucher
from chaffer.commerce.vouchers.tables import vouchers
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_END = Statement(
    "vouchers.end",
    update(vouchers)
    .where(
        mine(vouchers), vouchers.c.id == given("id_"),
        or_(vouchers.c.ends_at.is_(None), vouchers.c.ends_at > given("at")),
    )
    .values(ends_at=given("at")),
)  # fmt: skip


def disable_voucher(tx: Transaction, voucher_id: str) -> None:
    """Refused from now on. Safe to repeat. Raises NotFound."""
    get_voucher(tx, voucher_id)
    tx.run(_END, id_=voucher_id, at=tx.now)
