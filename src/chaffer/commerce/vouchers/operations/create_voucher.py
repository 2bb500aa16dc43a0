"""Make a code that takes something off."""

from datetime import datetime
from typing import Any

import msgspec

from chaffer.commerce.vouchers.codes import code_hash
from chaffer.commerce.vouchers.tables import vouchers
from chaffer.kernel.errors import Conflict, Invalid
from chaffer.kernel.ids import encode
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

CODE_LETTERS = 14  # 70 random bits, in an even count of letters: money-worth codes must not be guessable


class CreateVoucher(msgspec.Struct, frozen=True):
    """kind: percent (value in ppm), amount (value in minor units of `currency`), shipping.

    code: empty makes one of 70 random bits. kept: hash and hint of a code that was made and shown before, in its place.
    rules: min_subtotal_minor, uses_per_contact,
    categories (those and what lies below them), product_ids.
    """

    kind: str
    value: int
    currency: str = ""
    code: str = ""
    rules: dict[str, Any] = {}
    contact_id: str = ""
    uses_at_most: int | None = 1
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    kept: tuple[str, str] | None = None


_KEEP = Statement(
    "vouchers.create", insert_all(vouchers).on_conflict_do_nothing(index_elements=["shop_id", "code_hash"])
)


def create_voucher(tx: Transaction, command: CreateVoucher) -> tuple[str, str]:
    """The voucher's id and its code, which is shown this once: only its hash is kept.

    Raises Invalid; Conflict if the shop has a voucher of this code.
    """
    check_voucher(command)
    code = "" if command.kept else command.code or fresh_code(tx)
    hashed, hint = command.kept or kept_of(tx, code)
    voucher_id = tx.new_id("voucher")
    kept = tx.run(
        _KEEP, id=voucher_id, code_hash=hashed, code_hint=hint, kind=command.kind,
        value=command.value, currency=command.currency, rules=command.rules, contact_id=command.contact_id,
        uses_at_most=command.uses_at_most, used=0, starts_at=command.starts_at, ends_at=command.ends_at,
        created_at=tx.now,
    )  # fmt: skip
    if not kept:
        raise Conflict("there is a voucher of this code")
    return voucher_id, code


def fresh_code(tx: Transaction) -> str:
    return encode(tx.clock.chance(5 * CODE_LETTERS), CODE_LETTERS).upper()


def kept_of(tx: Transaction, code: str) -> tuple[str, str]:
    """What is kept of a code: its hash, and its end as a hint."""
    return code_hash(tx.shop_id, code), f"…{code[-4:]}"


def check_voucher(command: CreateVoucher) -> None:
    """Raises Invalid."""
    if command.kind not in {"percent", "amount", "shipping"}:
        raise Invalid("a voucher is percent, amount or shipping", kind=command.kind)
    if not command.value >= 0 or (command.kind == "percent" and command.value > 1_000_000):
        raise Invalid("a voucher takes off something between nothing and all", value=command.value)
    if command.kind == "amount" and not command.currency:
        raise Invalid("an amount needs a currency")
