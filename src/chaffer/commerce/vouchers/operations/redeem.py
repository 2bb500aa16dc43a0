"""Use up a voucher once for one holder (a checkout, then its order), and the undo."""

from sqlalchemy import delete, func, or_, select, update

from chaffer.commerce.vouchers.errors import VoucherRefused
from chaffer.commerce.vouchers.tables import redemptions, vouchers
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

_USE = Statement(
    "vouchers.use",
    update(vouchers)
    .where(
        mine(vouchers), vouchers.c.id == given("voucher_id"),
        or_(vouchers.c.uses_at_most.is_(None), vouchers.c.used < vouchers.c.uses_at_most),
        or_(vouchers.c.contact_id == "", vouchers.c.contact_id == given("contact_id")),
    )
    .values(used=vouchers.c.used + 1)
    .returning(vouchers.c.rules),
)  # fmt: skip
_UNUSE = guarded("vouchers.unuse", vouchers, vouchers.c.id == given("voucher_id"), used=vouchers.c.used - 1)
_TIMES = Statement(
    "vouchers.times_by_contact",
    select(func.count()).where(
        mine(redemptions), redemptions.c.voucher_id == given("voucher_id"),
        redemptions.c.contact_id == given("contact_id"),
    ),
)  # fmt: skip
_KEEP = Statement("vouchers.keep_redemption", insert_all(redemptions))
_DROP = Statement(
    "vouchers.drop_redemption",
    delete(redemptions)
    .where(mine(redemptions), redemptions.c.order_id == given("holder_id"))
    .returning(redemptions.c.voucher_id),
)
_PASS_ON = guarded(
    "vouchers.pass_on", redemptions, redemptions.c.order_id == given("holder_id"), order_id=given("new_holder_id")
)  # fmt: skip


def redeem(tx: Transaction, voucher_id: str, contact_id: str, holder_id: str, minor: int) -> None:
    """Use the voucher once; `minor` is what it took off. Raises VoucherRefused, having changed nothing."""
    used = tx.row(_USE, voucher_id=voucher_id, contact_id=contact_id)
    if used is None:
        raise VoucherRefused("this voucher cannot be used", reason="used_up")
    per_contact = used.rules.get("uses_per_contact")
    # The voucher's row is ours since it was counted up, so nobody else's use can slip in here.
    if per_contact is not None and times_used(tx, voucher_id, contact_id) >= per_contact:
        tx.run(_UNUSE, voucher_id=voucher_id)
        raise VoucherRefused("this voucher cannot be used", reason="used")
    tx.run(
        _KEEP, id=tx.new_id("redemption"), voucher_id=voucher_id, contact_id=contact_id, order_id=holder_id,
        minor=minor, at=tx.now,
    )  # fmt: skip


def times_used(tx: Transaction, voucher_id: str, contact_id: str) -> int:
    """How often this person used it."""
    return int(tx.value(_TIMES, voucher_id=voucher_id, contact_id=contact_id))


def unredeem(tx: Transaction, holder_id: str) -> None:
    """Undo `redeem`. Safe to repeat."""
    for row in tx.rows(_DROP, holder_id=holder_id):
        tx.run(_UNUSE, voucher_id=row.voucher_id)


def pass_on(tx: Transaction, holder_id: str, order_id: str) -> None:
    """What the checkout redeemed now belongs to its order."""
    tx.run(_PASS_ON, holder_id=holder_id, new_holder_id=order_id)
