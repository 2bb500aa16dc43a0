"""What a page is told of the person who is signed in."""

from typing import Annotated, Any

import msgspec

from chaffer.accounts.shops import Shop, own_shop
from chaffer.accounts.staff.people import Person, has_second_factor, person
from chaffer.accounts.staff.roles import permissions_of
from chaffer.runtime.transaction import Transaction
from chaffer.web.signing_in.csrf import csrf_of

DeskSettings = Annotated[
    dict[str, Any],
    msgspec.Meta(description="what the person chose for the screens: a small object", examples=[{"theme": "dark"}]),
]


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


class SessionOut(msgspec.Struct, frozen=True):
    """csrf: goes as the header X-Chaffer-Csrf with each call that is not a GET. second_factor: whether one is set up."""

    id: str
    staff: SelfOut
    shop: OwnShopOut
    permissions: tuple[str, ...]
    csrf: str
    second_factor: bool


def session_out(tx: Transaction, session_id: str, token: str, staff_id: str) -> SessionOut:
    whom = person(tx, staff_id)
    return SessionOut(
        session_id, _self(whom), _shop(own_shop(tx)), tuple(sorted(permissions_of(tx, whom.role))), csrf_of(token),
        has_second_factor(tx, staff_id),
    )  # fmt: skip


def _self(whom: Person) -> SelfOut:
    return SelfOut(whom.id, whom.name, whom.email, whom.role, whom.language, whom.settings)


def _shop(shop: Shop) -> OwnShopOut:
    return OwnShopOut(shop.id, shop.slug, shop.name, shop.currency, shop.languages, shop.time_zone)
