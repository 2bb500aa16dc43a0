"""Put a voucher's code on a cart."""

import hashlib

import msgspec
from sqlalchemy import delete, or_, select

from chaffer.commerce.cart.changing import begin_change, take_back
from chaffer.commerce.cart.tables import cart_adjustments
from chaffer.commerce.vouchers.errors import VoucherRefused
from chaffer.commerce.vouchers.tables import vouchers
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class ApplyVoucher(msgspec.Struct, frozen=True):
    cart_id: str
    code: str


class RemoveVoucher(msgspec.Struct, frozen=True):
    cart_id: str


def code_hash(shop_id: str, code: str) -> str:
    """How a code is looked up: case, spaces and dashes do not count."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(f"{shop_id}/{plain}".encode()).hexdigest()


_FIND = Statement(
    "vouchers.find",
    select(vouchers.c.id, vouchers.c.code_hint).where(
        mine(vouchers), vouchers.c.code_hash == given("code_hash"),
        or_(vouchers.c.starts_at.is_(None), vouchers.c.starts_at <= given("at")),
        or_(vouchers.c.ends_at.is_(None), vouchers.c.ends_at > given("at")),
        or_(vouchers.c.currency == "", vouchers.c.currency == given("currency")),
        or_(vouchers.c.contact_id == "", vouchers.c.contact_id == given("contact_id")),
        or_(vouchers.c.uses_at_most.is_(None), vouchers.c.used < vouchers.c.uses_at_most),
    ),
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

    Raises VoucherRefused. Safe to repeat.
    """
    cart = begin_change(tx, command.cart_id)
    found = tx.row(
        _FIND, code_hash=code_hash(tx.shop_id, command.code), at=tx.now, currency=cart.currency,
        contact_id=cart.contact_id,
    )  # fmt: skip
    if found is None:
        take_back(tx, command.cart_id)
        raise VoucherRefused("this code cannot be used")
    tx.run(_CLEAR, cart_id=command.cart_id)
    tx.run(
        _PUT, id=tx.new_id("adjustment"), cart_id=command.cart_id, kind="voucher", code=found.id,
        label=found.code_hint, minor=0,
    )  # fmt: skip
    tx.changed("cart", command.cart_id)


def remove_voucher(tx: Transaction, command: RemoveVoucher) -> None:
    """Take the voucher off again. Safe to repeat."""
    begin_change(tx, command.cart_id)
    tx.run(_CLEAR, cart_id=command.cart_id)
    tx.changed("cart", command.cart_id)
