"""Make one of a marketplace's sellers, and change them."""

import msgspec
from sqlalchemy import func, select, update

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.sellers.queries import Seller, seller
from chaffer.accounts.shop_name import check_name
from chaffer.accounts.tables import sellers
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

STATES = ("active", "away", "closed")
MILLION = 1_000_000
AT_MOST = 500
_FIELDS = ("name", "languages", "commission_ppm", "ships", "state")
_ADD = Statement("sellers.add", insert_all(sellers, "id", *_FIELDS, "created_at"))
_CHANGE = Statement(
    "sellers.change",
    update(sellers)
    .where(mine(sellers), sellers.c.id == given("id_"))
    .values({name: given(f"{name}_", type_=sellers.c[name].type) for name in _FIELDS}),
)
_COUNT = Statement("sellers.count", select(func.count().label("number")).select_from(sellers).where(mine(sellers)))


class WriteSeller(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is None stays as it is. languages: in which their people answer; none: any. commission_ppm: what the shop keeps, in
    millionths. ships: they send their own parcels, and see where to. state: active, away (the shop's own people answer), closed.
    """

    name: str | None = None
    languages: tuple[str, ...] | None = None
    commission_ppm: int | None = None
    ships: bool | None = None
    state: str | None = None


def add_seller(tx: Transaction, command: WriteSeller, actor: Actor) -> str:
    """The new seller's id. Raises Invalid."""
    if int(tx.value(_COUNT)) >= AT_MOST:
        raise Invalid(f"a shop has at most {AT_MOST} sellers")
    new = _changed(Seller(tx.new_id("seller"), "", (), 0, False, "active", tx.now), command)
    tx.run(_ADD, id=new.id, created_at=tx.now, **{name: getattr(new, name) for name in _FIELDS})
    tx.changed("seller", new.id)
    audit.record(tx, actor, "seller.add", target_kind="seller", target_id=new.id, after=command)
    return new.id


def change_seller(tx: Transaction, seller_id: str, command: WriteSeller, actor: Actor) -> None:
    """Raises NotFound, Invalid."""
    before = seller(tx, seller_id)
    after = _changed(before, command)
    tx.run(_CHANGE, id_=seller_id, **{f"{name}_": getattr(after, name) for name in _FIELDS})
    tx.changed("seller", seller_id)
    audit.record(
        tx, actor, "seller.change", target_kind="seller", target_id=seller_id,
        before={name: getattr(before, name) for name in command.__struct_fields__ if getattr(command, name) is not None},
        after=command,
    )  # fmt: skip


def _changed(was: Seller, command: WriteSeller) -> Seller:
    told = {name: value for name in command.__struct_fields__ if (value := getattr(command, name)) is not None}
    now = msgspec.structs.replace(was, **{**told, "name": str(told.get("name", was.name)).strip()})
    check_name(now.name)
    if now.state not in STATES:
        raise Invalid(f"state is one of {', '.join(STATES)}", field="state")
    if not 0 <= now.commission_ppm <= MILLION:
        raise Invalid("a commission is between 0 and 1000000 millionths", field="commission_ppm")
    return now
