"""Put a voucher's code on a cart."""

from typing import Any

import msgspec
from sqlalchemy import delete, select

from chaffer.commerce.cart.changing import begin_change, take_back
from chaffer.commerce.cart.queries import cart
from chaffer.commerce.cart.tables import cart_adjustments
from chaffer.commerce.checkout.billing import voucher_terms
from chaffer.commerce.vouchers.codes import code_hash
from chaffer.commerce.vouchers.errors import VoucherRefused
from chaffer.commerce.vouchers.operations.redeem import times_used
from chaffer.commerce.vouchers.tables import vouchers
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class ApplyVoucher(msgspec.Struct, frozen=True):
    cart_id: str
    code: str


class RemoveVoucher(msgspec.Struct, frozen=True):
    cart_id: str


_FIND = Statement(
    "vouchers.find",
    select(
        vouchers.c.id, vouchers.c.code_hint, vouchers.c.kind, vouchers.c.value, vouchers.c.currency, vouchers.c.rules,
        vouchers.c.contact_id, vouchers.c.uses_at_most, vouchers.c.used, vouchers.c.starts_at, vouchers.c.ends_at,
    ).where(mine(vouchers), vouchers.c.code_hash == given("code_hash")),
)  # fmt: skip
_CLEAR = Statement(
    "vouchers.clear_cart",
    delete(cart_adjustments).where(
        mine(cart_adjustments), cart_adjustments.c.cart_id == given("cart_id"), cart_adjustments.c.kind == "voucher"
    ),
)
_PUT = Statement(
    "vouchers.put_on_cart",
    insert_all(cart_adjustments, "id", "cart_id", "kind", "code", "label", "minor"),
)


def apply_voucher(tx: Transaction, command: ApplyVoucher) -> None:
    """The cart's voucher is this one; what it takes off is worked out with the bill, and it is used up on paying.

    Raises VoucherRefused, having changed nothing. Safe to repeat.
    """
    changed = begin_change(tx, command.cart_id)
    try:
        found = _usable(tx, changed, command)
    except VoucherRefused:
        take_back(tx, command.cart_id)
        raise
    tx.run(_CLEAR, cart_id=command.cart_id)
    tx.run(
        _PUT, id=tx.new_id("adjustment"), cart_id=command.cart_id, kind="voucher", code=found.id,
        label=found.code_hint, minor=0,
    )  # fmt: skip
    tx.changed("cart", command.cart_id)


def _usable(tx: Transaction, changed: Any, command: ApplyVoucher) -> Any:
    """The voucher's row. Raises VoucherRefused with the reason."""
    found = tx.row(_FIND, code_hash=code_hash(tx.shop_id, command.code))
    if found is None or found.contact_id not in ("", changed.contact_id):
        raise VoucherRefused("this code is not known", reason="unknown")
    if found.starts_at is not None and found.starts_at > tx.now:
        raise VoucherRefused("this code is not valid yet", reason="not_yet")
    if found.ends_at is not None and found.ends_at <= tx.now:
        raise VoucherRefused("this code is over", reason="over")
    if found.uses_at_most is not None and found.used >= found.uses_at_most:
        raise VoucherRefused("this code is used up", reason="used_up")
    if found.currency not in ("", changed.currency):
        raise VoucherRefused("this code is for another currency", reason="currency")
    _check_rules(tx, found, changed, command)
    return found


def _check_rules(tx: Transaction, found: Any, changed: Any, command: ApplyVoucher) -> None:
    per_contact = found.rules.get("uses_per_contact")
    if per_contact is not None and times_used(tx, found.id, changed.contact_id) >= per_contact:
        raise VoucherRefused("this shopper has used it", reason="used")
    terms = voucher_terms(found.id, found.kind, found.value, found.code_hint, found.rules)
    if not (terms.min_subtotal_minor or terms.categories or terms.product_ids):
        return
    held = cart(tx, command.cart_id, whole=False)
    if held.lines and not any(terms.fits(line.category, line.product_id) for line in held.lines):
        raise VoucherRefused("this code is for other things", reason="goods")
    if held.subtotal.minor < terms.min_subtotal_minor:
        raise VoucherRefused(
            "the cart comes to less than this code asks for", reason="minimum", least=terms.min_subtotal_minor,
            currency=changed.currency,
        )  # fmt: skip


def remove_voucher(tx: Transaction, command: RemoveVoucher) -> bool:
    """Take the voucher off again; whether there was one. Safe to repeat."""
    begin_change(tx, command.cart_id)
    taken = bool(tx.run(_CLEAR, cart_id=command.cart_id))
    tx.changed("cart", command.cart_id)
    return taken
