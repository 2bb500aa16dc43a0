"""The second factor: six digits of the moment (RFC 6238), and codes for the day the telephone is gone. Each counts once."""

import base64
import hmac
from datetime import datetime

import pyotp
from sqlalchemy import delete, select, update

from chaffer.accounts.staff.errors import NoSecondFactor
from chaffer.accounts.staff.tables import recovery_codes, second_factors
from chaffer.runtime.codes import LETTERS
from chaffer.runtime.many import insert_many
from chaffer.runtime.secrets import Secrets, new_key, place, token_hash
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

STEP_SECONDS = 30
AROUND = 1
"""Steps before and after the present one whose code still counts: clocks differ, and people type slowly."""
DIGITS = 6
SECRET_BYTES = 20
RECOVERY_CODES = 10
_CODE_LETTERS = 16  # of 19 each: 67 bits
_GROUP = 4

_ONE = Statement(
    "second_factors.one",
    select(second_factors.c.sealed_secret, second_factors.c.last_step, second_factors.c.confirmed_at).where(
        mine(second_factors), second_factors.c.staff_id == given("staff_id")
    ),
)
_BEGIN = Statement(
    "second_factors.begin",
    (
        adding := insert_all(second_factors, "staff_id", "sealed_secret", "created_at")
    ).on_conflict_do_update(
        index_elements=["shop_id", "staff_id"],
        set_={"sealed_secret": adding.excluded.sealed_secret, "created_at": adding.excluded.created_at},
        where=second_factors.c.confirmed_at.is_(None),
    ),
)  # fmt: skip
_CONFIRM = guarded(
    "second_factors.confirm", second_factors, second_factors.c.staff_id == given("staff_id_"),
    second_factors.c.confirmed_at.is_(None), confirmed_at=given("at"), last_step=given("step"),
)  # fmt: skip
_USE = guarded(
    "second_factors.use", second_factors, second_factors.c.staff_id == given("staff_id_"),
    second_factors.c.confirmed_at.is_not(None), second_factors.c.last_step < given("step"), last_step=given("step"),
)  # fmt: skip
_DROP = Statement(
    "second_factors.drop",
    delete(second_factors).where(mine(second_factors), second_factors.c.staff_id == given("staff_id")),
)
_DROP_CODES = Statement(
    "recovery_codes.drop",
    delete(recovery_codes).where(mine(recovery_codes), recovery_codes.c.staff_id == given("staff_id")),
)
_USE_RECOVERY = Statement(
    "recovery_codes.use",
    update(recovery_codes)
    .where(
        mine(recovery_codes), recovery_codes.c.staff_id == given("staff_id_"), recovery_codes.c.hash == given("hash_"),
        recovery_codes.c.used_at.is_(None),
    )
    .values(used_at=given("at")),
)  # fmt: skip


def begin_second_factor(tx: Transaction, secrets: Secrets, staff_id: str) -> str:
    """A fresh secret, in base 32; it counts once a code of it was seen. Raises NoSecondFactor if one counts already."""
    secret = base64.b32encode(new_key()[:SECRET_BYTES]).decode()
    sealed = secrets.seal(secret.encode(), _place(tx, staff_id))
    if not tx.run(_BEGIN, staff_id=staff_id, sealed_secret=sealed, created_at=tx.now):
        raise NoSecondFactor("a second factor is set up already: take it away first")
    return secret


def confirm_second_factor(tx: Transaction, secrets: Secrets, staff_id: str, code: str) -> list[str] | None:
    """From now on it counts: fresh recovery codes, shown once; None for a wrong code. Raises NoSecondFactor."""
    row = tx.row(_ONE, staff_id=staff_id)
    if row is None or row.confirmed_at is not None:
        raise NoSecondFactor("no second factor is being set up")
    step = _step_of(_opened(tx, secrets, staff_id, row.sealed_secret), code, tx.now, row.last_step)
    if step is None:
        return None
    if not tx.run(_CONFIRM, staff_id_=staff_id, at=tx.now, step=step):
        raise NoSecondFactor("no second factor is being set up")
    return _new_recovery_codes(tx, staff_id)


def use_code(tx: Transaction, secrets: Secrets, staff_id: str, code: str) -> bool:
    """Whether this is a code of the moment; it is used up, and with it all earlier ones."""
    row = tx.row(_ONE, staff_id=staff_id)
    if row is None or row.confirmed_at is None:
        return False
    step = _step_of(_opened(tx, secrets, staff_id, row.sealed_secret), code, tx.now, row.last_step)
    return step is not None and bool(tx.run(_USE, staff_id_=staff_id, step=step))


def use_recovery_code(tx: Transaction, staff_id: str, code: str) -> bool:
    """Whether it was one of this person's; it is used up."""
    return bool(tx.run(_USE_RECOVERY, staff_id_=staff_id, hash_=_recovery_hash(staff_id, code), at=tx.now))


def drop_second_factor(tx: Transaction, staff_id: str) -> bool:
    """Take it away, with its recovery codes; whether there was one."""
    tx.run(_DROP_CODES, staff_id=staff_id)
    return bool(tx.run(_DROP, staff_id=staff_id))


def uri_of(secret: str, email: str, shop: str) -> str:
    """What the telephone's camera reads."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=shop)


def _step_of(secret: str, code: str, now: datetime, last: int) -> int | None:
    """The step after `last` whose code this is. Every candidate is compared, in constant time."""
    digits = code.replace(" ", "")
    if not (len(digits) == DIGITS and digits.isascii() and digits.isdigit()):
        return None
    present, codes = int(now.timestamp()) // STEP_SECONDS, pyotp.HOTP(secret, digits=DIGITS)
    fitting = [
        step for step in range(present - AROUND, present + AROUND + 1)
        if hmac.compare_digest(codes.at(step), digits) and step > last
    ]  # fmt: skip
    return fitting[0] if fitting else None


def _new_recovery_codes(tx: Transaction, staff_id: str) -> list[str]:
    tx.run(_DROP_CODES, staff_id=staff_id)
    codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
    rows = [{"staff_id": staff_id, "hash": _recovery_hash(staff_id, code), "created_at": tx.now} for code in codes]
    insert_many(tx, "recovery_codes.add", recovery_codes, rows)
    return codes


def _recovery_code() -> str:
    chance, letters = int.from_bytes(new_key()), ""
    for _ in range(_CODE_LETTERS):
        chance, letter = divmod(chance, len(LETTERS))
        letters += LETTERS[letter].lower()
    return "-".join(letters[at : at + _GROUP] for at in range(0, _CODE_LETTERS, _GROUP))


def _recovery_hash(staff_id: str, code: str) -> str:
    return token_hash(f"{staff_id}:{''.join(sign for sign in code.lower() if sign.isalnum())}")


def _opened(tx: Transaction, secrets: Secrets, staff_id: str, sealed: bytes) -> str:
    return secrets.open(bytes(sealed), _place(tx, staff_id)).decode()


def _place(tx: Transaction, staff_id: str) -> bytes:
    return place(tx.shop_id, "second_factors", "sealed_secret", staff_id)
