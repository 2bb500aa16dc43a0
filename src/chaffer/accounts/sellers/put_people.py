"""Say who sells for one of a marketplace's sellers. They see what is that seller's from their next call on, and no more."""

from collections.abc import Sequence

from sqlalchemy import select, update

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.sellers.queries import seller
from chaffer.accounts.staff.built_in_roles import OWNER
from chaffer.accounts.staff.granting import check_grant
from chaffer.accounts.staff.people import person
from chaffer.accounts.staff.roles import permissions_of
from chaffer.accounts.tables import staff
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_OF = Statement("staff.of_seller", select(staff.c.id).where(mine(staff), staff.c.seller_id == given("seller")))
_WHOSE = Statement("staff.whose", select(staff.c.seller_id).where(mine(staff), staff.c.id == given("id")))
_SET = Statement(
    "staff.sell_for", update(staff).where(mine(staff), staff.c.id == given("id_")).values(seller_id=given("seller"))
)


def put_people(tx: Transaction, seller_id: str, staff_ids: Sequence[str], actor: Actor, may: frozenset[str]) -> None:
    """These and nobody else. may: what the caller may do. Raises NotFound, Invalid, MoreThanOneHas."""
    seller(tx, seller_id)
    before = {row.id for row in tx.rows(_OF, seller=seller_id)}
    wanted = set(staff_ids)
    for staff_id in sorted(wanted ^ before):
        _check(tx, staff_id, seller_id, may)
        tx.run(_SET, id_=staff_id, seller=seller_id if staff_id in wanted else "")
        tx.changed("staff", staff_id)
    tx.changed("seller", seller_id)
    audit.record(
        tx,
        actor,
        "seller.people",
        target_kind="seller",
        target_id=seller_id,
        before=sorted(before),
        after=sorted(wanted),
    )


def _check(tx: Transaction, staff_id: str, seller_id: str, may: frozenset[str]) -> None:
    try:
        whom = person(tx, staff_id)
    except NotFound:
        raise Invalid(f"no such member of staff: {staff_id}", field="staff_ids") from None
    if whom.role == OWNER:
        raise Invalid("an owner sees the whole shop, and sells for nobody", field="staff_ids")
    if tx.value(_WHOSE, id=staff_id) not in ("", seller_id):
        raise Invalid(f"{whom.name} sells for somebody else already", field="staff_ids")
    check_grant(permissions_of(tx, whom.role), may)
