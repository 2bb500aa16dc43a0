"""Say how somebody appears to shoppers: the name above their words, a number of their own."""

import msgspec
from sqlalchemy import select

from chaffer.accounts.listing import is_staff
from chaffer.accounts.tables import channel_accounts
from chaffer.desk.stylists.appearing import stylist, stylist_of_number
from chaffer.desk.stylists.tables import stylists
from chaffer.kernel.errors import Conflict, Invalid, NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

SIGNATURE_AT_MOST = 80
_insert = insert_all(stylists)
_KEEP = Statement(
    "stylists.keep",
    _insert.on_conflict_do_update(
        index_elements=["shop_id", "staff_id"],
        set_={name: _insert.excluded[name] for name in ("signature", "account_id", "updated_at")},
    ),
)
_ACCOUNT = Statement(
    "stylists.account",
    select(channel_accounts.c.id).where(
        mine(channel_accounts), channel_accounts.c.id == given("id"), channel_accounts.c.state != "removed"
    ),
)


class SetStylist(msgspec.Struct, frozen=True):
    """What is None stays as it is; "" takes it away. account_id: a channel account of the shop, nobody else's."""

    staff_id: str
    signature: str | None = None
    account_id: str | None = None


def set_stylist(tx: Transaction, command: SetStylist) -> None:
    """Safe to repeat. Raises NotFound, Invalid, Conflict for a number that is a colleague's."""
    if not is_staff(tx, command.staff_id):
        raise NotFound("nobody of this id works here")
    known = stylist(tx, command.staff_id)
    signature = " ".join((command.signature or "").split()) if command.signature is not None else ""
    if len(signature) > SIGNATURE_AT_MOST:
        raise Invalid(f"a signature has at most {SIGNATURE_AT_MOST} characters", field="signature")
    if command.account_id:
        _check_account(tx, command.account_id, command.staff_id)
    tx.run(
        _KEEP, staff_id=command.staff_id,
        signature=signature if command.signature is not None else known.signature if known else "",
        account_id=command.account_id if command.account_id is not None else known.account_id if known else "",
        updated_at=tx.now,
    )  # fmt: skip
    tx.changed("agent", command.staff_id)


def _check_account(tx: Transaction, account_id: str, staff_id: str) -> None:
    if tx.value(_ACCOUNT, id=account_id) is None:
        raise Invalid("the shop has no such channel account", field="account_id")
    if stylist_of_number(tx, account_id) not in ("", staff_id):
        raise Conflict("this number is a colleague's own", field="account_id")
