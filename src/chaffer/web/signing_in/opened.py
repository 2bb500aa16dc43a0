"""What a page is told of the person who is signed in."""

from typing import Annotated, Any

import msgspec
from sqlalchemy import and_, select

from chaffer.accounts.shops import Shop, own_shop
from chaffer.accounts.staff.built_in_roles import SELLER
from chaffer.accounts.staff.people import Person, has_second_factor, person
from chaffer.accounts.staff.roles import permissions_of
from chaffer.accounts.tables import sellers, staff
from chaffer.runtime.fencing import NOBODYS_SELLER
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.web.signing_in.csrf import csrf_of

DeskSettings = Annotated[
    dict[str, Any],
    msgspec.Meta(description="what the person chose for the screens: a small object", examples=[{"theme": "dark"}]),
]


_SELLS_FOR = Statement(
    "sellers.of_person",
    select(sellers.c.id, sellers.c.name)
    .join(staff, and_(staff.c.shop_id == sellers.c.shop_id, staff.c.seller_id == sellers.c.id))
    .where(mine(sellers), staff.c.id == given("id")),
)


class SelfOut(msgspec.Struct, frozen=True):
    """role: the id of one in /roles. settings: what the person chose for the screens."""

    id: str
    name: str
    email: str
    role: str
    language: str
    settings: dict[str, Any]


class OwnShopOut(msgspec.Struct, frozen=True):
    id: str
    slug: str
    name: str
    currency: str
    languages: tuple[str, ...]
    time_zone: str


class SellsFor(msgspec.Struct, frozen=True):
    id: str
    name: str


class SessionOut(msgspec.Struct, frozen=True):
    """csrf: goes as the header X-Chaffer-Csrf with each call that is not a GET. second_factor: whether one is set up.
    seller: for whom of a marketplace's sellers the person sells; they see nothing else then. The id none: for nobody yet.
    """

    id: str
    staff: SelfOut
    shop: OwnShopOut
    permissions: tuple[str, ...]
    csrf: str
    second_factor: bool
    seller: SellsFor | None = None


def session_out(tx: Transaction, session_id: str, token: str, staff_id: str) -> SessionOut:
    whom = person(tx, staff_id)
    return SessionOut(
        session_id, _self(whom), _shop(own_shop(tx)), tuple(sorted(permissions_of(tx, whom.role))), csrf_of(token),
        has_second_factor(tx, staff_id), _sells_for(tx, whom),
    )  # fmt: skip


def _sells_for(tx: Transaction, whom: Person) -> SellsFor | None:
    row = tx.row(_SELLS_FOR, id=whom.id)
    if row is not None:
        return SellsFor(row.id, row.name)
    return SellsFor(NOBODYS_SELLER, "") if whom.role == SELLER else None


def _self(whom: Person) -> SelfOut:
    return SelfOut(whom.id, whom.name, whom.email, whom.role, whom.language, whom.settings)


def _shop(shop: Shop) -> OwnShopOut:
    return OwnShopOut(shop.id, shop.slug, shop.name, shop.currency, shop.languages, shop.time_zone)
